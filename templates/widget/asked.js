/**
 * What an element's attributes ask for. They are somebody else's: whatever they hold, an answer is made, or none.
 *
 * @typedef {{site: string, language: string, zone: string, need: string, kind: string, limit: number, level: number, hide: Set<string>}} Asked
 */

/** A code of a vocabulary, or the name of a kind (crocevia/vocabularies.py). */
const CODE = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;
/** As crocevia/widget/lists.py has it. */
const MOST = 20;
const FEW = 5;
/** A title of this level, records one below: a page has one first heading, and it is not ours. */
const LEVELS = [2, 5, 3];

export const ATTRIBUTES = ["zone", "need", "kind", "lang", "limit", "heading", "hide", "site"];

/** @param {string|null} text @param {number} least @param {number} most @param {number} usual */
function within(text, least, most, usual) {
  const number = parseInt(text, 10);
  return Number.isNaN(number) ? usual : Math.min(most, Math.max(least, number));
}

/** @param {string|null} text @returns {string} "" for none; throws on what is no code */
function code(text) {
  const found = (text || "").trim();
  if (found && !CODE.test(found)) throw new RangeError(`no code: ${found.slice(0, 80)}`);
  return found;
}

/** The first language that the site has, of those that the element and what it stands in say. @param {Element} element @param {string[]} languages */
function language(element, languages) {
  const tags = [element.getAttribute("lang"), element.closest("[lang]")?.getAttribute("lang")];
  const known = tags.map((tag) => languages.find((one) => one === (tag || "").trim().toLowerCase().split("-")[0]));
  return known.find(Boolean) || languages[0];
}

/** @param {Element} element @param {string} home where the program comes from @param {string[]} languages @returns {Asked} */
export function asked(element, home, languages) {
  const of = (name) => element.getAttribute(name);
  const site = of("site") ? new URL(of("site").replace(/\/*$/, "/"), document.baseURI) : new URL(home);
  if (!/^https?:$/.test(site.protocol)) throw new RangeError("no site");
  return {
    site: site.href,
    language: language(element, languages),
    zone: code(of("zone")),
    need: code(of("need")),
    kind: code(of("kind")),
    limit: within(of("limit"), 1, MOST, FEW),
    level: within(of("heading"), ...LEVELS),
    hide: new Set((of("hide") || "").split(/\s+/)),
  };
}
