/**
 * The list that is asked for, out of the files that crocevia/widget/documents.py writes. Which file holds it depends on how
 * large the lists are: a large one has only its best, so what it lacks is looked for where nothing is left out.
 *
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {[string, string?]} Label the words, and their language where it is not the list's
 * @typedef {{words: Object<string, any>, titles: Label[], rows: any[][], hours: Object[]}} Gathered
 */
import { ZONES, NEEDS, kindOf } from "./row.js";

/** Address → what it holds: two lists on a page read a file once. */
const read = new Map();

/** A file; rejects where it does not come or is none. No cookie, and nobody is told on which page it is read. @param {string} address */
function get(address) {
  if (!read.has(address)) {
    const coming = fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" }).then((response) => {
      if (!response.ok) throw new TypeError(`${response.status}: ${address}`);
      return response.json();
    });
    // What failed may come the next time.
    coming.catch(() => read.delete(address));
    read.set(address, coming);
  }
  return read.get(address);
}

/** A list; rejects what is none: "nothing found" would be untrue. */
function sound(list) {
  if (!Array.isArray(list.rows)) throw new TypeError("no list");
  return list;
}

/** Whether a table that was read has a code: "constructor" is in every object. @param {Object<string, any>} table @param {string} code */
const has = (table, code) => Object.keys(table).includes(code);

/** Whether a code is another one or below it. @param {string} own @param {Object<string, string[]>} above @param {string} code */
const below = (own, above, code) => own === code || (above[own] || []).includes(code);

/** What serves a zone, then what serves those above it, nearest first. @param {any[][]} rows @param {string} zone @param {string[]} wider */
function near(rows, paths, zone, wider) {
  const far = (row) => {
    if (row[ZONES].some((own) => below(own, paths, zone))) return 0;
    const places = row[ZONES].map((own) => wider.indexOf(own)).filter((place) => place >= 0);
    return places.length ? 1 + Math.min(...places) : Infinity;
  };
  const distant = rows.map((row, place) => ({ row, place, far: far(row) })).filter((one) => one.far < Infinity);
  return distant.sort((a, b) => a.far - b.far || a.place - b.place).map(({ row }) => row);
}

/** @param {Asked} asked @returns {Promise<Gathered>} rejects where there is nothing of that name */
export async function gathered({ site, language, zone, need, kind }) {
  const folder = `${site}widget/${language}/`;
  const list = (name) => get(`${folder}lists/${name}.json`).then(sound);
  const coming = get(`${folder}words.json`);
  const both = zone && need;
  const [words, zones, only] = await Promise.all([
    coming,
    both ? get(`${folder}zones.json`) : {},
    // The rooms of both have names of their own, which the words say.
    both ? null : coming.then(({ rooms }) => list(zone ? `${rooms.zone}/${zone}` : need ? `${rooms.need}/${need}` : "all")),
  ]);
  if ((need && !has(words.needs, need)) || (both && !has(zones, zone)) || (kind && !has(words.kinds, kind))) throw new RangeError("no such list");
  let found = only;
  let rows;
  if (both) {
    const { rooms, needs } = words;
    const [, wider, large] = zones[zone];
    const many = needs[need][2];
    found = await list(!many ? `${rooms.need}/${need}` : `${rooms.zone}/${zone}${large ? `/${need}` : ""}`);
    const above = Object.fromEntries(Object.entries(needs).map(([code, [, path]]) => [code, path]));
    rows = many ? found.rows.filter((row) => row[NEEDS].some((own) => below(own, above, need))) : near(found.rows, found.paths, zone, wider);
  } else rows = found.rows;
  if (kind) rows = rows.filter((row) => kindOf(row) === kind);
  return {
    words,
    titles: [need && words.needs[need][0], kind && words.kinds[kind][0], both ? zones[zone][0] : (zone || !(need || kind)) && found.title].filter(Boolean),
    rows,
    hours: found.hours,
  };
}
