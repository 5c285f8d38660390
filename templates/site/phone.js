/** The page "On this phone": which pages can be read without a network, and a way to take everything away. */
import { by, el, fill, show } from "../search/dom.js";
import { here, home, mine, root } from "./here.js";
import { clear, kept, possible, shelves, text } from "./store.js";

const words = JSON.parse(by("said").textContent);
const own = `${home.slice(root.length)}offline/`;
const day = (date) => new Date(date).toLocaleString(here.words.locale, { dateStyle: "long" });

/** A page's title; nothing of it runs. */
const titleOf = (html) => new DOMParser().parseFromString(html, "text/html").querySelector("h1")?.textContent.trim();

async function line(shelf, path, date) {
  const title = titleOf(await text(shelf, path));
  return title && el("li", null, el("a", { href: root + path }, title), " ", el("small", null, fill(words.copied, { day: day(date) })));
}

/** Of each shelf what its reader looks for first: the last pages seen, the first of a zone. */
async function draw() {
  const seen = await kept("seen");
  const lines = [...seen].reverse().filter(([path]) => mine(path) && path !== own).map(([path, date]) => line("seen", path, date));
  for (const shelf of await shelves("zone ")) {
    const there = [...(await kept(shelf))].filter(([path]) => mine(path) && path.includes(`/${shelf.slice(5)}/`));
    lines.unshift(...there.slice(0, 1).map(([path, date]) => line(shelf, path, date)));
  }
  const shown = (await Promise.all(lines)).filter(Boolean);
  show(by("pages"), ...shown);
  by("kept").hidden = !shown.length;
  by("nothing").hidden = shown.length > 0;
}

if (possible) {
  draw().catch(Boolean);
  by("forget").onclick = async () => {
    // Urgent numbers stay: they tell nothing of who looks at them.
    for (const shelf of await shelves()) if (!shelf.startsWith("shell ")) await clear(shelf);
    await draw();
    by("nothing").focus();
  };
}
