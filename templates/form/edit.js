/** A record that is there already: filled in, what was changed marked beside it, with a way back. */
import { by, el, fill, show } from "../search/dom.js";
import { same } from "./fields.js";
import { record } from "./names.js";
import { said } from "./said.js";

/** @typedef {import("./fields.js").Field} Field @typedef {import("./fields.js").Cell} Cell */

const REF = /^[a-z0-9_-]+\/[a-z0-9]+(-[a-z0-9]+)*$/;

/** What the address asks for. @returns {string} `<kind>/<id>`, or "" for a new record */
export function asked() {
  const ref = new URLSearchParams(location.search).get("edit") || "";
  return REF.test(ref) && ref.startsWith(`${said.kind}/`) && ref.length < 200 ? ref : "";
}

/**
 * Fills the form with what is there.
 * @param {string} ref @param {Field[]} fields
 * @returns {Promise<{base: Object<string, Cell>, withheld: string[], named: Promise<void>} | null>} `base`: as the form reads it, so that
 *   nothing seems changed by being read; `named`: when codes have become names; null where there is no such record
 */
export async function filled(ref, fields) {
  const { cells, withheld = [] } = (await record(ref)) || {};
  if (!cells) return null;
  const labels = [];
  for (const field of fields) {
    if (cells[field.name] !== undefined) labels.push(field.write(cells[field.name]));
    if (withheld.includes(field.name)) shut(field);
  }
  open(fields);
  const base = Object.fromEntries(fields.map((one) => [one.name, one.read()]));
  // Names come with a file of their own; what is written does not wait for them.
  const named = Promise.all(labels).catch(Boolean);
  return { base, withheld, named };
}

/** A field of which something is kept secret stays as it is. */
function shut({ place }) {
  for (const one of place.querySelectorAll("input, textarea, button")) one.disabled = true;
  place.append(el("p", { class: "aside" }, said.secret_field));
}

/** Opens the folded parts that say something. @param {Field[]} fields */
export function open(fields) {
  for (const { place, read } of fields) {
    const folded = place.closest("details");
    if (folded && read() !== undefined) folded.open = true;
  }
}

/** @param {Field[]} fields @param {Object<string, Cell>} base @returns {Object<string, Cell | null>} null takes a field away */
export const changes = (fields, base) =>
  Object.fromEntries(
    fields.map((one) => [one.name, one.read()]).flatMap(([name, cell]) => (same(cell, base[name]) ? [] : [[name, cell === undefined ? null : cell]])),
  );

/** Says beside a field what it was, and lets it be so again. @param {Field} field @param {Cell | undefined} was @param {string[]} shown what it was, in words */
export function mark(field, was, shown) {
  const now = !same(field.read(), was);
  field.place.classList.toggle("changed", now);
  let note = by(`w-${field.name}`);
  if (!now) return void note?.remove();
  if (note) return undefined;
  const back = async () => {
    await field.write(was);
    field.focus();
    field.place.dispatchEvent(new Event("input", { bubbles: true }));
  };
  note = el(
    "p",
    { class: "was", id: `w-${field.name}` },
    said.changed,
    " ",
    el("bdi", null, shown.join(said.comma) || said.was_nothing),
    " ",
    el("button", { type: "button", class: "plain light", onclick: back }, said.undo),
  );
  return void field.place.append(note);
}

/** The page says which record is mended. @param {string} name */
export function titled(name) {
  show(by("title"), fill(said.mending, { name }));
  document.title = `${fill(said.mending, { name })} - ${document.title.split(" - ").pop()}`;
}
