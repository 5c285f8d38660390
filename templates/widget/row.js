/** One record of the list: what it is, where, when, whom to call. Its texts are hostile until they stand in a text node. */
import { el, fill, show } from "../search/dom.js";
import { meeting, openness, week } from "../search/times.js";

// A row, as crocevia/widget/rows.py writes it.
const [RECORD, NAME, WHAT, WHAT_LANGUAGE, ADDRESS, AREA, PHONE, DIAL, ANSWERS, HOURS, MEETINGS] = Array(11).keys();
export const [NEEDS, ZONES] = [11, 12];
const [TRUST, FREE] = [13, 14];
const SECRET = 1;
const STATES = ["verified", "due", "unverified"];

/** @param {any[]} row @returns {string} */
export const kindOf = (row) => row[RECORD].split("/")[0];

/** What is in another language than the list says so. @param {string|false|undefined} language @param {string} page */
export const marked = (language, page) => (language && language !== page ? { lang: language, dir: "auto" } : {});

/** A link out of the page, in the whole window: our pages may not stand in a frame. */
export const leading = (address, attributes, ...children) =>
  el("a", { ...attributes, href: address, target: "_top", rel: "noreferrer" }, ...children);

/** The times of meetings, of which all but the first are written as the gap to the one before. @param {number[]} gaps */
const times = (gaps) => gaps.reduce((found, gap) => [...found, gap + (found[found.length - 1] || 0)], []);

/**
 * @param {any[]} row
 * @param {{words: Object<string, any>, hours: Object[], site: string, level: number, hide: Set<string>}} list
 * @param {Array<(now: Date) => void>} clocks grows by what says the time of this record anew
 */
export function item(row, { words, hours, site, level, hide }, clocks) {
  const { said, language, source } = words;
  const page = new URL(`${words.home}${row[RECORD]}/`, site).href;
  const place = row[ADDRESS] === SECRET ? said.secret : row[ADDRESS];
  const [, singular] = words.kinds[kindOf(row)];
  return el(
    "li",
    null,
    el(`h${level}`, null, leading(page, marked(source, language), row[NAME])),
    // A space between: without it Arabic letters join, and words run into each other where they are read aloud.
    !hide.has("kind") &&
      el("p", { class: "kind" }, el("span", marked(singular[1], language), singular[0]), ...[row[FREE] && said.free, said.states[row[TRUST]]].filter(Boolean).flatMap((one) => [" ", el("span", { class: "tag" }, one)])),
    !hide.has("summary") && row[WHAT] && el("p", marked(row[WHAT_LANGUAGE], language), row[WHAT]),
    !hide.has("where") && (place || row[AREA]) && el("p", place && place !== said.secret ? marked(source, language) : null, place || row[AREA]),
    !hide.has("when") && when(row, hours[row[HOURS]], words, clocks),
    !hide.has("phone") && row[DIAL] && call(row, words),
  );
}

/** When it is open, or when people meet next; nothing where nobody knows. */
function when(row, timetable, { said }, clocks) {
  const meetings = times(row[MEETINGS]);
  if (!timetable && !meetings.length) return null;
  const place = el("p", { class: "when" });
  const usual = timetable && week(timetable, said);
  clocks.push((now) => {
    const { text, state } = timetable ? openness(timetable, now, said) : { text: meeting(meetings, now, said), state: "meets" };
    const aside = text && said.source_says[STATES[row[TRUST]]];
    place.className = `when ${state}`;
    show(place, text && el("strong", null, text), aside && ` ${aside}`, usual && text !== said.always && el("span", { class: "week" }, usual));
    place.hidden = !place.firstChild;
  });
  return place;
}

/** @param {any[]} row */
function call(row, { said, source, language }) {
  // A record's number is checked at build; here it is a text all the same.
  if (!/^tel:[+0-9;=a-z-]+$/i.test(row[DIAL])) return null;
  return el(
    "p",
    { class: "do" },
    el("a", { class: "call", href: row[DIAL] }, fill("{call} ", said), el("bdi", { dir: "ltr" }, row[PHONE])),
    row[ANSWERS] && el("span", { class: "answers" }, `${said.number_of} `, el("span", marked(source, language), row[ANSWERS])),
  );
}
