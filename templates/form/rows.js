/** Several free values, one below the other: rows that can be added and taken away. */
import { el, fill } from "../search/dom.js";
import { said } from "./said.js";

/**
 * @param {HTMLElement} place `.ask` with one row made at build time
 * @param {() => void} changed
 * @returns {{read: () => string[], write: (values: string[]) => void}}
 */
export function rows(place, changed) {
  const list = place.querySelector(".rows");
  const pattern = list.querySelector("input").cloneNode();
  const title = pattern.getAttribute("aria-label").replace(/ 1$/, "");
  const more = el("button", { type: "button", class: "plain", onclick: () => (add(""), renumber(), inputs().pop().focus()) }, fill(said.add_row, { what: title }));
  const inputs = () => [...list.querySelectorAll("input")];

  function add(value) {
    const input = pattern.cloneNode();
    input.value = value;
    list.append(el("li", null, input, el("button", { type: "button", class: "plain", onclick: take }, "×")));
  }

  function take({ currentTarget }) {
    const at = inputs().indexOf(currentTarget.previousElementSibling);
    currentTarget.parentElement.remove();
    if (!inputs().length) add("");
    renumber();
    inputs()[Math.max(0, at - 1)].focus();
    changed();
  }

  function renumber() {
    inputs().forEach((input, at) => {
      const label = `${title} ${at + 1}`;
      input.id = at ? `f-${input.name}-${at + 1}` : `f-${input.name}`;
      input.setAttribute("aria-label", label);
      input.nextElementSibling.setAttribute("aria-label", fill(said.remove, { label }));
    });
  }

  function write(values) {
    list.textContent = "";
    for (const value of values.length ? values : [""]) add(value);
    renumber();
  }
  list.after(more);
  write([""]);
  return { write, read: () => inputs().map((one) => one.value.trim()).filter(Boolean) };
}
