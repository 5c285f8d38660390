/** The list as elements: its title, the records, where there is more, who says it and of which day. */
import { el, fill } from "../search/dom.js";
import { item, leading, marked } from "./row.js";

/** Where the same is on the site. @param {import("./asked.js").Asked} asked */
function address({ site, zone, need, kind }, { home, rooms, search }) {
  const to = (path) => new URL(home + path, site).href;
  const codes = Object.entries({ need, zone, kind }).filter(([, code]) => code);
  if (codes.length > 1 && search) return to(`search/?${new URLSearchParams(codes)}`);
  return to(zone ? `${rooms.zone}/${zone}/` : need ? `${rooms.need}/${need}/` : kind ? `${kind}/` : "");
}

/** @param {import("./gathered.js").Label[]} titles */
const titled = (titles, language) =>
  titles.flatMap(([text, other], place) => [place ? " · " : "", el("span", marked(other, language), text)]);

/** Who says it, on which day, under which licence. */
function foot({ site, hide }, any, { home, publisher, day, licence, licence_url: terms, said }) {
  const free = /^https?:/.test(terms) ? leading(terms, { class: "licence" }, licence) : licence;
  return el(
    "footer",
    null,
    el("p", null, `${said.from} `, leading(new URL(home, site).href, null, publisher), ` · ${fill(said.edition, { day })} ${said.licence}`, free),
    any && !hide.has("caution") && el("p", null, said.caution),
  );
}

/**
 * @param {import("./asked.js").Asked} asked @param {import("./gathered.js").Gathered} found
 * @returns {{section: HTMLElement, clocks: Array<(now: Date) => void>, title: string, address: string}}
 */
export function drawn(asked, { words, titles, rows, hours }) {
  const { said, language, direction } = words;
  const { site, level, hide, limit, need } = asked;
  const clocks = [];
  const there = address(asked, words);
  const title = titles.map(([text]) => text).join(" · ");
  const below = hide.has("title") ? level : level + 1;
  const search = words.search ? new URL(`${words.home}search/`, site).href : there;
  const list = { words, hours, site, level: below, hide };
  const section = el(
    "section",
    { lang: language, dir: direction, "aria-label": title },
    !hide.has("title") && el(`h${level}`, { class: "title" }, ...titled(titles, language)),
    // A way out that promises more than it can keep is worse than none: the page is not ours.
    words.guarded.includes(need) && el("p", { class: "note" }, `${said.guarded} `, leading(there, null, title)),
    // Safari takes a list without marks for none.
    rows.length > 0 && el("ul", { role: "list" }, ...rows.slice(0, limit).map((row) => item(row, list, clocks))),
    !rows.length && el("p", null, `${said.none} `, leading(search, null, said.search)),
    rows.length > 0 && el("p", { class: "more" }, leading(there, null, fill(said.more, { site: words.site }))),
    foot(asked, rows.length > 0, words),
  );
  return { section, clocks, title, address: there };
}
