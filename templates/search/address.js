/** What is asked, read from an address and written into one: `?q=…&need=…&zone=…&sort=…`. */

/** The facets, in the order in which a person narrows a search. */
export const FACETS = ["need", "zone", "kind", "audience", "cost", "open", "access", "step_free", "language", "verified"];
/** Results shown at a time, and the most that an address can ask for. */
export const STEP = 10;
const MOST = 200;
const LONGEST = 300;
const SORTS = ["near", "meeting"];

/**
 * @typedef {{q: string, filters: Object<string, string[]>, sort: string, near: string, not: string[], exact: boolean, count: number}} Asked
 *   `near` is a zone's code; `not` are concepts (`need:work`) that the words do not mean; `exact`: no guesses at all
 */

/** @param {string} search such as `location.search`; whatever it holds, an answer is made @returns {Asked} */
export function read(search) {
  const given = new URLSearchParams(search);
  const codes = (name) =>
    [...new Set(given.getAll(name).flatMap((one) => one.split(",")))].filter((one) => /^[\w.:-]{1,64}$/.test(one)).slice(0, 50);
  const filters = {};
  for (const facet of FACETS) {
    const found = codes(facet);
    if (found.length) filters[facet] = found;
  }
  if (given.get("free") === "1") filters.cost = ["free"];
  const sort = given.get("sort");
  return {
    q: (given.get("q") || "").slice(0, LONGEST).trim(),
    filters,
    sort: SORTS.includes(sort) ? sort : "relevance",
    near: codes("near")[0] || "",
    not: codes("not"),
    exact: given.get("exact") === "1",
    count: Math.min(MOST, Math.max(STEP, given.get("count") | 0)),
  };
}

/** @param {Asked} asked @returns {string} `?q=…`, always in the same order, or "" where nothing is asked */
export function written(asked) {
  const made = new URLSearchParams();
  if (asked.q) made.set("q", asked.q);
  for (const facet of FACETS) for (const code of asked.filters[facet] || []) made.append(facet, code);
  if (asked.sort !== "relevance") made.set("sort", asked.sort);
  if (asked.near) made.set("near", asked.near);
  for (const one of asked.not) made.append("not", one);
  if (asked.exact) made.set("exact", "1");
  if (asked.count > STEP) made.set("count", String(asked.count));
  const text = made.toString();
  return text && `?${text}`;
}

/** @param {Asked} asked @returns {boolean} whether there is anything to search for */
export const blank = (asked) => !asked.q && !Object.keys(asked.filters).length && asked.sort === "relevance";

/** @param {Object<string, string[]>} filters @param {string} facet @param {string} code @returns the filters, one put in or taken away */
export function toggled(filters, facet, code) {
  const had = filters[facet] || [];
  const { [facet]: _, ...rest } = filters;
  const now = had.includes(code) ? had.filter((one) => one !== code) : [...had, code];
  return now.length ? { ...rest, [facet]: now } : rest;
}
