/** The filters: groups that open, each value with how many results it would leave, counted only when a group is open. */
import { FACETS } from "./address.js";
import { by, count, el, fill, show } from "./dom.js";

/** Values drawn of a group; crocevia.css shows the first twelve, for 200 municipalities are no help. */
const MOST = 400;

/**
 * @param {{said: object, engine: object, known: {name: string, label: string, values?: object[]}[], values: (facet: string) => Promise<{code: string, label: string}[]>, toggle: (facet: string, code: string) => void}} page
 * @returns {(question: {query: object, signal: AbortSignal, total: number|null}) => void} what to call with what is asked now
 */
export function filters({ said, engine, known, values, toggle }) {
  const all = FACETS.map((name) => known.find((one) => one.name === name)).filter(Boolean);
  // A facet of one value is a yes: these stand together.
  const single = all.filter((one) => one.values && one.values.length === 1);
  const groups = [
    ...(single.length ? [group(said.only, single)] : []),
    ...all.filter((one) => !single.includes(one)).map((one) => group(one.label, [one])),
  ];
  let question;

  show(by("facets"), ...groups.map((one) => one.element));

  function group(label, members) {
    const active = el("small");
    const list = el("ul");
    const more = el("button", { type: "button", class: "plain", onclick: () => list.classList.add("all") }, said.all_values);
    const element = el(
      "details",
      { "data-facet": members.map((one) => one.name).join(" "), ontoggle: () => refresh(made) },
      el("summary", null, el("span", null, label), " ", active),
      el("fieldset", null, el("legend", { class: "unseen" }, label), list, more),
    );
    const made = { element, members, list, active, rows: new Map() };
    return made;
  }

  /** Count the values of an open group, under all filters but its own. */
  async function refresh({ element, members, list, rows }) {
    if (!element.open) return;
    const mine = question;
    try {
      const found = await Promise.all(
        members.map(async ({ name }) => {
          const [counts, some] = await Promise.all([engine.counts(mine.query, name, mine), values(name)]);
          const chosen = mine.query.filters[name] || [];
          return some.map(({ code, label }) => ({
            facet: name,
            code,
            label,
            number: counts[code] || 0,
            chosen: chosen.includes(code),
          }));
        }),
      );
      if (mine === question) draw(list, rows, found.flat());
    } catch {
      // The results' own message says what is wrong with the line; a new question counts again.
    }
  }

  /** Rows stay where they were drawn first: nothing moves under a finger. */
  function draw(list, rows, found) {
    const useful = found.filter((one) => one.number || one.chosen);
    if (!rows.size) useful.sort((a, b) => b.chosen - a.chosen || b.number - a.number);
    for (const row of rows.values()) row.hidden = true;
    for (const { facet, code, label, number, chosen } of useful.slice(0, MOST)) {
      const key = facet + code;
      if (!rows.has(key)) {
        rows.set(
          key,
          el(
            "li",
            null,
            el(
              "label",
              null,
              el("input", { type: "checkbox", name: facet, value: code, onchange: () => toggle(facet, code) }),
              el("span", null, label),
              el("small"),
            ),
          ),
        );
        list.append(rows.get(key));
      }
      const row = rows.get(key);
      const [input, , small] = row.firstChild.children;
      row.hidden = false;
      input.checked = chosen;
      show(small, count(number, said.language));
    }
    list.dataset.empty = useful.length ? "" : said.empty;
  }

  return (next) => {
    question = next;
    const { filters: chosen } = next.query;
    for (const one of groups) {
      const number = one.members.reduce((sum, { name }) => sum + (chosen[name] || []).length, 0);
      show(one.active, number && `(${number})`);
      refresh(one);
    }
    by("clear").hidden = !Object.keys(chosen).length;
    by("done").hidden = next.total === null;
    show(by("done"), fill(said.show, { count: next.total }));
  };
}
