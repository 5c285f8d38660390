/** Findings at their fields: below each, read aloud politely, and counted at the end with ways to the fields. */
import { by, el, fill, show } from "../search/dom.js";
import { said } from "./said.js";
import { unread } from "./rules.js";

/** @typedef {import("./fields.js").Field} Field @typedef {import("./rules.js").Finding} Finding */

const sentence = ({ problem, remedy }) => [problem, remedy].filter(Boolean).map((one) => one[0].toLocaleUpperCase() + one.slice(1)).join(/[.!?。]$/.test(problem) ? " " : ". ");

/** Fields that were left once, or asked to be checked: only of these is anything told. */
const seen = new Set();

/** Makes the place for findings below a field. @param {Field} field */
export function prepare({ place, name }) {
  const box = el("div", { class: "findings", id: `e-${name}`, "aria-live": "polite" });
  place.append(box);
  const described = place.matches("fieldset") ? place : place.querySelector("input, textarea");
  described.setAttribute("aria-describedby", [described.getAttribute("aria-describedby"), box.id].filter(Boolean).join(" "));
}

/** @param {Field} field of which findings are told from now on */
export const watch = (field) => seen.add(field.name);

/** Each control of a field, by the index of its value. */
const controls = ({ place }) => [...place.querySelectorAll(".rows input, :scope > input, textarea")];

/** @param {Field} field @param {Finding[]} found of this field */
function tell(field, found) {
  const box = by(`e-${field.name}`);
  const lines = found.map((one) =>
    el("p", { class: one.level }, el("strong", null, one.level === "error" ? said.mistake : said.advice), " ", el("bdi", { class: "sentence" }, sentence(one))),
  );
  // What is said already is not said again.
  if (box.textContent !== lines.map((one) => one.textContent).join("")) show(box, ...lines);
  const errors = found.filter(({ level }) => level === "error");
  controls(field).forEach((one, at) => {
    const wrong = errors.some(({ index }) => index === at || index < 0);
    if (wrong) one.setAttribute("aria-invalid", "true");
    else one.removeAttribute("aria-invalid");
  });
  field.place.classList.toggle("wrong", errors.length > 0);
}

/**
 * Tells what is wrong with the fields that were left, and returns all that is wrong.
 * @param {Field[]} fields @param {Finding[]} judged @returns {Finding[]}
 */
export function told(fields, judged) {
  const all = fields.flatMap((field) => {
    const own = unread(field);
    const found = [...own, ...(own.length ? [] : judged.filter((one) => one.field === field.name))];
    tell(field, seen.has(field.name) ? found : []);
    return found;
  });
  return [...all, ...judged.filter((one) => !fields.some(({ name }) => name === one.field))];
}

/** The list at the end of the form. @param {Field[]} fields @param {Finding[]} found */
export function summary(fields, found) {
  const box = by("left");
  const errors = found.filter(({ level }) => level === "error");
  const line = (one) => {
    const field = fields.find(({ name }) => name === one.field);
    const way = field && el("a", { href: `#f-${field.name}`, onclick: (event) => (event.preventDefault(), field.focus(one.index)) }, field.title);
    return el("li", null, way, way && ": ", el("bdi", { class: "sentence" }, sentence(one)));
  };
  const warnings = found.filter(({ level }) => level !== "error");
  show(
    box,
    el("p", null, el("strong", null, errors.length ? fill(said.left_title, { count: errors.length }) : said.fine)),
    errors.length && el("ul", null, ...errors.map(line)),
    errors.length && el("p", null, said.anyway),
    warnings.length && el("p", null, said.advice),
    warnings.length && el("ul", null, ...warnings.map(line)),
  );
  box.className = errors.length ? "notice" : "notice verified";
  box.hidden = false;
  return errors.length;
}
