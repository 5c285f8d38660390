/**
 * Whether what a page names is open at this moment, by the clock in Rome: `data-hours` holds a timetable, `data-meetings`
 * the next meetings (crocevia/when/browser.py). The page says it again each minute: it may stay open in a pocket.
 */
import { here } from "./here.js";
import { el, fill, show } from "../search/dom.js";
import { inRome, state as stateAt } from "../search/open.js";
import { meeting, openness } from "../search/times.js";

const MINUTE = 6e4;

/** @param {HTMLElement} place a paragraph, hidden until there is something to say @param {string} strong @param {string} state */
function say(place, strong, state) {
  const { copy } = document.documentElement.dataset;
  // Opening hours go by the clock; the next meeting is as old as the page.
  const aside =
    copy && state === "meets"
      ? fill(here.words.copied, { day: new Date(copy).toLocaleString(here.words.locale, { dateStyle: "long" }) })
      : here.words.source_says[place.closest("[data-verification]")?.dataset.verification];
  show(place, strong && el("strong", null, strong), strong && aside && " ", strong && aside && el("small", null, aside));
  place.className = `when ${state}`;
  place.dataset.state = state;
  place.hidden = !strong;
}

/** Says it in every place of the page. @param {ParentNode} [within] */
export function states(within = document) {
  const date = new Date();
  for (const place of within.querySelectorAll("[data-hours]")) {
    const timetable = JSON.parse(place.dataset.hours);
    const { text, state } = openness(timetable, date, here.words);
    // Minutes until it opens, for who puts the soonest first.
    const { next, now } = stateAt(timetable, date);
    const wait = next ? (next.day - now.day) * 1440 + next.minutes - now.minutes : 0;
    place.dataset.wait = wait;
    say(place, text, state);
  }
  for (const place of within.querySelectorAll("[data-meetings]")) {
    say(place, meeting(JSON.parse(place.dataset.meetings), date, here.words), "meets");
  }
  // A list of meetings loses those that have begun.
  const { day, minutes } = inRome(date);
  for (const one of within.querySelectorAll("li[data-at]")) one.hidden = Number(one.dataset.at) < day * 1440 + minutes;
}

/** Says it now, and again while the page is looked at. @param {() => void} after what follows from it */
export function now(after) {
  const read = () => {
    if (document.hidden) return;
    states();
    after();
  };
  states();
  after();
  setInterval(read, MINUTE);
  document.addEventListener("visibilitychange", read);
  // Another program of this page says that it has shown something new.
  document.addEventListener("shown", ({ target }) => states(target));
}
