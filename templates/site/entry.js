/** A record in a list: what is needed to go there; in one's own list also a note and its place. */
import { el, fill, show } from "../search/dom.js";
import { facts } from "./facts.js";
import { toggle } from "./keep.js";
import { NOTE } from "./kept.js";

/**
 * @param {string} ref
 * @param {{said: object, prefix: string, came: (facts: object) => void, acts: object|null}} list `acts` are what one's
 *   own entry does (`note(text)`, `move(step)`, `remove()`); null in a list that someone sent
 */
export function entry(ref, { said, prefix, came, acts }) {
  const body = el("div", { class: "facts" });
  const note = acts && el("textarea", { id: `note-${ref}`, maxlength: NOTE, rows: 2, autocomplete: "off" });
  const button = (what, act) => el("button", { type: "button", class: "plain", "data-what": what, onclick: act }, said[what]);
  const buttons = acts
    ? [button("up", () => acts.move(-1)), button("down", () => acts.move(1)), button("remove", acts.remove)]
    : [toggle(ref, ref, said.keep)];
  const kept = el("small");
  const li = el(
    "li",
    { class: "entry", "data-record": ref },
    body,
    note && el("label", { for: note.id }, said.note),
    note,
    el("p", { class: "tools" }, ...buttons, kept),
  );
  const made = { ref, li, name: ref, sync, load, facts: null };
  if (note) note.oninput = () => acts.note(note.value);

  /** Who hears a button alone hears what it is for. */
  function named(name) {
    made.name = name;
    if (!acts) buttons[0].setAttribute("aria-label", fill(said.keep_it, { name }));
    else for (const one of buttons) one.setAttribute("aria-label", fill(said.of, { what: one.textContent, name }));
    note?.setAttribute("aria-label", fill(said.of, { what: said.note, name }));
  }

  /** What is kept of it, and its place. @param {import("./kept.js").Kept} one @param {number} at @param {number} count */
  function sync(one, at, count) {
    // Who is writing is not interrupted by another tab.
    if (note.value !== one.note && !(document.hasFocus() && document.activeElement === note)) note.value = one.note;
    [buttons[0].disabled, buttons[1].disabled] = [at === 0, at === count - 1];
    const day = one.added && new Date(one.added).toLocaleDateString(said.locale, { timeZone: "UTC", dateStyle: "long" });
    show(kept, day && fill(said.added, { day }));
  }

  async function load() {
    show(body, el("h2", null, made.name), el("p", null, said.loading));
    body.setAttribute("aria-busy", "true");
    const found = await facts(ref, prefix);
    body.removeAttribute("aria-busy");
    made.facts = found;
    if (found.state === "here") {
      named(found.plain.name);
      li.dataset.verification = found.verification;
      const heading = el("h2", null, el("a", { href: found.address, ...found.title }, found.plain.name));
      show(body, heading, ...found.nodes.map((node) => document.importNode(node, true)));
      // Clocks are the page's program's (now.js).
      body.dispatchEvent(new Event("shown", { bubbles: true }));
    } else {
      const again = found.state === "unreachable" && el("button", { type: "button", class: "plain", onclick: load }, said.again);
      show(body, el("h2", null, el("code", null, ref)), el("p", { class: "notice" }, said[found.state], " ", again));
    }
    came(made);
  }

  named(ref);
  load();
  return made;
}
