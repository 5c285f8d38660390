/** The sheet of paper for someone: in their language and its direction, whatever the page's. */
import { el, show } from "../search/dom.js";

/** What paper has no use for: the clock, and links to elsewhere. */
const NOT_ON_PAPER = ".when, .act a[rel], a[href*='openstreetmap.org']";

/**
 * @param {HTMLElement} place
 * @param {{language: {code: string, dir: string}, said: object, urgent: Node|null}} words in the sheet's language
 * @param {{heading: string, list: {facts: import("./facts.js").Facts, note: string}[]}} sheet
 */
export function sheet(place, { language, said, urgent }, { heading, list }) {
  place.lang = language.code;
  place.dir = language.dir;
  show(
    place,
    el("h2", { dir: "auto" }, heading || said.sheet),
    el("ol", null, ...list.map((one) => item(one, said))),
    urgent && document.importNode(urgent, true),
    el("p", null, `${said.site}. ${said.edition}`),
  );
}

function item({ facts, note }, said) {
  const { plain, title, nodes, address } = facts;
  const made = el(
    "li",
    { "data-verification": facts.verification },
    el("h3", title, plain.name),
    ...nodes.map((node) => document.importNode(node, true)),
    note && el("p", { class: "note", dir: "auto" }, el("b", null, said.note), ": ", note),
    el("p", { class: "address", dir: "ltr" }, address.replace(/^https?:\/\//, "")),
  );
  for (const one of made.querySelectorAll(NOT_ON_PAPER)) one.remove();
  return made;
}
