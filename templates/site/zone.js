/**
 * "Keep this zone on this phone": the zone's page and its records in the page's language, with what it takes and a way back.
 *
 * Works on any element with `data-zone`, `data-page` (the zone's), `data-size` (kB) and `data-words`
 * (templates/pages/blocks/keep.html).
 */
import { el, fill, show } from "../search/dom.js";
import { here, home, mine, root } from "./here.js";
import { clear, drop, keep, kept, possible } from "./store.js";

const prefix = home.slice(root.length);
const day = (date) => new Date(date).toLocaleString(here.words.locale, { dateStyle: "long" });

/** The pages of a zone, and the list of them itself, which says when all had come. @param {string} zone */
async function pagesOf(zone) {
  const list = `offline/${zone}.json`;
  const { pages } = await (await fetch(root + list, { cache: "no-cache" })).json();
  return [...pages.map((one) => prefix + one), list];
}

/** @param {HTMLElement} place */
async function offer(place) {
  const { zone, page, size } = place.dataset;
  const words = JSON.parse(place.dataset.words);
  const shelf = `zone ${zone}`;
  const list = `offline/${zone}.json`;
  const status = el("p", { role: "status" });
  const buttons = el("p");
  place.append(status, buttons);

  const button = (text, does) => el("button", { type: "button", class: "plain", onclick: does }, text);

  /** What is there now, said after what has just happened. */
  async function state(happened = "") {
    const there = await kept(shelf);
    const whole = there.has(list) && there.has(prefix + page);
    show(status, happened || (whole ? fill(words.done, { day: day(there.get(list)) }) : words.why));
    show(
      buttons,
      button(whole ? words.renew : there.size ? words.again : fill(words.keep, { size }), fetchAll),
      there.size && " ",
      there.size && button(words.remove, remove),
    );
    place.dataset.state = whole ? "kept" : there.size ? "partly" : "none";
    place.hidden = false;
  }

  async function fetchAll() {
    const had = place.contains(document.activeElement);
    show(buttons);
    place.dataset.state = "working";
    let [number, of] = [0, 0];
    const progress = (done) => show(status, fill(words.working, { done: (number = done), total: of }));
    try {
      const paths = await pagesOf(zone);
      of = paths.length - 1;
      progress(0);
      const before = await kept(shelf);
      await keep(paths.slice(0, -1), { shelf, progress });
      await keep(paths.slice(-1), { shelf });
      await drop([...before.keys()].filter((path) => mine(path) && !paths.includes(path)), { shelf });
      await state();
    } catch (error) {
      await state(fill(error.code === "full" ? words.full : words.offline, { done: number, total: of }));
    }
    // The button that was pressed has gone: who uses a keyboard stays where they were.
    if (had) buttons.querySelector("button").focus();
  }

  async function remove() {
    await clear(shelf);
    await state(words.removed);
    buttons.querySelector("button").focus();
  }

  await state();
}

if (possible) for (const place of document.querySelectorAll("[data-zone]")) offer(place).catch(Boolean);
