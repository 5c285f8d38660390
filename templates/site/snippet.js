/** The page that makes the snippet for other sites: what is chosen becomes the list below, and the text to be copied. */
import { by, fill } from "../search/dom.js";
import { root } from "./here.js";

const said = JSON.parse(by("said").textContent);
const [form, snippet, state, live] = [by("choose"), by("snippet"), by("state"), by("live")];
/** The attributes that may be chosen, in the order in which they are written. */
const NAMES = ["zone", "need", "kind", "lang", "limit", "heading", "theme", "hide"];
/** Where the site will be; where the city has not said it, where it is. */
const home = /^https?:/.test(said.home) ? said.home : root;
/** What every list is part of. */
const whole = { title: said.site, address: root };
/** What the list shows: its title and where the same is on the site; until it has come, what it is part of. */
let shown = whole;
/** The title that was last seen, and whether anybody has chosen anything: only then is a change worth a word. */
let seen = said.site;
let touched = false;

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]);

/** What is chosen, by attribute; what is usual is left out. @returns {Object<string, string>} */
function chosen() {
  const given = new FormData(form);
  return Object.fromEntries(NAMES.map((name) => [name, given.getAll(name).join(" ").trim()]).filter(([, value]) => value));
}

function write() {
  const attributes = Object.entries(chosen()).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const address = home + shown.address.slice(root.length);
  snippet.value = [
    `<crocevia-list${attributes.join("")}>`,
    `  <a href="${escaped(address)}">${escaped(shown.title)}</a>`,
    "</crocevia-list>",
    `<script type="module" src="${escaped(`${home}widget/crocevia-list.js`)}"></script>`,
  ].join("\n");
}

function choose() {
  if (!form.checkValidity()) return;
  const now = chosen();
  for (const name of NAMES) {
    if (name in now) live.setAttribute(name, now[name]);
    else live.removeAttribute(name);
  }
  shown = whole;
  write();
}

/** Copies the text; where the browser does not let us, marks it. */
async function copy() {
  const done = await navigator.clipboard?.writeText(snippet.value).then(() => true, () => false);
  if (!done) snippet.select();
  state.textContent = said[done ? "copied" : "uncopied"];
}

live.addEventListener("crocevia-list", ({ detail }) => {
  if (touched && seen !== detail.title) state.textContent = fill(said.changed, detail);
  seen = detail.title;
  shown = detail;
  write();
});
form.addEventListener("input", () => {
  touched = true;
  choose();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  copy();
});
// A page of the site may ask for its own list: `?zone=…`.
for (const [name, value] of new URLSearchParams(location.search)) {
  const field = NAMES.includes(name) && form.elements.namedItem(name);
  if (field instanceof HTMLSelectElement && [...field.options].some((one) => one.value === value)) field.value = value;
}
import(`${root}widget/crocevia-list.js`).then(
  () => {
    for (const part of [by("choices"), by("copy"), by("preview")]) part.hidden = false;
    choose();
  },
  () => {
    state.textContent = said.wrong;
  },
);
