/** What cuts a word to its stem where Snowball does not; the twin of crocevia/search/stemmers.py. */

/** No table has a longer one. */
const LONGEST_ENDING = 6;

/**
 * The longest piece of `parts` that `word` has at one side, if what is left can stand.
 * @param {string} word
 * @param {Set<string>} parts
 * @param {1 | -1} side  1: the beginning, -1: the end
 * @param {(rest: string) => boolean} stays
 */
function without(word, parts, side, stays) {
  for (let size = LONGEST_ENDING; size > 0; size--) {
    const [part, rest] = side === 1 ? [word.slice(0, size), word.slice(size)] : [word.slice(-size), word.slice(0, -size)];
    if (parts.has(part) && stays(rest)) return rest;
  }
  return word;
}

/**
 * A stemmer of endings, for what Snowball has not or cuts unevenly: Ukrainian, Arabic.
 * @param {{ before: string, first: string, then: string, left: number, vowels: string, last: Record<string, string> }} table
 */
export function light({ before, first, then, left, vowels, last }) {
  const [beginnings, ...tables] = [before, first, then].map((parts) => new Set(parts.split(" ")));
  const stays = (/** @type {string} */ rest) =>
    rest.length >= left && (!vowels || [...rest].some((letter) => vowels.includes(letter)));
  return (/** @type {string} */ word) => {
    word = without(word, beginnings, 1, stays);
    for (const endings of tables) word = without(word, endings, -1, stays);
    for (const [old, now] of Object.entries(last)) if (word.endsWith(old)) word = word.slice(0, -old.length) + now;
    return word;
  };
}

/**
 * A stemmer that leaves a word as it is where fewer than `shortest` letters would stay, or y follows a vowel twice.
 * @param {(word: string) => string} stem
 * @param {number} shortest
 * @returns {(word: string) => string}
 */
export const atLeast = (stem, shortest) => (word) => {
  const short = /[aeiouy]y.*[aeiouy]y/.test(word) ? word : stem(word);
  return short.length >= shortest ? short : word;
};
