/**
 * Whether a timetable is open at an instant, until when, and when it opens next: crocevia/when/hours.py, in the browser.
 *
 * All is wall time in Rome: a day is its number since 1970, a time the minutes from midnight. A timetable is made by
 * crocevia/search/cards.py: the last of `seasons` that holds a day says its intervals; where none does, the week does.
 *
 * @typedef {[number, number|null]} Interval minutes from midnight; the end is past 1440 in the night, null where not said
 * @typedef {{from: number[], to: number[], days: number[], intervals: Interval[]}} Season
 *   from and to as [year or 0, month, day], both included; Monday is 0, a public holiday of any weekday 7
 * @typedef {{week: Interval[][], seasons?: Season[], appointment?: boolean|null}} Timetable
 * @typedef {{day: number, minutes: number}} Moment
 * @typedef {{open: boolean, always: boolean, until: Moment|null, next: Moment|null, now: Moment}} State
 *   `until` is null where the end was not said; `next` is the next opening within LOOK_AHEAD days
 */

const DAY = 1440;
const HOLIDAY = 7;
/** "Dalle 12:30" says no end: certain enough for an hour, after which nobody should be sent there. */
const OPEN_END = 60;
/** Days; a closure is rarely longer than a summer. */
const LOOK_AHEAD = 120;

const ROME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Rome",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
});

/** @param {Date} date @returns {Moment} what calendar and clock show in Rome */
export function inRome(date) {
  const of = Object.fromEntries(ROME.formatToParts(date).map(({ type, value }) => [type, +value]));
  return { day: Date.UTC(of.year, of.month - 1, of.day) / 864e5, minutes: of.hour * 60 + of.minute };
}

/** @param {number} day @returns {Date} its midnight in UTC, to be formatted with timeZone UTC */
export const dateOf = (day) => new Date(day * 864e5);

/** @param {number} day @returns {number} Monday is 0; the first day of 1970 was a Thursday */
export const weekday = (day) => (((day + 3) % 7) + 7) % 7;

/** Saint Francis (1004) since 2026, law 151 of 2025: no earlier day is asked for. */
const FIXED = new Set([101, 106, 425, 501, 602, 815, 1004, 1101, 1208, 1225, 1226]);

/** @param {number} year @returns {number} the day of Easter Sunday (Gregorian, Meeus) */
function easter(year) {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const d = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * ((year % 100) >> 2) - d - ((year % 100) % 4)) % 7;
  const m = Math.floor((a + 11 * d + 22 * e) / 451);
  const n = d + e - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / 864e5;
}

/** @param {number} day @returns {boolean} whether it is a public holiday in all of Italy, as crocevia/when/italy.py has it */
export function holiday(day) {
  const date = dateOf(day);
  const year = date.getUTCFullYear();
  const name = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  const sunday = easter(year);
  return FIXED.has(name) || day === sunday || day === sunday + 1;
}

/** @param {Season} season @param {number} day @returns {boolean} */
function holds(season, day) {
  const date = dateOf(day);
  const number = ([year, month, date]) => (year * 100 + month) * 100 + date;
  const point = number([season.from[0] ? date.getUTCFullYear() : 0, date.getUTCMonth() + 1, date.getUTCDate()]);
  const [from, to] = [number(season.from), number(season.to)];
  const within = from <= to ? from <= point && point <= to : point >= from || point <= to;
  return within && (season.days.includes(weekday(day)) || (season.days.includes(HOLIDAY) && holiday(day)));
}

/** @param {Timetable} timetable @param {number} day @returns {Interval[]} the intervals that begin on the day */
export function on(timetable, day) {
  const season = [...(timetable.seasons || [])].reverse().find((one) => holds(one, day));
  return season ? season.intervals : timetable.week[weekday(day)];
}

/** @param {Timetable} timetable @param {Date|Moment} instant @returns {State} */
export function state(timetable, instant) {
  const now = instant instanceof Date ? inRome(instant) : instant;
  const at = now.day * DAY + now.minutes;
  /** Absolute intervals of a day. @param {number} day */
  const spans = (day) => on(timetable, day).map(([from, to]) => [day * DAY + from, to === null ? null : day * DAY + to]);
  const reached = [...spans(now.day - 1), ...spans(now.day)].filter(([from, to]) => from <= at && at < (to ?? from + OPEN_END));
  const moment = (minutes) => ({ day: Math.floor(minutes / DAY), minutes: minutes % DAY });
  if (reached.length) {
    let until = reached.some(([, to]) => to === null) ? null : Math.max(...reached.map(([, to]) => to));
    for (let day = now.day; until !== null && day <= now.day + 7; day++) {
      for (const [from, to] of spans(day)) if (from <= until && to > until) until = to;
    }
    const always = until !== null && until > (now.day + 7) * DAY;
    return { open: true, always, until: until === null ? null : moment(until), next: null, now };
  }
  for (let day = now.day; day <= now.day + LOOK_AHEAD; day++) {
    const from = Math.min(
      ...spans(day)
        .map(([start]) => start)
        .filter((start) => start > at),
    );
    if (Number.isFinite(from)) return { open: false, always: false, until: null, next: moment(from), now };
  }
  return { open: false, always: false, until: null, next: null, now };
}
