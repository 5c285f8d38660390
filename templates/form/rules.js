/**
 * What is wrong by the schema's own constraints: told until the full check is there, and where it cannot run.
 *
 * @typedef {{field: string, index: number, level: "error" | "warning", problem: string, remedy?: string}} Finding
 *   `index` is the item of a list, -1 the field as a whole
 */
import { fill } from "../search/dom.js";
import { listOf } from "./fields.js";
import { said } from "./said.js";

const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$/;
const WEB = /^https?:\/\/[^\s/@"<>\\]+\.[^\s/@"<>\\]+(\/[^\s"<>\\]*)?$/i;
const NUMBER = /^[+-]?\d{1,15}(\.\d{1,15})?$/;
const WHOLE = /^[+-]?\d{1,15}$/;

/** The sentence for one value, or "". @param {DOMStringMap} rules of the field's place @param {string} widget @param {string} value */
function wrong(rules, widget, value) {
  if (value.length > rules.most) return fill(said.too_long, { length: value.length, most: rules.most });
  if (rules.pattern && !new RegExp(`^(?:${rules.pattern})$`, "u").test(value)) return fill(said.like, { example: rules.example || "…" });
  if (widget === "number") {
    if (!("whole" in rules ? WHOLE : NUMBER).test(value)) return said.not_number;
    if (Number(value) < rules.from) return fill(said.least, { limit: rules.from });
    if (Number(value) > rules.to) return fill(said.at_most, { limit: rules.to });
  }
  if (widget === "email" && !EMAIL.test(value)) return said.not_email;
  if ((widget === "uri" || rules.format === "uri") && !WEB.test(value)) return said.not_address;
  return "";
}

/** What only the page can know: what was typed and not chosen, a day that is none. @param {import("./fields.js").Field} field @returns {Finding[]} */
export function unread(field) {
  const open = field.open();
  const bad = [...field.place.querySelectorAll("input[type=date]")].some((one) => one.validity.badInput);
  const problem = open ? fill(said.not_chosen, { text: open }) : bad ? said.not_date : "";
  return problem ? [{ field: field.name, index: -1, level: "error", problem }] : [];
}

/** @param {import("./fields.js").Field[]} fields @returns {Finding[]} */
export const simple = (fields) =>
  fields.flatMap(({ name, place, widget, needed, many, read }) => {
    const values = listOf(read());
    if (!values.length) return needed ? [{ field: name, index: -1, level: "error", problem: said.needs_value }] : [];
    return values
      .map((value, at) => ({ field: name, index: many ? at : -1, level: "error", problem: wrong(place.dataset, widget, value) }))
      .filter(({ problem }) => problem);
  });
