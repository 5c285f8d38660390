/** Says hours and meetings back in words while they are written: the week, whether it is open now, the next times; or what can be read. */
import { by, el, fill, show } from "../search/dom.js";
import { dateOf } from "../search/open.js";
import { openness } from "../search/times.js";
import { listOf } from "./fields.js";
import { ask } from "./judge.js";
import { said } from "./said.js";
import { rows } from "./week.js";

/** What was said back, by the text: the same is not asked twice. */
const known = new Map();

/** @param {"hours" | "meetings"} what @param {string} text @returns {Promise<any>} null where nobody can say */
async function read(what, text) {
  const key = `${what} ${text}`;
  if (!known.has(key)) {
    const found = await ask(what, { text });
    if (!found) return null;
    known.set(key, found);
  }
  return known.get(key);
}

const week = (timetable) =>
  el(
    "table",
    null,
    el("tbody", null, ...rows(timetable, said).map(([days, times]) => el("tr", null, el("th", { scope: "row" }, days), el("td", null, times)))),
  );

const times = (next) => {
  const day = (time) => dateOf(Math.floor(time / 1440)).toLocaleDateString(said.locale, { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" });
  const clock = (time) => `${Math.floor((time % 1440) / 60)}:${String(time % 60).padStart(2, "0")}`;
  return el("ul", null, ...next.slice(0, 4).map((time) => el("li", null, `${day(time)}, ${clock(time)}`)));
};

/** @param {import("./fields.js").Field} field @param {any[]} all what each of its texts says */
function answers(field, all) {
  return all.flatMap((found, at) => {
    if (!found) return [];
    if (found.nearest) {
      const take = async () => {
        const values = listOf(field.read());
        values[at] = found.nearest;
        await field.write(field.many ? values : values[0]);
        field.place.dispatchEvent(new Event("input", { bubbles: true }));
        field.focus(at);
      };
      return [el("p", null, el("button", { type: "button", class: "plain", onclick: take }, fill(said.use, { text: found.nearest })))];
    }
    if (found.week) {
      const { text } = openness(found, new Date(), said);
      return [el("p", { class: "aside" }, said.understood), week(found), text && el("p", null, el("strong", null, text))];
    }
    return found.next?.length ? [el("p", { class: "aside" }, said.understood), times(found.next)] : [];
  });
}

/** @param {import("./fields.js").Field[]} fields */
export async function hours(fields) {
  for (const field of fields.filter(({ widget }) => widget === "hours" || widget === "meetings")) {
    const what = field.role === "meetings" ? "meetings" : "hours";
    const texts = listOf(field.read());
    const all = await Promise.all(texts.map((text) => read(what, text)));
    const id = `s-${field.name}`;
    const box = by(id) || field.place.appendChild(el("div", { class: "back", id }));
    show(box, ...answers(field, all));
  }
}
