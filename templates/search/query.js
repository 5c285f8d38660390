/**
 * What was typed, cut into units: the words that count, what each can mean, the phrases that they make.
 *
 * @typedef {import("./files.js").Files} Files
 * @typedef {import("./files.js").Phrase} Phrase
 * @typedef {import("./files.js").Known} Known
 * @typedef {{ text: string, stems: string[], counts: boolean, weight: number, found: Known[] }} Token
 *   `counts`: not a stop word; `found`: the stems it may stand for, each with `weight`
 * @typedef {{ phrase: Phrase, weight: number, at: number[], from: number, to: number }} Concept  `at`: tokens that count
 */

import { distance, stems, stop, words } from "./words.js";

export const MOST_LETTERS = 300;
export const MOST_WORDS = 24;
// How sure one can be that a word was meant: as typed, half typed, with one letter wrong, with two.
export const EXACT = 16;
const PREFIX = 10;
const TYPO = [0, 9, 6];
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
  const not = new Set(Array.isArray(asked.not) ? asked.not : []);
  const counting = tokens.filter((token) => token.counts);
  await Promise.all(counting.map((token) => meant(token, token === last, !!asked.literal, files)));
  const concepts = (await recognised(tokens, files)).filter(({ phrase }) => !not.has(`${phrase.facet}:${phrase.code}`));
  return { tokens, concepts: whole(concepts, typed, said) };
}

/** Fill in what a word may stand for: itself; else, if it is the last, what begins so; else what is nearly so.
 * @param {Token} token @param {boolean} last @param {boolean} literal @param {Files} files */
async function meant(token, last, literal, files) {
  const shards = await Promise.all(token.stems.map((stem) => files.shard(stem)));
  token.found = shards.flatMap((shard, n) => shard.known.filter((one) => one.stem === token.stems[n]));
  if (token.found.length || literal) return;
  const near = (await Promise.all([...new Set(token.stems.map((stem) => stem.slice(0, 1)))].map((first) => files.known(first)))).flat();
  const { text } = token;
  if (last && text.length > 1) {
    token.weight = PREFIX;
    token.found = commonest(near.filter((one) => one.word.startsWith(text) || one.stem.startsWith(text)), MOST_PREFIXES);
  }
  const most = text.length < 4 ? 0 : text.length < 8 ? 1 : 2;
  for (let edits = 1; edits <= most && !token.found.length; edits++) {
    token.weight = TYPO[edits];
    const alike = near.filter((one) => token.stems.some((stem) => distance(stem, one.stem, edits) <= edits));
    token.found = commonest(alike, MOST_TYPOS);
  }
}

/** @param {Known[]} known @param {number} most */
const commonest = (known, most) =>
  known.sort((a, b) => b.count - a.count || (a.stem < b.stem ? -1 : a.stem > b.stem ? 1 : 0)).slice(0, most);

/** The phrases of which every word that counts is there, near the others. @param {Token[]} tokens @param {Files} files
 * @returns {Promise<Concept[]>} */
async function recognised(tokens, files) {
  /** @type {Concept[]} */
  const concepts = [];
  for (const [n, token] of tokens.entries()) {
    if (!token.counts) continue;
    for (const { stem } of token.found) {
      for (const phrase of (await files.shard(stem)).phrases.get(stem) ?? []) {
        const places = phrase.stems.map((one) => nearest(one, n, tokens));
        const [from, to] = [Math.min(...places), Math.max(...places)];
        if (from < 0 || to - from >= 2 * places.length + 2) continue;
        const weight = Math.min(...places.map((place) => tokens[place].weight));
        // "Mi segue" is more than any "segue".
        const sure = phrase.little.every((word) => tokens.some(({ text }) => text === word));
        const at = [...new Set(places)].filter((place) => tokens[place].counts).sort((a, b) => a - b);
        concepts.push({ phrase, weight: sure ? weight : weight >> 1, at, from, to });
      }
    }
  }
  return concepts;
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

/** Without the phrases that are only a part of another: "senza casa" is not "casa". The surest of each code stays.
 * @param {Concept[]} concepts @param {string} typed @param {import("./words.js").Word[]} said */
function whole(concepts, typed, said) {
  const isPart = (/** @type {Concept} */ one) =>
    concepts.some(
      (other) =>
        other.at.length > one.at.length && other.weight >= one.weight && one.at.every((place) => other.at.includes(place)),
    );
  /** @type {Map<string, Concept & { text: string }>} */
  const found = new Map();
  for (const one of concepts) {
    if (isPart(one)) continue;
    const key = [one.phrase.facet, one.phrase.code, ...one.at].join(" ");
    const known = found.get(key);
    const text = typed.slice(said[one.from].start, said[one.to].end);
    if (!known || known.weight < one.weight) found.set(key, { ...one, text });
  }
  return [...found.values()];
}
