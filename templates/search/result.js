/** A result as a card that answers by itself: what, where, when, at what cost, whom to call, how far to trust it. */
import { el, fill } from "./dom.js";
import { marked } from "./marks.js";
import { meeting, openness, week } from "./times.js";

/**
 * @param {object} hit of the engine: {ref, card, marks, distance}
 * @param {{said: object, base: string, date: Date, label: (facet: string, code: string) => string}} page
 * @returns {HTMLElement} a list item, in the classes of templates/pages/card.html
 */
export function card({ ref, card: one, marks, distance }, { said, base, date, label }) {
  const languages = [said.language, said.source];
  const shown = (text) => marked(text, marks, languages);
  const foreign = (name) => (one.lang[name] === said.language ? {} : { lang: one.lang[name], dir: "auto" });
  // Of many records only the municipality's centre is known: metres would be made up.
  const where = [one.where, distance >= 1000 && fill(said.away, { distance: Math.round(distance / 1000) })].filter(Boolean);
  const { phone } = one;
  return el(
    "li",
    { class: "card", "data-record": ref, "data-verification": one.state },
    el("h2", null, el("a", { href: base + one.href, ...foreign("name") }, ...shown(one.name))),
    el(
      "p",
      { class: "kind" },
      label("kind", one.kind),
      cost(one.cost, said),
      el("span", { class: `state ${one.state}` }, said.states[one.state]),
      one.badge && el("small", null, one.badge),
    ),
    one.summary && el("p", foreign("summary"), ...shown(one.summary)),
    where[0] && el("p", { class: "where", dir: "auto" }, ...shown(where.join(" · "))),
    ...when(one, date, said),
    one.needs[0] && el("p", { class: "needs" }, ...shown(one.needs.map((code) => label("need", code)).join(" · "))),
    phone &&
      el(
        "p",
        { class: "do" },
        el("a", { class: "call", href: phone.uri }, `${said.call} `, el("bdi", { dir: "ltr" }, phone.shown)),
      ),
  );
}

function cost(code, said) {
  return said[code] && el("span", { class: code === "free" ? code : "cost" }, said[code]);
}

/** What is not verified is said to be the source's word, never the site's. */
function* when(one, date, said) {
  const aside = said.source_says[one.state];
  const small = (...texts) => el("small", null, texts.filter(Boolean).join(" · "));
  if (one.hours) {
    const now = openness(one.hours, date, said);
    const rest = [one.hours.appointment && said.by_appointment, week(one.hours, said), aside];
    yield el(
      "p",
      { class: `when ${now.state}` },
      now.text && el("strong", null, now.text),
      now.text && " ",
      small(...rest),
    );
  }
  const next = meeting(one.meetings, date, said);
  if (next) yield el("p", { class: "when" }, el("strong", null, next), " ", small(aside));
}
