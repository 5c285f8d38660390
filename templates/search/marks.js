/** Shows in a text the words for which it was found. */
import { el } from "./dom.js";
import { stems, words } from "./words.js";

/**
 * @param {string} text
 * @param {Iterable<string>} marks stems and words that matched
 * @param {string[]} languages whose stems these are
 * @returns {(string|HTMLElement)[]} the text, what matched in <mark>
 */
export function marked(text, marks, languages) {
  const wanted = new Set(marks);
  if (!wanted.size) return [text];
  const parts = [];
  let done = 0;
  for (const { text: word, start, end } of words(text)) {
    if (start < done || !(wanted.has(word) || stems(word, languages).some((stem) => wanted.has(stem)))) continue;
    parts.push(text.slice(done, start), el("mark", null, text.slice(start, end)));
    done = end;
  }
  return [...parts, text.slice(done)].filter(Boolean);
}
