/**
 * The draft that this browser keeps: `draft <kind>` for a new record, `draft <kind>/<id>` for one that is mended.
 * Only this module touches these keys of localStorage. What is found there may be anything.
 *
 * @typedef {{at: string, id: string, cells: Object<string, import("./fields.js").Cell>}} Draft `at`: ISO 8601
 */
import { recall, remember } from "../site/memory.js";

const PREFIX = "draft ";
/** Days. */
const KEPT = 30;

const isCell = (cell) => typeof cell === "string" || (Array.isArray(cell) && cell.every((one) => typeof one === "string"));

/** @param {string} text @returns {Draft | null} */
function read(text) {
  try {
    const { at, id, cells } = JSON.parse(text);
    const whole = Date.parse(at) > Date.now() - KEPT * 864e5 && cells && Object.values(cells).every(isCell);
    return whole ? { at, id: String(id || ""), cells } : null;
  } catch {
    return null;
  }
}

/** Takes old drafts away, of all forms. */
export function tidy() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of keys.filter((one) => !read(recall(one)))) remember(key, "");
  } catch {
    // A browser that keeps nothing has nothing old.
  }
}

/** @param {string} about a kind or a record @returns {Draft | null} */
export const kept = (about) => read(recall(PREFIX + about));

/** @param {string} about @param {Draft["cells"]} cells @param {string} id @returns {boolean} whether the browser let it be kept */
export const keep = (about, cells, id) => remember(PREFIX + about, JSON.stringify({ at: new Date().toISOString(), id, cells }));

/** @param {string} about */
export const forget = (about) => remember(PREFIX + about, "");
