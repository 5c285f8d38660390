/**
 * Chooses by writing a part of a name: an editable combobox with a list (ARIA 1.2), what is chosen standing above it.
 * A field that was made at build time is taken over; its input stays its labelled control.
 */
import { el, fill, show } from "../search/dom.js";
import { names } from "./names.js";
import { said } from "./said.js";

/** Milliseconds without a key after which names are looked for. */
const PAUSE = 150;

/**
 * @param {HTMLElement} place `.ask` with `data-known`
 * @param {() => void} changed
 * @returns {{read: () => string[], write: (values: string[]) => Promise<void>, labels: () => string[]}}
 */
export function picker(place, changed) {
  const input = place.querySelector("input");
  const single = !("many" in place.dataset);
  const known = names(place.dataset.known, "records" in place.dataset);
  const id = `l-${input.name}`;
  const list = el("ul", { id, role: "listbox", "aria-label": said.offered_list, class: "offered", hidden: true });
  const status = el("span", { role: "status", class: "unseen" });
  const picked = el("ul", { class: "picked" });
  /** @type {Map<string, string>} value → what it is called */
  let chosen = new Map();
  let offered = [];
  let active = -1;
  let timer = 0;
  let turn = 0;

  input.before(picked);
  input.after(list, status);
  const is = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
  for (const [name, value] of Object.entries(is)) input.setAttribute(name, value);

  function draw() {
    const taken = ([value, label]) =>
      el(
        "li",
        null,
        el("bdi", null, label),
        el("button", { type: "button", class: "plain", "aria-label": fill(said.remove, { label }), onclick: () => drop(value) }, "×"),
      );
    show(picked, ...[...chosen].map(taken));
    picked.hidden = !chosen.size;
    input.hidden = single && chosen.size > 0;
  }

  function drop(value) {
    chosen.delete(value);
    draw();
    input.focus();
    changed();
  }

  function close() {
    clearTimeout(timer);
    turn++;
    offered = [];
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((one, number) => one.setAttribute("aria-selected", String(number === index)));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `${id}-${index}`);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  }

  function take(number) {
    const { value, label } = offered[number];
    if (single) chosen.clear();
    chosen.set(value, label);
    input.value = "";
    close();
    draw();
    if (single) picked.querySelector("button").focus();
    status.textContent = fill(said.taken, { label });
    changed();
  }

  async function ask() {
    const mine = ++turn;
    let found;
    try {
      found = (await known.like(input.value)).filter(({ value }) => !chosen.has(value));
    } catch {
      if (mine === turn) status.textContent = said.unfetched;
      return;
    }
    if (mine !== turn || document.activeElement !== input) return;
    if (!input.value.trim()) return void close();
    offered = found;
    const option = ({ label, also }, number) =>
      el(
        "li",
        { id: `${id}-${number}`, role: "option", "aria-selected": "false", onclick: () => take(number) },
        el("span", null, label),
        also && el("small", null, also),
      );
    show(list, ...found.map(option));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length ? fill(said.offered, { count: found.length }) : said.unknown_name;
    mark(-1);
  }

  const keys = {
    ArrowDown: () => (offered.length ? mark((active + 1) % offered.length) : ask()),
    ArrowUp: () => offered.length && mark(active > 0 ? active - 1 : offered.length - 1),
    Enter: () => offered.length && take(Math.max(active, 0)),
    Escape: close,
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  // A finger on a name must not take the focus away before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  draw();

  return {
    read: () => [...chosen.keys()],
    labels: () => [...chosen.values()],
    /** The values at once, what they are called as soon as that has come. */
    async write(values) {
      chosen = new Map(values.map((value) => [value, value]));
      draw();
      await Promise.all(
        values.map(async (value) => {
          const label = await known.label(value);
          if (chosen.has(value)) chosen.set(value, label);
        }),
      );
      draw();
    },
    /** What was typed and not chosen: it would be lost. */
    open: () => input.value.trim(),
  };
}
