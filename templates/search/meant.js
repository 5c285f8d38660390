/** What the words were taken to mean and which filters are on: each can be taken away. */
import { el, fill } from "./dom.js";

/** From so many meanings on, a phrase is a guess. */
const MANY = 3;

/** A button that takes something away. */
const chip = (text, said, onclick) =>
  el(
    "li",
    null,
    el(
      "button",
      { type: "button", class: "chip", onclick, "aria-label": fill(said.remove, { label: text }) },
      text,
      el("span", { "aria-hidden": "true" }, "×"),
    ),
  );

/**
 * @param {{asked: object, answer: object|null, label: function, said: object, change: function, toggle: function}} page
 * @returns {Node[]}
 */
export function meant({ asked, answer, label, said, change, toggle }) {
  const parts = [];
  const filters = Object.entries(asked.filters).flatMap(([facet, codes]) => codes.map((code) => [facet, code]));
  if (filters.length)
    parts.push(
      el("ul", { class: "chips" }, ...filters.map(([facet, code]) => chip(label(facet, code), said, () => toggle(facet, code)))),
    );
  if (!answer) return parts;
  const { understood, corrected, unknown } = answer;
  // What is also a filter is there already; words that can mean many things ("aiuto") were not understood.
  const sure = ({ facet, code, phrase }) =>
    !(asked.filters[facet] || []).includes(code) && understood.filter((one) => one.phrase === phrase).length < MANY;
  const known = new Map(understood.filter(sure).map((one) => [`${one.facet}:${one.code}`, one.label]));
  if (known.size) {
    parts.push(
      el(
        "div",
        { class: "meant" },
        el("span", null, said.understood),
        " ",
        el(
          "ul",
          { class: "chips" },
          ...[...known].map(([key, text]) => chip(text, said, () => change({ not: [...asked.not, key] }))),
        ),
      ),
    );
  }
  if (corrected.length) {
    parts.push(
      el(
        "p",
        { class: "meant" },
        said.corrected,
        " ",
        el("strong", null, corrected.map((one) => one.to).join(said.comma)),
        ". ",
        el(
          "button",
          { type: "button", class: "plain light", onclick: () => change({ exact: true }) },
          fill(said.exactly, { words: corrected.map((one) => one.from).join(" ") }),
        ),
      ),
    );
  }
  if (unknown.length && answer.total && !understood.length)
    parts.push(el("p", { class: "aside" }, fill(said.unknown, { words: unknown.join(said.comma) })));
  return parts;
}
