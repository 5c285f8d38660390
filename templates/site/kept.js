/**
 * What someone keeps in this browser, and nothing else knows of: the only module that touches `list` of localStorage.
 *
 * What is found there may be anything: another version wrote it, or a person. What is wrong is passed over.
 *
 * @typedef {{ref: string, note: string, added: string}} Kept `ref` is `<kind>/<id>`, `added` a day as YYYY-MM-DD, or ""
 */

const KEY = "list";
/** Records in a list. */
export const MOST = 200;
/** Characters of a note. */
export const NOTE = 500;
const REF = /^[a-z0-9-]+\/[a-z0-9-]+$/;
/** Characters of a ref. */
const LONGEST = 200;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Those of `texts` that may name a record, each once, at most MOST. @param {unknown[]} texts @returns {string[]} */
export function refs(texts) {
  const right = texts.filter((one) => typeof one === "string" && one.length <= LONGEST && REF.test(one));
  return [...new Set(right)].slice(0, MOST);
}

/** @returns {Kept[]} in the person's order; empty where the browser lets nothing be kept */
export function read() {
  let found;
  try {
    found = JSON.parse(localStorage.getItem(KEY));
  } catch {
    // Storage that is forbidden, or no JSON.
  }
  const known = new Map((Array.isArray(found) ? found : []).map((one) => [one?.ref, one]));
  return refs([...known.keys()]).map((ref) => {
    const { note, added } = known.get(ref);
    return { ref, note: typeof note === "string" ? note.slice(0, NOTE) : "", added: DAY.test(added) && Date.parse(added) ? added : "" };
  });
}

/** @param {Kept[]} list @returns {boolean} whether the browser let it be kept */
export function write(list) {
  try {
    if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  // The browser tells other tabs by itself, but not this one.
  dispatchEvent(new Event("kept"));
  return true;
}

/** @param {string[]} more refs @returns {"" | "full" | "refused"} what hindered it; nothing is added then */
export function add(more) {
  const list = read();
  const lacking = refs(more).filter((ref) => !list.some((one) => one.ref === ref));
  if (list.length + lacking.length > MOST) return "full";
  const added = new Date().toISOString().slice(0, 10);
  return write([...list, ...lacking.map((ref) => ({ ref, note: "", added }))]) ? "" : "refused";
}

/** @param {string} ref @returns {boolean} whether the browser let it be forgotten */
export const remove = (ref) => write(read().filter((one) => one.ref !== ref));

/** Calls back when the list changed, in this tab or in another, or may have while the page was asleep. */
export function changed(call) {
  addEventListener("kept", call);
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && call());
  addEventListener("pageshow", ({ persisted }) => persisted && call());
}
