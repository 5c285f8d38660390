/** Says in the page's language when something is open and when people meet. */
import { fill } from "./dom.js";
import { dateOf, inRome, state } from "./open.js";

/** @param {number} minutes from midnight @returns {string} as a timetable has them: 8:30 */
const clock = (minutes) => `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;

/** @param {number} day @param {{locale: string}} said @param {Intl.DateTimeFormatOptions} options */
const named = (day, said, options) => dateOf(day).toLocaleDateString(said.locale, { timeZone: "UTC", ...options });

/** A day by its name, with its date where a name would not be enough. @param {number} day @param {number} today @param {{locale: string}} said */
const dayName = (day, today, said) =>
  named(day, said, { weekday: "long", ...(day - today < 7 ? {} : { day: "numeric", month: "long" }) });

/** Minutes before closing at which one should hurry, or telephone first. */
const SOON = 60;

/**
 * "Open now until 12:00", "Opens again on Monday at 9:00"; "" where nothing can be said.
 * @returns {{open: boolean, state: "open" | "soon" | "closed" | "unknown", text: string}}
 */
export function openness(timetable, date, said) {
  const { open, always, until, next, now } = state(timetable, date);
  if (open) {
    const soon = until && (until.day - now.day) * 1440 + until.minutes - now.minutes <= SOON ? "soon" : "";
    const text = always ? said.always : until ? fill(said[soon || "until"], { time: clock(until.minutes) }) : said.open;
    return { open, state: soon || "open", text };
  }
  if (!next) return { open, state: "unknown", text: "" };
  const values = { day: dayName(next.day, now.day, said), time: clock(next.minutes) };
  return { open, state: "closed", text: fill([said.today, said.tomorrow][next.day - now.day] || said.again, values) };
}

/** The ordinary week in one line: "lun–ven 8:30–12:00; sab 9:00–12:00". @param {{week: [number, number|null][][]}} timetable */
export function week(timetable, said) {
  const runs = [];
  timetable.week.forEach((intervals, day) => {
    const times = intervals
      .map(([from, to]) =>
        fill(to === null ? said.from_time : from || to < 1440 ? said.span : said.all_day, {
          time: clock(from),
          start: clock(from),
          end: clock(to),
        }),
      )
      .join(said.comma);
    const last = runs[runs.length - 1];
    if (last && last.times === times && last.to === day - 1) last.to = day;
    else if (times) runs.push({ from: day, to: day, times });
  });
  // The fifth day of 1970 was a Monday.
  const short = (day) => named(day + 4, said, { weekday: "short" });
  return runs
    .map(({ from, to, times }) => `${to > from ? fill(said.days, { first: short(from), last: short(to) }) : short(from)} ${times}`)
    .join(said.semicolon);
}

/** The next of the meetings, each in minutes of wall time since 1970; "" when there is none. @param {number[]} meetings */
export function meeting(meetings, date, said) {
  const now = inRome(date);
  const next = meetings.find((one) => one >= now.day * 1440 + now.minutes);
  if (next === undefined) return "";
  const day = Math.floor(next / 1440);
  return fill(said.meeting, { day: dayName(day, now.day, said), time: clock(next % 1440) });
}
