/**
 * Which records answer, and how well: integers only, so that the tests' brute-force scorer agrees to the last digit.
 *
 * manual/search.md, "How results are ranked", says why.
 *
 * @typedef {import("./files.js").Files} Files
 * @typedef {import("./query.js").Token} Token
 * @typedef {import("./query.js").Concept} Concept
 * @typedef {{ token: Token, words: { stem: string, count: number }[], concepts: Concept[], idf: number }} Unit
 * @typedef {{ docs: number[], score: (doc: number) => number, total: number }} Scored  `docs`: best first
 */

import { each, levels } from "./files.js";

// How much a record's carrying of a code counts, where a word in a name counts 16.
const CONCEPT = { need: 16, zone: 16, audience: 12, kind: 12 };
const OTHER_CONCEPT = 8;
// What a broader need or zone has: perhaps.
const AROUND = 5;
// What one needs, where and for whom counts as a rather rare word, however many records have it.
const FLOOR = { need: 80, zone: 80, audience: 80 };
// Verified before due before unverified, where they answer as well.
export const TRUST = [23, 21, 20];
// Of a word that is in so many records (a quarter), the others tell more.
const FREQUENT = 4;

/** How much a level says of a record: three bits of strength; the fourth, that the word is in the name. @param {number} level */
const value = (level) => (level < 8 ? 4 + level : 1 + level);

/** Sixteenths of the bits that a word's rarity tells. @param {number} count @param {number} total */
export function idf(count, total) {
  const ratio = Math.floor((256 * (total + count)) / count);
  const bits = 31 - Math.clz32(ratio);
  return 16 * (bits - 8) + ((ratio >> (bits - 4)) & 15);
}

/** The words that are looked for, each with what it may be; and those that nothing is known of.
 * @param {Token[]} tokens @param {Concept[]} concepts @param {Files} files
 * @returns {{ units: Unit[], unknown: string[] }} */
export function unitsOf(tokens, concepts, { total, root }) {
  /** @type {Unit[]} */
  let units = [];
  /** @type {string[]} */
  const unknown = [];
  tokens.forEach((token, place) => {
    if (!token.counts) return;
    const spoken = concepts.filter((one) => one.at.includes(place));
    const written = token.found.filter((one) => one.count && !(spoken.length && one.count > root.long));
    if (!written.length && !spoken.length) {
      // "I lost *my* job" was understood.
      if (!concepts.some((one) => one.from < place && place < one.to)) unknown.push(token.text);
    } else if (!units.some((unit) => unit.token.text === token.text)) {
      const most = Math.max(1, ...written.map((one) => one.count));
      units.push({ token, words: written, concepts: spoken, idf: idf(most, total) });
    }
  });
  const telling = units.filter((unit) => unit.concepts.length || unit.words.every((one) => one.count * FREQUENT <= total));
  return { units: telling.length ? telling : units, unknown };
}

/** The trust in a record, by its number. @param {number} doc @param {Files} files */
export const trust = (doc, files) => TRUST[doc < files.root.trust[0] ? 0 : doc < files.root.trust[1] ? 1 : 2];

/** Every record that answers, with its score. @param {Unit[]} units @param {Files} files
 * @returns {Promise<Map<number, number>>} */
export async function scored(units, files) {
  const { total } = files;
  const sums = new Float64Array(total);
  const matched = new Uint8Array(total);
  const named = new Uint8Array(total);
  const lists = await Promise.all(units.map((unit) => listsOf(unit, files)));
  for (const [n, unit] of units.entries()) {
    const best = new Int32Array(total);
    const all = new Int32Array(total);
    const inName = new Uint8Array(total);
    for (const list of lists[n].words) {
      for (const [level, docs] of levels(list)) {
        const worth = unit.token.weight * unit.idf * value(level);
        each(docs, total, (doc) => {
          if (level > 7) inName[doc] = 1;
          if (worth > best[doc]) best[doc] = worth;
        });
      }
    }
    all.set(best);
    for (const { docs, worth } of lists[n].concepts) {
      for (const doc of docs) {
        if (worth > best[doc]) best[doc] = worth;
        all[doc] += worth;
      }
    }
    for (let doc = 0; doc < total; doc++) {
      if (!best[doc]) continue;
      // What else it may mean, and means here too, breaks ties.
      sums[doc] += best[doc] + ((all[doc] - best[doc]) >> 2);
      matched[doc]++;
      named[doc] += inName[doc];
    }
  }
  const most = matched.reduce((a, b) => Math.max(a, b), 0);
  /** @type {Map<number, number>} */
  const found = new Map();
  for (let doc = 0; doc < total; doc++) {
    // Half of what the best answers, or it is no answer.
    if (!matched[doc] || 2 * matched[doc] < most) continue;
    const whole = named[doc] === units.length ? 3 : 2;
    found.set(doc, sums[doc] * matched[doc] * matched[doc] * whole * trust(doc, files));
  }
  return found;
}

/** @param {Unit} unit @param {Files} files */
async function listsOf(unit, files) {
  const [words, concepts] = await Promise.all([
    Promise.all(unit.words.map(({ stem }) => files.whole(stem))),
    Promise.all(unit.concepts.map((concept) => worthOf(concept, unit, files))),
  ]);
  return { words, concepts: concepts.flat() };
}

/** @param {Concept} concept @param {Unit} unit @param {Files} files */
async function worthOf({ phrase: { facet, code }, weight }, unit, files) {
  const [within, around] = (await files.code(facet, code)).map((docs) => [...docs]);
  const rarity = Math.max(/** @type {any} */ (FLOOR)[facet] ?? 0, idf(Math.max(1, within.length), files.total));
  // A word that may mean several needs says less of each.
  const alike = unit.concepts.filter((one) => one.phrase.facet === facet).length;
  const worth = (/** @type {number} */ value) => Math.floor((weight * rarity * value) / alike);
  const full = /** @type {any} */ (CONCEPT)[facet] ?? OTHER_CONCEPT;
  return [{ docs: within, worth: worth(full) }, { docs: around, worth: worth(AROUND) }];
}

/** The best of a single word, where its head is enough: the order of `scored`. @param {Unit} unit @param {Files} files
 * @returns {Promise<Map<number, number> | null>} */
export async function head(unit, files) {
  const [{ stem }] = unit.words;
  const list = (await files.shard(stem)).lists.get(stem);
  if (list?.[0] !== "!") return null;
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const [level, docs] of levels(list.replace(/!\d+!\d+!/, ""))) {
    const worth = unit.token.weight * unit.idf * value(level) * (level > 7 ? 3 : 2);
    each(docs, files.total, (doc) => found.set(doc, worth * trust(doc, files)));
  }
  return found;
}
