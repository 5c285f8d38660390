/**
 * The two forms of the index, asked alike: a root that leads to files, or one that holds them.
 *
 * crocevia/search/forms.py writes the files; manual/search.md says what stands in each.
 *
 * @typedef {{ stem: string, word: string, count: number }} Known  a stem, the commonest word of it, how many records
 * @typedef {{ facet: string, code: string, label: string, stems: string[], little: string[] }} Phrase
 * @typedef {Iterable<number>} Docs  numbers of records
 * @typedef {{ code: string, label: string, broader: string, count: number, latitude?: number, longitude?: number }} Value
 * @typedef {{ name: string, label: string, values?: Value[] }} Facet
 */

import { SearchError } from "./load.js";
import { slug } from "./words.js";

/**
 * Call `visit` with each of a packed list's numbers; a number that no record has is a broken file.
 * @param {string} list @param {number} total @param {(doc: number) => void} visit
 */
export function each(list, total, visit) {
  let [doc, gap, scale] = [-1, 0, 1];
  for (let n = 0; n < list.length; n++) {
    const code = list.charCodeAt(n);
    if (code > 92) {
      gap += (code - 93) * scale;
      scale *= 34;
    } else {
      doc += 1 + gap + (code - 35) * scale;
      if (!(doc >= 0 && doc < total)) throw new SearchError("broken");
      visit(doc);
      [gap, scale] = [0, 1];
    }
  }
}

/** @param {string} list @param {number} total @returns {number[]} */
export function unpacked(list, total) {
  /** @type {number[]} */
  const docs = [];
  each(list, total, (doc) => docs.push(doc));
  return docs;
}

/** The levels of a list, each with its packed numbers. @param {string} list @returns {[number, string][]} */
export const levels = (list) => list.split("!").map((one) => [one.charCodeAt(0) - 93, one.slice(1)]);

/** `affitt'o` → the stem and the commonest word; `stem=word`; `stem`. @param {string} text */
function wordOf(text) {
  const at = text.search(/['=]/);
  if (at < 0) return { stem: text, word: text };
  const stem = text.slice(0, at);
  return { stem, word: (text[at] === "'" ? stem : "") + text.slice(at + 1) };
}

/** The words of a file: each is written as how many letters it shares with the stem before, and the rest. @param {string} text */
function wordsOf(text) {
  let stem = "";
  return text.split(" ").map((one) => {
    const word = wordOf(stem.slice(0, +one[0]) + one.slice(1));
    stem = word.stem;
    return word;
  });
}

/** @param {any[]} row @returns {Value} */
const valueOf = ([code, label, broader, count, latitude, longitude]) => ({
  code: code || slug(label), label, broader: broader || "", count, latitude, longitude,
});

/** @param {any[]} row @returns {Facet} */
const facetOf = ([name, label, values]) => ({ name, label, values: values?.map(valueOf) });

/** @param {string} stem  the file of words that it stands in, as forms.py names it */
export function letterOf(stem) {
  const code = stem.codePointAt(0) ?? 0;
  return code > 127 ? `x${(code % 16).toString(16)}` : code < 58 ? "0" : stem[0];
}

/** A shard: its stems and their lists, its phrases by their anchors. */
class Shard {
  /** @param {any} file @param {Map<string, string[]>} codes  where the lists of codes go that stand in it */
  constructor(file, codes) {
    /** @type {Map<string, string>} */
    this.lists = new Map();
    /** @type {Map<string, Phrase[]>} */
    this.phrases = new Map();
    /** @type {Map<string, Known>} */
    this.known = new Map();
    const lists = file.lists.split(" ");
    wordsOf(file.words).forEach((word, n) => {
      const list = lists[n] ?? "";
      this.lists.set(word.stem, list);
      this.known.set(word.stem, { ...word, count: list[0] === "!" ? +list.split("!")[1] : counted(list) });
    });
    for (const [facet, code, label, said, ...lists] of file.concepts) {
      if (lists.length) codes.set(`${facet}/${code}`, lists);
      for (const one of said.split("|")) {
        const [stems, little] = one.split("'").map((/** @type {string} */ part) => part.split(" "));
        const found = this.phrases.get(stems[0]) ?? [];
        found.push({ facet, code, label, stems, little: little ?? [] });
        this.phrases.set(stems[0], found);
      }
    }
  }
}

/** How many records a list by levels has: every gap ends once. @param {string} list */
const counted = (list) => list.replace(/[\]-~!]/g, "").length;

/** A code and the broader ones above it. @param {string} code @param {Map<string, string>} broader */
export function upwards(code, broader) {
  /** @type {string[]} */
  const path = [];
  for (let one = code; one && !path.includes(one); one = broader.get(one) ?? "") path.push(one);
  return path;
}

/** FNV-1a, as crocevia/search/shelves.py has it. @param {Iterable<string>} stem */
function hashed(stem) {
  let found = 2166136261;
  for (const letter of stem) found = Math.imul(found ^ /** @type {number} */ (letter.codePointAt(0)), 16777619);
  return found >>> 0;
}

/** Which of so many files a stem is in: those that begin alike are in one. @param {string} stem @param {number} parts */
const part = (stem, parts) => hashed([...stem].slice(0, 6)) % parts;

/** What both forms can be asked. */
export class Files {
  /** @param {any} root @param {(path: string) => Promise<any>} load */
  constructor(root, load) {
    this.root = root;
    this.total = /** @type {number} */ (root.total);
    this.single = !!root.files;
    /** @type {Facet[]} */
    this.facets = root.facets.map(facetOf);
    this.load = async (/** @type {string} */ path) => root.files?.[path] ?? load(`${path}.json?${root.version}`);
    this.own = (/** @type {string} */ path) => this.load(`${root.language}/${path}`);
    /** @type {Map<string, Promise<Shard>>} */
    this.shards = new Map();
    /** @type {Map<string, string[]>} */
    this.codes = new Map();
    /** @type {Set<string>} */
    this.columns = new Set();
  }

  /** The shard of a stem. @param {string} stem */
  shard(stem) {
    return this.opened(`terms/${part(stem, this.root.shards)}`);
  }

  /** The shard of what other languages say. @param {string} stem */
  other(stem) {
    return this.opened(`others/${part(stem, this.root.others)}`);
  }

  /** Begin to load what will probably be needed beside the shards of some stems.
   * @param {string[]} stems @param {string[]} little  the stop words between them */
  foretell(stems, little) {
    const { codes, lists, shelves, language } = this.root;
    const numbers = (/** @type {string} */ list) => unpacked(list, 1 << 20);
    // The number of two words, or of one and itself, as crocevia/search/shelves.py has it.
    const of = (/** @type {string} */ one, /** @type {string} */ other) => (hashed(one) + hashed(other)) >>> 12;
    const typed = new Set(stems.flatMap((one) => [...stems, ...little].map((other) => of(one, other))));
    const meant = Object.keys(codes).filter((path) => numbers(codes[path]).some((one) => typed.has(one)));
    const soon = meant.map((path) => `codes/${path}`);
    const known = numbers(lists);
    for (const stem of stems) {
      const rank = known.indexOf(of(stem, stem) >> 6);
      if (rank >= 0 && stems.length > 1) soon.push(`${language}/lists/${Math.floor((rank * shelves) / known.length)}`);
    }
    for (const path of soon) this.load(path).catch(() => {});
  }

  /** @param {string} path @returns {Promise<Shard>} */
  opened(path) {
    let found = this.shards.get(path);
    if (!found) {
      found = this.own(path).then((file) => new Shard(file, this.codes));
      this.shards.set(path, found);
      found.catch(() => this.shards.delete(path));
    }
    return found;
  }

  /** The whole list of a stem. @param {string} stem @returns {Promise<string>} */
  async whole(stem) {
    const list = (await this.shard(stem)).lists.get(stem) ?? "";
    return list[0] === "!" ? (await this.own(`lists/${list.split("!")[2]}`))[stem] : list;
  }

  /** The words of a letter's file. @param {string} letter @returns {Promise<Known[]>} */
  async known(letter) {
    if (this.single) {
      const all = [...(await this.shard("")).known.values()];
      return all.filter((one) => letterOf(one.stem) === letter);
    }
    const { words, counts } = await this.own(`letters/${letter}`);
    return wordsOf(words).map((word, n) => ({ ...word, count: counts[n] }));
  }

  /** Who has a code or a narrower one, and who has a broader one only. @param {string} facet @param {string} code
   * @returns {Promise<[Docs, Docs]>} */
  async code(facet, code) {
    if (this.single || this.columns.has(facet)) return this.gathered(facet, code);
    const path = `${facet}/${code}`;
    const [within, around] = this.codes.get(path) ?? (await this.load(`codes/${path}`));
    return [unpacked(within, this.total), unpacked(around, this.total)];
  }

  /** The same, from the column. @param {string} facet @param {string} code @returns {Promise<[Docs, Docs]>} */
  async gathered(facet, code) {
    const column = await this.column(facet);
    const broader = new Map((await this.values(facet)).map((value) => [value.code, value.broader]));
    const within = new Set();
    const around = new Set();
    for (const [one, list] of Object.entries(column)) {
      if (upwards(one, broader).includes(code)) each(list, this.total, (doc) => within.add(doc));
    }
    // Where a broader code is an answer too (AROUND in crocevia/search/columns.py).
    for (const above of facet === "zone" ? upwards(code, broader).slice(1) : []) {
      each(column[above] ?? "", this.total, (doc) => within.has(doc) || around.add(doc));
    }
    return [within, around];
  }

  /** Code → who has that very code, packed. @param {string} facet @returns {Promise<Record<string, string>>} */
  async column(facet) {
    const column = await this.load(`facets/${facet}`);
    this.columns.add(facet);
    return column;
  }

  /** The values of a facet. @param {string} name @returns {Promise<Value[]>} */
  async values(name) {
    const facet = this.facets.find((one) => one.name === name);
    if (facet && !facet.values) facet.values = (await this.own(`values/${name}`)).map(valueOf);
    return facet?.values ?? [];
  }

  /** The row of a record's card and the timetables of its block. @param {number} doc */
  async card(doc) {
    const { blocks } = this.root;
    const block = await this.own(`cards/${Math.floor(doc / blocks)}`);
    return { row: block.rows[doc % blocks], hours: block.hours ?? (await this.load("hours")).map((/** @type {any[]} */ one) => one[0]) };
  }
}
