/**
 * The fields of the form, read and written as the cells of a record: a text, or a list of texts; what is empty is left out.
 *
 * @typedef {string | string[]} Cell
 * @typedef {{name: string, place: HTMLElement, widget: string, role: string, many: boolean, needed: boolean, title: string,
 *   read: () => Cell | undefined, write: (cell: Cell | undefined) => Promise<void>, shown: () => string[], focus: (index?: number) => void}} Field
 */
import { by, el } from "../search/dom.js";
import { picker } from "./picker.js";
import { rows } from "./rows.js";
import { said } from "./said.js";

const listOf = (cell) => (cell === undefined ? [] : Array.isArray(cell) ? cell : [cell]);

/** Ways to read and write the controls of a place: each gives and takes a list. */
const ways = {
  lines: rows,
  meetings: rows,
  pick: picker,
  some: ticked,
  one: ticked,
  yesno: ticked,
};

function ticked(place) {
  const all = () => [...place.querySelectorAll("input")];
  let order = [];
  // Those that were there in the order in which they stood: another order is no change.
  const rank = ({ value }) => (order.includes(value) ? order.indexOf(value) : order.length);
  const chosen = () => all().filter((one) => one.checked && one.value).sort((one, other) => rank(one) - rank(other));
  return {
    read: () => chosen().map((one) => one.value),
    labels: () => chosen().map((one) => one.parentElement.textContent.trim()),
    write(values) {
      // What is no choice any more stays, so that nothing is lost unseen.
      for (const value of values.filter((one) => !all().some((input) => input.value === one))) {
        const input = all()[0].cloneNode();
        input.value = value;
        place.querySelector(".choices").append(el("label", null, input, " ", el("span", null, value)));
      }
      order = values;
      for (const one of all()) one.checked = one.value ? values.includes(one.value) : !values.length;
      // A long list begins with what is chosen: the rest may have to be scrolled to.
      place.querySelector(".choices.many")?.prepend(...chosen().map((one) => one.parentElement));
    },
  };
}

function written(place) {
  const input = place.querySelector("input, textarea");
  const hours = place.dataset.widget === "hours";
  return {
    read() {
      const text = input.value.replace(/\r\n?/g, "\n").trim();
      // A rule a line is easier to read; in a record a semicolon stands between.
      const one = hours ? text.split(/\s*;?\s*\n\s*/).join("; ") : text;
      return one ? [one] : [];
    },
    write: ([text = ""]) => {
      input.value = hours ? text.split(/\s*;\s*/).join("\n") : text;
    },
  };
}

/** @param {HTMLElement} place @param {(field: Field) => void} changed @returns {Field} */
function field(place, changed) {
  const { field: name, widget, role = "" } = place.dataset;
  const many = "many" in place.dataset;
  const label = place.querySelector("legend, label");
  const title = [...label.childNodes].filter((one) => !one.classList?.contains("must")).map((one) => one.textContent).join("").trim();
  const way = (ways[widget] || written)(place, () => changed(made));
  const made = {
    name,
    place,
    widget,
    role,
    many,
    title,
    needed: "needed" in place.dataset,
    read() {
      const values = way.read();
      return values.length ? (many ? values : values[0]) : undefined;
    },
    write: async (cell) => void (await way.write(listOf(cell))),
    shown: () => (way.labels || way.read)(),
    /** What was typed into it and is no value yet. */
    open: () => (way.open ? way.open() : ""),
    focus(index = 0) {
      for (let one = place.parentElement; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
      const all = [...place.querySelectorAll("input:not([hidden]), textarea, button")];
      const inputs = all.filter((one) => one.tagName !== "BUTTON");
      (inputs[Math.max(0, index)] || inputs[0] || all[0]).focus();
    },
  };
  place.addEventListener("input", () => changed(made));
  return made;
}

/** The form's fields in the order of the schema. @param {(field: Field) => void} changed @returns {Field[]} */
export function fields(changed) {
  const all = [...by("form").querySelectorAll("[data-field]")].map((place) => field(place, changed));
  return all.sort((one, other) => said.fields.indexOf(one.name) - said.fields.indexOf(other.name));
}

/** The cells of a record, in the order of the schema. @param {Field[]} all @returns {Object<string, Cell>} */
export const cells = (all) =>
  Object.fromEntries(all.map((one) => [one.name, one.read()]).filter(([, cell]) => cell !== undefined));

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
export { listOf };
