/** A timetable in words, whole: the week, public holidays, seasons and closures. What crocevia/html/times.py says on a page. */
import { fill } from "../search/dom.js";

/** Public holidays, as crocevia/when/browser.py counts them behind Sunday. */
const HOLIDAY = 7;
/** The fifth of January 1970 was a Monday. */
const MONDAY = Date.UTC(1970, 0, 5);
const DAY = 864e5;

/** @param {number} minutes from midnight @returns {string} as a timetable has them: 8:30 */
const clock = (minutes) => `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;

/** @param {number} time @param {{locale: string}} said @param {Intl.DateTimeFormatOptions} options */
const named = (time, said, options) => new Date(time).toLocaleDateString(said.locale, { timeZone: "UTC", ...options });

function times(intervals, said) {
  const one = ([start, end]) => {
    if (end === null) return fill(said.from_time, { time: clock(start) });
    return start === 0 && end === 1440 ? said.all_day : fill(said.span, { start: clock(start), end: clock(end) });
  };
  return intervals.map(one).join(said.comma) || said.closed;
}

/** Days of the week by their names: three or more in a row are a range. @param {number[]} days sorted, Monday is 0 */
function week(days, said) {
  const name = (day) => named(MONDAY + day * DAY, said, { weekday: "long" });
  const last = days[days.length - 1];
  if (days.length > 2 && last - days[0] === days.length - 1) return fill(said.days, { first: name(days[0]), last: name(last) });
  return days.map(name).join(said.comma);
}

/** @param {number[]} point year or 0, month, day. In a year of which nobody speaks there must be a 29th of February. */
const at = ([year, month, day]) => Date.UTC(year || 2000, month - 1, day);

/** A part of the year: whole months by their names, anything else by its dates. */
function period({ from, to }, said) {
  const whole = !from[0] && from[2] === 1 && to[2] >= 28;
  const date = { day: "numeric", month: "long", ...(from[0] ? { year: "numeric" } : {}) };
  const [first, last] = [from, to].map((point) => named(at(point), said, whole ? { month: "long" } : date));
  return first === last ? first : fill(said.days, { first, last });
}

/** Public holidays of all the year, which a page says before any season. */
const festive = ({ from, to, days }) => days.join() === `${HOLIDAY}` && from.join() === "0,1,1" && to.join() === "0,12,31";

function season(one, said) {
  if (festive(one)) return said.holidays;
  const days = one.days.filter((day) => day !== HOLIDAY);
  const holidays = days.length < one.days.length;
  const which = [days.length && days.length < 7 && week(days, said), holidays && days.length < 7 && said.holidays].filter(Boolean);
  return period(one, said) + (which.length ? ` (${which.join(said.comma)})` : "");
}

/**
 * @param {import("../search/open.js").Timetable} timetable
 * @param {Object<string, string>} said the block `week` of templates/pages/said.html, and `locale`
 * @returns {[string, string][]} days and their times, line by line; days are "" where a line holds for all of them
 */
export function rows(timetable, said) {
  const lines = [];
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  for (let first = 0, last; first < 7; first = last + 1) {
    for (last = first; last < 6 && same(timetable.week[last + 1], timetable.week[first]); ) last++;
    const days = Array.from({ length: last - first + 1 }, (_, step) => first + step);
    if (timetable.week[first].length) lines.push([week(days, said), times(timetable.week[first], said)]);
  }
  const seasons = timetable.seasons || [];
  for (const one of [...seasons.filter(festive), ...seasons.filter((one) => !festive(one))]) lines.push([season(one, said), times(one.intervals, said)]);
  const appointment = { true: said.by_appointment, false: said.no_appointment }[timetable.appointment];
  return appointment ? [...lines, ["", appointment]] : lines;
}
