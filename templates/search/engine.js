/**
 * Search in the browser, over the files that the build has written: `open` leads to all of it.
 *
 * @typedef {{ lat: number, lon: number }} Point
 * @typedef {{ words?: string, filters?: Record<string, string[]>, sort?: "relevance" | "near" | "meeting", near?: Point | null,
 *   from?: number, count?: number, now?: Date, not?: string[], literal?: boolean }} Asked
 *   `not`: concepts (`need:work`) that the words do not mean; `literal`: no word is half typed or mistyped
 * @typedef {{ signal?: AbortSignal }} Wanted
 * @typedef {import("./files.js").Files} Files
 * @typedef {import("./cards.js").Card} Card
 * @typedef {{ ref: string, card: Card, score: number, marks: string[], distance: number | null }} Hit
 * @typedef {{ facet: string, code: string, label: string, phrase: string }} Understood
 * @typedef {{ total: number, hits: Hit[], understood: Understood[], corrected: { from: string, to: string }[], unknown: string[] }} Found
 * @typedef {{ kind: "need" | "zone" | "record" | "word", text: string, facet?: string, code?: string, ref?: string }} Suggestion
 */

import { cardOf, summed } from "./cards.js";
import { each, Files, letterOf, upwards } from "./files.js";
import { asSearchError, loader, SearchError, unless } from "./load.js";
import { inRome, state } from "./open.js";
import { understood } from "./query.js";
import { head, scored, unitsOf } from "./score.js";
import { fold, words as wordsOf } from "./words.js";

export { SearchError };

// How many of a word's records stand beside it: what can be shown of a single word without its whole list.
const HEAD = 48;
const EARTH = 6_371_000;

/**
 * Open the index of a language.
 * @param {{ base: string, language: string, fetch?: typeof fetch, patience?: number }} where  `base`: the way to the site's root
 */
export async function open({ base, language, ...options }) {
  const load = loader(`${base}search/`, options);
  try {
    return new Engine(new Files(await load(`${language}/index.json`), load));
  } catch (error) {
    throw asSearchError(error);
  }
}

/** Nothing but a SearchError comes out, whatever goes in and whatever the files are.
 * @template T @param {AbortSignal | undefined} signal @param {() => Promise<T>} work @returns {Promise<T>} */
const safely = (signal, work) =>
  unless(signal, Promise.resolve().then(work)).catch((error) => {
    throw asSearchError(error);
  });

export class Engine {
  /** @param {Files} files */
  constructor(files) {
    this.files = files;
    const { language, languages, total } = files.root;
    this.about = { language, languages, total, facets: files.facets };
  }

  /** The values of a facet, with how many records have each. @param {string} facet */
  values(facet) {
    return safely(undefined, () => this.files.values(facet));
  }

  /** The zones that have a point, to sort by distance from one.
   * @returns {Promise<{ code: string, label: string, lat: number, lon: number }[]>} */
  async zones() {
    return (await this.values("zone")).flatMap(({ code, label, latitude: lat, longitude: lon }) =>
      lat === undefined || lon === undefined ? [] : [{ code, label, lat, lon }],
    );
  }

  /** @param {Asked} [asked] @param {Wanted} [wanted] @returns {Promise<Found>} */
  search(asked, wanted) {
    return safely(wanted?.signal, () => search(this.files, asked ?? {}));
  }

  /** How many of what is found under all other filters have each code of a facet.
   * @param {Asked} asked @param {string} facet @param {Wanted} [wanted] @returns {Promise<Record<string, number>>} */
  counts(asked, facet, wanted) {
    return safely(wanted?.signal, () => counts(this.files, asked ?? {}, String(facet)));
  }

  /** What to offer while somebody types. @param {string} typed @param {number} [count] @param {Wanted} [wanted]
   * @returns {Promise<Suggestion[]>} */
  suggest(typed, count = 8, wanted = undefined) {
    return safely(wanted?.signal, () => suggest(this.files, String(typed ?? ""), count));
  }
}

/** @param {Files} files @param {Asked} asked @returns {Promise<Found>} */
async function search(files, asked) {
  const from = Math.max(0, Math.trunc(Number(asked.from ?? 0)) || 0);
  const count = Math.min(200, Math.max(0, Math.trunc(Number(asked.count ?? 10)) || 0));
  const [query, filter] = await Promise.all([understood(asked, files), passing(files, asked)]);
  const { units, unknown } = unitsOf(query.tokens, query.concepts, files);
  const plain = !filter && (asked.sort ?? "relevance") === "relevance";
  const [only] = units;
  const short = plain && units.length === 1 && !only.concepts.length && only.words.length === 1 && from + count <= HEAD;
  const best = short ? await head(only, files) : null;
  const scores = best ?? (query.tokens.length ? await scored(units, files) : everything(files));
  const docs = [...scores.keys()].filter((doc) => !filter || filter[doc]);
  const order = await ordered(files, asked, scores);
  docs.sort((a, b) => order.compare(a, b) || a - b);
  const marks = [...new Set(units.flatMap(({ token }) => [...token.found.flatMap((one) => [one.stem, one.word]), ...token.stems]))];
  const hits = docs.slice(from, from + count).map(async (doc) => {
    const card = cardOf(await files.card(doc), doc, files.root);
    return { ref: card.ref, card, score: scores.get(doc) ?? 0, marks, distance: order.distance(doc) };
  });
  return {
    total: best ? only.words[0].count : docs.length,
    hits: await Promise.all(hits),
    understood: await Promise.all(
      query.concepts.map(async ({ phrase: { facet, code, label }, text }) => ({
        facet, code, phrase: text,
        label: label || (await files.values(facet)).find((value) => value.code === code)?.label || code,
      })),
    ),
    corrected: units
      .filter(({ token }) => token.weight < 10)
      .map(({ token }) => ({ from: token.text, to: token.found[0].word })),
    unknown,
  };
}

/** The records that all filters but one let through; null where there are none. @param {Files} files @param {Asked} asked @param {string} [but]
 * @returns {Promise<Uint8Array | null>} */
async function passing(files, { filters, now }, but) {
  /** @type {Promise<Iterable<number>[]>[]} */
  const asked = [];
  for (const [facet, codes] of Object.entries(filters ?? {})) {
    const chosen = (Array.isArray(codes) ? codes : [codes]).map(String);
    if (facet === but || !chosen.length) continue;
    if (facet === "open") asked.push(openNow(files, now).then((docs) => [docs]));
    else if (files.facets.some((one) => one.name === facet)) {
      // What an old address asks for may be gone: it narrows nothing.
      const known = new Set((await files.values(facet)).map((value) => value.code));
      const codes = chosen.filter((code) => known.has(code));
      if (codes.length) asked.push(Promise.all(codes.map(async (code) => (await files.code(facet, code))[0])));
    }
  }
  if (!asked.length) return null;
  const passed = new Uint8Array(files.total);
  const lists = await Promise.all(asked);
  for (const [n, one] of lists.entries()) {
    // A record passes filter n if it has passed all before it.
    for (const docs of one) for (const doc of docs) if (passed[doc] === n) passed[doc] = n + 1;
  }
  return passed.map((times) => (times === lists.length ? 1 : 0));
}

/** @param {Files} files @param {Date | undefined} now @returns {Promise<number[]>} */
async function openNow(files, now) {
  const moment = inRome(now ?? new Date());
  /** @type {number[]} */
  const docs = [];
  for (const [timetable, list] of await files.load("hours")) {
    if (state(timetable, moment).open) each(list, files.total, (doc) => docs.push(doc));
  }
  return docs;
}

/** How two records are compared, and how far away one is. @param {Files} files @param {Asked} asked @param {Map<number, number>} scores */
async function ordered(files, { sort, near, now }, scores) {
  const better = (/** @type {number} */ a, /** @type {number} */ b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0);
  /** @type {Map<number, number>} */
  const ranks = new Map();
  if (near && isFinite(near.lat) && isFinite(near.lon)) {
    for (const [lat, lon, list] of await files.load("points")) {
      const metres = apart(near, { lat: lat / 10_000, lon: lon / 10_000 });
      each(list, files.total, (doc) => ranks.set(doc, metres));
    }
  }
  const distance = (/** @type {number} */ doc) => (near ? ranks.get(doc) ?? null : null);
  const times = sort === "meeting" ? await nextTimes(files, now) : ranks;
  if (sort !== "meeting" && !(sort === "near" && near)) return { compare: better, distance };
  const rank = (/** @type {number} */ doc) => times.get(doc) ?? Number.MAX_SAFE_INTEGER;
  return { compare: (/** @type {number} */ a, /** @type {number} */ b) => rank(a) - rank(b) || better(a, b), distance };
}

/** When each record that meets meets next. @param {Files} files @param {Date | undefined} now */
async function nextTimes(files, now) {
  const { day, minutes } = inRome(now ?? new Date());
  /** @type {Map<number, number>} */
  const times = new Map();
  for (const [all, list] of await files.load("meetings")) {
    const next = summed(all).find((/** @type {number} */ time) => time >= day * 1440 + minutes);
    if (next) each(list, files.total, (doc) => times.set(doc, next));
  }
  return times;
}

/** @param {Files} files @param {Asked} asked @param {string} facet */
async function counts(files, asked, facet) {
  /** @type {Record<string, number>} */
  const counts = {};
  if (facet !== "open" && !files.facets.some((one) => one.name === facet)) return counts;
  const [query, filter] = await Promise.all([understood(asked, files), passing(files, asked, facet)]);
  const scores = query.tokens.length ? await scored(unitsOf(query.tokens, query.concepts, files).units, files) : null;
  const is = (/** @type {number} */ doc) => (!filter || filter[doc]) && (!scores || scores.has(doc));
  if (facet === "open") return { now: (await openNow(files, asked.now)).filter(is).length };
  const values = await files.values(facet);
  if (!filter && !scores) return Object.fromEntries(values.map(({ code, count }) => [code, count]));
  const broader = new Map(values.map((value) => [value.code, value.broader]));
  /** @type {Map<string, Set<number>>} */
  const found = new Map(values.map(({ code }) => [code, new Set()]));
  for (const [code, list] of Object.entries(await files.column(facet))) {
    const sets = upwards(code, broader).map((one) => found.get(one));
    each(list, files.total, (doc) => {
      if (is(doc)) for (const set of sets) set?.add(doc);
    });
  }
  for (const [code, docs] of found) counts[code] = docs.size;
  return counts;
}

/** @param {Files} files @param {string} typed @param {number} count @returns {Promise<Suggestion[]>} */
async function suggest(files, typed, count) {
  const said = wordsOf(typed.slice(0, 300)).slice(0, 24).map((word) => word.text);
  if (!said.length) return [];
  const start = said.join(" ");
  /** @type {Suggestion[]} */
  const found = [];
  const add = (/** @type {Suggestion} */ one) => {
    if (found.length < count && !found.some((other) => fold(other.text) === fold(one.text))) found.push(one);
  };
  for (const kind of /** @type {const} */ (["need", "zone"])) {
    for (const { code, label, count: has } of await files.values(kind)) {
      const folded = ` ${wordsOf(label).map((word) => word.text).join(" ")}`;
      if (has && folded.includes(` ${start}`) && found.length < count / 2) add({ kind, text: label, facet: kind, code });
    }
  }
  const last = said[said.length - 1];
  const near = last.length > 1 ? (await files.known(letterOf(last))).filter((one) => one.count && one.word.startsWith(last)) : [];
  const before = typed.slice(0, typed.length - (typed.match(/[\p{L}\p{N}\p{M}]*$/u)?.[0].length ?? 0));
  near.sort((a, b) => b.count - a.count);
  for (const { word } of near.slice(0, 3)) add({ kind: "word", text: before + word });
  const { hits, understood: concepts } = await search(files, { words: typed, count: 3 });
  for (const { facet, code, label } of concepts) {
    if (facet === "need" || facet === "zone") add({ kind: facet, text: label, facet, code });
  }
  for (const { ref, card } of hits) add({ kind: "record", text: card.name, ref });
  return found;
}

/** All records, in their order. @param {Files} files @returns {Map<number, number>} */
const everything = (files) => new Map(Array.from({ length: files.total }, (_, doc) => [doc, 0]));

/** Metres between two points. @param {Point} a @param {Point} b */
function apart(a, b) {
  const radians = Math.PI / 180;
  const [x, y] = [(b.lon - a.lon) * Math.cos(((a.lat + b.lat) / 2) * radians), b.lat - a.lat];
  return Math.round(Math.hypot(x, y) * radians * EARTH);
}
