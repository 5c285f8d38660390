/**
 * Text → words → stems: what is typed and what is written meet here, in every language.
 *
 * The twin of crocevia/search/words.py, where the reasons stand: the same answers for every text. Whoever changes one
 * changes the other.
 *
 * @typedef {{ text: string, start: number, end: number }} Word  a folded word; offsets in UTF-16 code units
 * @typedef {{ script: string, stem?: (word: string) => string, stop?: string,
 *            also?: Record<string, string> }} Language  `stop`: words with spaces between
 */

export const LONGEST = 40;
export const SHORTEST = 3;

// ── Folding ──

const APOSTROPHES = /[’‘‛ʼʻʹ′´`\u0374\u1fef\uff07\uff40]/g;
const MARKS =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u{e0100}-\u{e01ef}]/gu;
const UNSEEN = /[\u0640\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** @type {Map<string, string>} */
const plain = new Map(
  Object.entries({
    ß: "ss", œ: "oe", æ: "ae", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i",
    ς: "σ", ґ: "г", й: "й", ї: "ї", "ʼ": "'", "ʹ": "'", "′": "'",
    ٱ: "ا", ى: "ي", ة: "ه", ک: "ك", ی: "ي", ہ: "ه", ھ: "ه", ە: "ه",
  }),
);
for (let n = 0; n < 10; n++) for (const zero of [0x660, 0x6f0]) plain.set(String.fromCharCode(zero + n), String(n));
const LETTERS = new Map(plain);

/** @param {string} letter */
function plainly(letter) {
  let found = plain.get(letter);
  if (found === undefined) {
    const whole = /[\ud800-\udfff]/u.test(letter) ? "\ufffd" : letter;
    const bare = whole.normalize("NFKD").replace(MARKS, "").replace(UNSEEN, "");
    found = [...bare].map((one) => LETTERS.get(one) ?? one).join("").normalize("NFC");
    plain.set(letter, found);
  }
  return found;
}

/** `text` without case, accents, unseen signs and the other ways to write the same letter. @param {string} text */
export const fold = (text) =>
  text.replace(APOSTROPHES, "'").normalize("NFKC").toLowerCase().replace(/[^\0-\x7f]/gu, plainly);

// ── Words ──

const UNSPACED =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3041-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, "u");
const STRETCH = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const RUN = new RegExp(`[\\p{L}\\p{N}]+(?:[\\p{M}${UNSEEN.source.slice(1, -1)}]+[\\p{L}\\p{N}]*)*`, "gu");
const NOT_OF_A_WORD = /[^\p{L}\p{N}\p{M}]/gu;
const CYRILLIC = /^[\u0400-\u04ff]/;
const LETTERS_ONLY = /^\p{L}+$/u;

/**
 * The words of `text`, in order: runs of letters and digits, folded; of Han and the like, overlapping pairs.
 * @param {string} text
 * @returns {Word[]}
 */
export function words(text) {
  text = text.replace(APOSTROPHES, "'");
  /** @type {Word[]} */
  const found = [];
  for (const run of text.matchAll(RUN)) {
    if (!IS_UNSPACED.test(run[0])) add(found, text, run[0], run.index);
    else for (const part of run[0].matchAll(STRETCH)) add(found, text, part[0], run.index + part.index);
  }
  return found;
}

/** @param {Word[]} found @param {string} text @param {string} run @param {number} start */
function add(found, text, run, start) {
  const first = String.fromCodePoint(/** @type {number} */ (run.codePointAt(0)));
  if (IS_UNSPACED.test(first)) return pairs(found, run, start);
  const folded = cut(fold(run).replace(NOT_OF_A_WORD, ""));
  if (!folded) return;
  const last = found[found.length - 1];
  if (last && isOneWord(text, last, folded, run, start)) {
    last.text = cut(last.text + folded);
    last.end = start + run.length;
  } else found.push({ text: folded, start, end: start + run.length });
}

/** @param {string} word */
const cut = (word) => (word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join(""));

/** Whether the run goes on with the word before it: сім'я, I.S.E.E.
 * @param {string} text @param {Word} last @param {string} folded @param {string} run @param {number} start */
function isOneWord(text, last, folded, run, start) {
  if (start !== last.end + 1) return false;
  if (text[last.end] === "'") return CYRILLIC.test(last.text.slice(-1)) && CYRILLIC.test(folded);
  const alone = last.end - last.start === 1 || text[last.end - 2] === ".";
  return text[last.end] === "." && alone && run.length === 1 && LETTERS_ONLY.test(folded) && LETTERS_ONLY.test(last.text);
}

/** @param {Word[]} found @param {string} run @param {number} start */
function pairs(found, run, start) {
  const ones = [...run].map((one) => ({ text: fold(one), start, end: (start += one.length) }));
  if (ones.length === 1) found.push(ones[0]);
  for (let n = 1; n < ones.length; n++) {
    found.push({ text: ones[n - 1].text + ones[n].text, start: ones[n - 1].start, end: ones[n].end });
  }
}

// ── Stems and stop words ──

/** @type {Record<string, RegExp>} */
const SCRIPTS = {
  latin: /^[a-z]+$/,
  arabic: /^[\u0621-\u064a\u066e-\u06d3]+$/,
  cyrillic: /^[\u0430-\u045f\u0491]+$/,
};

/** @type {Map<string, Language>} */
const known = new Map();
/** @type {Map<string, Set<string>>} */
const stops = new Map();

/**
 * Tell which languages there are; the bundle of a page does, before anything else.
 * @param {Record<string, Language>} languages
 */
export function configure(languages) {
  for (const [language, declared] of Object.entries(languages)) {
    known.set(language, declared);
    stops.set(language, new Set((declared.stop ?? "").split(/\s+/).filter(Boolean).map(fold)));
  }
}

/**
 * The distinct stems of a folded word in those of `languages` that are written in its script.
 * @param {string} word
 * @param {readonly string[]} languages
 * @returns {string[]}
 */
export function stems(word, languages) {
  if ([...word].length < SHORTEST) return [word];
  const found = new Set();
  for (const language of languages) {
    const { script, stem, also = {} } = known.get(language) ?? {};
    if (!script || !stem || !SCRIPTS[script].test(word)) continue;
    found.add(stem(word) || word);
    for (const [ending, other] of Object.entries(also)) {
      if (word.endsWith(ending)) found.add(stem(word.slice(0, -ending.length) + other));
    }
  }
  return found.size ? [...found] : [word];
}

/**
 * Whether a folded word says nothing of what is sought; of a pair of Han characters, whether one of them does.
 * @param {string} word
 * @param {readonly string[]} languages
 */
export function stop(word, languages) {
  const parts = IS_UNSPACED.test([...word][0] ?? "") ? [word, ...word] : [word];
  return languages.some((language) => parts.some((part) => stops.get(language)?.has(part)));
}

// ── Distance ──

/**
 * Letters to add, leave out, change or swap (optimal string alignment) to make `b` of `a`; at most `most` + 1.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most) {
  const [one, other] = [[...a], [...b]];
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      next.push(cost);
    }
    if (Math.min(...next) > most && Math.min(...row) > most) return most + 1;
    [before, row] = [row, next];
  }
  return Math.min(row[other.length], most + 1);
}

/** The words of a text as most ids are made of them: what a file need not repeat. @param {string} text */
export const slug = (text) => words(text).map((word) => word.text).join("-");
