/** A list as an address: its refs stand behind a `#`, which no server sees. */
import { refs } from "./kept.js";

/** Characters of an address that are read. */
const LONGEST = 20000;

/**
 * @param {string} hash
 * @returns {{sent: string[], strange: number}|null} what it names, and how many parts name nothing; null where it is no
 *   list, but a place in the page
 */
export function readSent(hash) {
  let text = hash.slice(1, LONGEST);
  try {
    text = decodeURIComponent(text);
  } catch {
    // Not encoded whole: each part is judged as it is.
  }
  if (!text.includes("/")) return null;
  const parts = [...new Set(text.split(",").filter(Boolean))];
  const sent = refs(parts);
  return { sent, strange: parts.length - sent.length };
}

/** @param {string} page the address of the list's page @param {string[]} list refs */
export const writtenSent = (page, list) => `${page}#${list.join(",")}`;
