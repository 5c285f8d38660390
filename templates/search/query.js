/**
 * What was typed, cut into units: the words that count, what each can mean, the phrases that they make.
 *
 * @typedef {import("./files.js").Files} Files
 * @typedef {import("./files.js").Phrase} Phrase
 * @typedef {import("./files.js").Known} Known
 * @typedef {{ text: string, stems: string[], counts: boolean, weight: number, found: Known[] }} Token
 *   `counts`: not a stop word; `found`: the stems it may stand for, each with `weight`
 * @typedef {{ phrase: Phrase, weight: number, sure: boolean, at: number[], from: number, to: number }} Concept
 *   `at`: tokens that count; `sure`: with all its little words
 */

import { letterOf } from "./files.js";
import { distance, stems, stop, words } from "./words.js";

export const MOST_LETTERS = 300;
export const MOST_WORDS = 24;
// How sure one can be that a word was meant: as typed, half typed, with one letter wrong, with two.
export const EXACT = 16;
const PREFIX = 10;
const TYPO = [0, 9, 6];
// So many letters make it likely that the word is meant.
const LONG_ENOUGH = [0, 4, 7];
// How many words are tried for a half typed and for a mistyped one.
const MOST_PREFIXES = 12;
const MOST_TYPOS = 4;

/**
 * @param {{ words?: string, not?: string[], literal?: boolean }} asked @param {Files} files
 * @returns {Promise<{ tokens: Token[], concepts: Concept[] }>}
 */
export async function understood(asked, files) {
  const { languages } = files.root;
  const typed = String(asked.words ?? "").slice(0, MOST_LETTERS);
  const said = words(typed).slice(0, MOST_WORDS);
  const allStop = said.every((word) => stop(word.text, languages));
  /** @type {Token[]} */
  const tokens = said.map(({ text }) => {
    const cut = stems(text, languages);
    const found = cut.map((stem) => ({ stem, word: text, count: 0 }));
    return { text, stems: cut, counts: allStop || !stop(text, languages), weight: EXACT, found };
  });
  const last = tokens[tokens.length - 1];
  const counting = tokens.filter((token) => token.counts);
  for (const token of counting) token.found = [];
  files.foretell(counting.flatMap((token) => token.stems), tokens.filter((token) => !token.counts).map(({ text }) => text));
  await Promise.all(counting.map((token) => known(token, (stem) => files.shard(stem))));
  // A word that neither the page's language nor the source knows: perhaps somebody writes in their own.
  const strange = counting.some((token) => !token.found.length);
  const shelves = (/** @type {string} */ stem) => [files.shard(stem), ...(strange ? [files.other(stem)] : [])];
  if (strange) {
    // What will be needed if that is no language either comes at the same time.
    for (const token of counting) if (!token.found.length && !asked.literal) for (const one of begun(token)) files.known(one).catch(() => {});
    await Promise.all(counting.map((token) => known(token, (stem) => files.other(stem))));
  }
  if (!asked.literal) await Promise.all(counting.map((token) => token.found.length || near(token, token === last, files)));
  const not = new Set(Array.isArray(asked.not) ? asked.not : []);
  const concepts = (await recognised(tokens, shelves)).filter(({ phrase }) => !not.has(`${phrase.facet}:${phrase.code}`));
  return { tokens, concepts: whole(concepts, typed, said) };
}

/** What a word stands for in some shards, beside what it does already. @param {Token} token
 * @param {(stem: string) => Promise<{ known: Map<string, Known> }>} shelf */
async function known(token, shelf) {
  const shards = await Promise.all(token.stems.map(shelf));
  const more = shards.flatMap((shard, n) => shard.known.get(token.stems[n]) ?? []);
  token.found.push(...more.filter((one) => !token.found.some((other) => other.stem === one.stem)));
}

/** The files of words that begin as it does. @param {Token} token */
const begun = ({ text, stems: cut }) => [...new Set([text, ...cut].map(letterOf))];

/** What begins so, if it is the last word; else what is nearly so. @param {Token} token @param {boolean} last @param {Files} files */
async function near(token, last, files) {
  const { text } = token;
  const alike = (await Promise.all(begun(token).map((letter) => files.known(letter)))).flat();
  if (last && text.length > 1) {
    token.weight = PREFIX;
    token.found = commonest(alike.filter((one) => one.word.startsWith(text) || one.stem.startsWith(text)), MOST_PREFIXES);
  }
  for (let edits = 1; edits <= 2 && !token.found.length; edits++) {
    token.weight = TYPO[edits];
    token.found = commonest(alike.filter((one) => isNearly(token, one, edits)), MOST_TYPOS);
    if (edits === 1 && !token.found.length) token.found = beginning(text, alike);
  }
}

/** Whether a word or its stem, where there is enough of them, is so many edits away. @param {Token} token @param {Known} one
 * @param {number} edits */
function isNearly({ text, stems: cut }, one, edits) {
  const enough = (/** @type {string} */ a, /** @type {string} */ b) => Math.min(a.length, b.length) >= LONG_ENOUGH[edits];
  return (
    cut.some((stem) => enough(stem, one.stem) && distance(stem, one.stem, edits) <= edits) ||
    (enough(text, one.word) && distance(text, one.word, edits) <= edits)
  );
}

/** The longest stem that is most of a word: an ending mistyped is an ending that no stemmer cuts. @param {string} text
 * @param {Known[]} alike @returns {Known[]} */
function beginning(text, alike) {
  const found = alike.filter(({ stem }) => stem.length > 4 && 2 * stem.length > text.length && text.startsWith(stem));
  return found.sort((a, b) => b.stem.length - a.stem.length).slice(0, 1);
}

/** @param {Known[]} known @param {number} most */
const commonest = (known, most) =>
  known.sort((a, b) => b.count - a.count || (a.stem < b.stem ? -1 : a.stem > b.stem ? 1 : 0)).slice(0, most);

/** The phrases of which every word that counts is there, near the others. @param {Token[]} tokens
 * @param {(stem: string) => Promise<{ phrases: Map<string, Phrase[]> }>[]} shelves  where the phrases of an anchor are
 * @returns {Promise<Concept[]>} */
async function recognised(tokens, shelves) {
  const of = async (/** @type {Known} */ { stem }) => (await Promise.all(shelves(stem))).flatMap((shard) => shard.phrases.get(stem) ?? []);
  // All at once: what was mistyped may be several words.
  const phrases = await Promise.all(tokens.map((token) => Promise.all(token.counts ? token.found.map(of) : [])));
  /** @type {Map<Phrase, Concept>} */
  const concepts = new Map();
  for (const [n, some] of phrases.entries()) {
    for (const phrase of some.flat()) {
      const places = phrase.stems.map((one) => nearest(one, n, tokens));
      const [from, to] = [Math.min(...places), Math.max(...places)];
      if (from < 0 || to - from >= 2 * places.length + 2) continue;
      const weight = Math.min(...places.map((place) => tokens[place].weight));
      // "Mi segue" is more than any "segue".
      const sure = phrase.little.every((word) => tokens.some(({ text }) => text === word));
      const at = [...new Set(places)].filter((place) => tokens[place].counts).sort((a, b) => a - b);
      const closest = concepts.get(phrase);
      if (closest && closest.to - closest.from <= to - from) continue;
      concepts.set(phrase, { phrase, weight: sure ? weight : weight >> 1, sure, at, from, to });
    }
  }
  return [...concepts.values()];
}

/** Where a stem stands, nearest to token n; -1 if nowhere. @param {string} stem @param {number} n @param {Token[]} tokens */
function nearest(stem, n, tokens) {
  let best = -1;
  tokens.forEach((token, place) => {
    const there = token.found.some((one) => one.stem === stem);
    if (there && (best < 0 || Math.abs(place - n) < Math.abs(best - n))) best = place;
  });
  return best;
}

/** Without the phrases that are only a part of another ("senza casa" is not "casa"), or that lack little words where another
 * has all its own, or where without them several things may be meant. The surest of each code stays, in the order of the text.
 * @param {Concept[]} concepts @param {string} typed @param {import("./words.js").Word[]} said */
function whole(concepts, typed, said) {
  const isLess = (/** @type {Concept} */ one) =>
    concepts.some((other) => {
      if (!one.at.every((place) => other.at.includes(place))) return false;
      if (other.at.length > one.at.length) return other.weight >= one.weight;
      const another = other.phrase.facet === one.phrase.facet && other.phrase.code !== one.phrase.code;
      return other.weight >= 2 * one.weight || (another && !one.sure && !other.sure);
    });
  /** @type {Map<string, Concept & { text: string }>} */
  const found = new Map();
  for (const one of concepts) {
    if (isLess(one)) continue;
    const key = [...one.at, one.phrase.facet, one.phrase.code].join(" ");
    const known = found.get(key);
    const text = typed.slice(said[one.from].start, said[one.to].end);
    if (!known || known.weight < one.weight) found.set(key, { ...one, text });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
