/**
 * A list as a message, short enough to be read aloud on the telephone.
 *
 * The more records and the less room, the less is said of each: all of it, then name, place and number, then name and
 * number; at last some records are left out, and how many is said.
 *
 * @typedef {import("./facts.js").Plain} Plain
 * @typedef {{address: string, caution: string, more: string}} Said `caution` is for where trust is not said of each;
 *   `more` has a place for a count
 */
import { fill } from "../search/dom.js";

/** Characters that a record may take. */
export const EACH = 320;
const NAME = 100;
const PART = 110;
/** From the first on, what is left out where a record would be too long. */
const SPARED = ["what", "when", "where", "trust"];
const LEVELS = [["what", "where", "when", "call", "trust"], ["where", "call"], ["call"]];

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;
/** Left-to-right marks: more telephones know them than know isolates, and without them a number turns round. */
const MARK = "\u200e";

/** What a reader takes for one character; where the browser does not know, a code point. @param {string} text */
const characters = (text) => ("Segmenter" in Intl ? Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment) : [...text]);

/** @param {string} text @param {number} most code points; no character is cut in two */
function cut(text, most) {
  if ([...text].length <= most) return text;
  let room = most - 1;
  const kept = characters(text).filter((one) => (room -= [...one].length) >= 0);
  return `${kept.join("").trimEnd()}…`;
}

/** Words that run from left to right, in a message that does not. */
const held = (text, rtl) => (rtl && text && !RIGHT_TO_LEFT.test(text) ? MARK + text + MARK : text);

/** @param {Plain} plain @param {string[]} level what to say beside the name @param {boolean} rtl @returns {string} at most EACH characters */
export function record(plain, level, rtl) {
  const { call } = plain;
  const parts = {
    // What does not fit is better left out than cut: half an address is another one, and some hours are not all.
    what: plain.what.length > PART ? "" : held(plain.what, rtl),
    where: held(plain.where, rtl),
    when: held(plain.when, rtl),
    call: call && [call.word, held(call.number, rtl)].filter(Boolean).join(" "),
    trust: cut(plain.trust, PART),
  };
  const name = held(cut(plain.name, NAME), rtl);
  for (let spared = 0; ; spared++) {
    const kept = level.filter((part) => !SPARED.slice(0, spared).includes(part));
    const text = [name, ...kept.map((part) => parts[part])].filter(Boolean).join("\n");
    if (text.length <= EACH || spared > SPARED.length) return text;
  }
}

/**
 * @param {Plain[]} records
 * @param {Said} said in the message's language
 * @param {boolean} rtl whether that language runs from right to left
 * @param {(text: string) => boolean} fits
 * @returns {string} the fullest message that fits; the shortest there is, where none does
 */
export function message(records, said, rtl, fits) {
  const numbered = (texts) => texts.map((text, at) => (texts.length > 1 ? `${at + 1}. ${text}` : text));
  const trusted = (level) => level.includes("trust") || !records.some((one) => one.trust);
  let text = "";
  for (const address of [said.address, ""]) {
    for (const level of LEVELS) {
      const texts = records.map((one) => record(one, level, rtl));
      for (let left = texts.length; left > 0; left--) {
        const more = left < texts.length && fill(said.more, { count: texts.length - left });
        const parts = [...numbered(texts.slice(0, left)), more, !trusted(level) && said.caution, address];
        text = parts.filter(Boolean).join("\n\n");
        if (fits(text)) return text;
        // Of those that say least, as many as there is room for; all of them before, or none.
        if (address || level.length > 1) break;
      }
    }
  }
  return text;
}
