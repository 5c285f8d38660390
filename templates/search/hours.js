/**
 * Whether something is open: timetables as the build writes them, on the clock of the city.
 *
 * @typedef {[number, number | null][]} Intervals  minutes from midnight; beyond 1440 is past midnight, null an open end
 * @typedef {{ from: number[], to: number[], days: number[], intervals: Intervals }} Season  year 0: every year; day 7: public holidays
 * @typedef {{ week: Intervals[], holidays: Intervals | null, seasons: Season[], appointment: boolean | null }} Timetable
 */

const ZONE = "Europe/Rome";
const DAY = 1440;
// An open end ("dalle 12:30") is taken for so long.
const OPEN_END = 120;

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
});

/** The clock on the wall, in minutes since 1 January 1970. @param {Date} now */
export function clock(now) {
  const at = Object.fromEntries(CLOCK.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute) / 60_000;
}

/** Whether a day (since 1 January 1970) is a public holiday in all of Italy. @param {number} day */
export function isHoliday(day) {
  const date = new Date(day * 86_400_000);
  const year = date.getUTCFullYear();
  const fixed = ["1/1", "1/6", "4/25", "5/1", "6/2", "8/15", "11/1", "12/8", "12/25", "12/26"];
  // Saint Francis is one again from 2026.
  if (year >= 2026) fixed.push("10/4");
  return fixed.includes(`${date.getUTCMonth() + 1}/${date.getUTCDate()}`) || [0, 1].includes(day - easter(year));
}

/** Easter Sunday (Meeus, Jones, Butcher), in days since 1 January 1970. @param {number} year */
function easter(year) {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / 86_400_000;
}

/** The intervals that begin on a day (since 1 January 1970). @param {Timetable} timetable @param {number} day
 * @returns {Intervals} */
export function intervals(timetable, day) {
  const date = new Date(day * 86_400_000);
  const weekday = (date.getUTCDay() + 6) % 7;
  const holiday = isHoliday(day);
  const point = (/** @type {boolean} */ yearly) =>
    (yearly ? 0 : date.getUTCFullYear() * 10_000) + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  for (const season of [...timetable.seasons].reverse()) {
    const [from, to] = [season.from, season.to].map(([y, m, d]) => y * 10_000 + m * 100 + d);
    const at = point(!season.from[0]);
    const inside = from <= to ? from <= at && at <= to : at >= from || at <= to;
    if (inside && (season.days.includes(weekday) || (holiday && season.days.includes(7)))) return season.intervals;
  }
  return timetable.week[weekday];
}

/** Whether it is open at a minute of the clock on the wall. @param {Timetable} timetable @param {number} minute */
export function isOpen(timetable, minute) {
  const day = Math.floor(minute / DAY);
  return [day - 1, day].some((one) =>
    intervals(timetable, one).some(([start, end]) => {
      const at = minute - one * DAY;
      return start <= at && at < (end ?? start + OPEN_END);
    }),
  );
}
