/**
 * A row of the files of cards, as the page asks for it.
 *
 * @typedef {import("./open.js").Timetable} Timetable
 * @typedef {{ ref: string, href: string, name: string, kind: string, summary: string, where: string,
 *   phone: { shown: string, uri: string } | null, cost: string, state: "verified" | "due" | "unverified",
 *   hours: Timetable | null, meetings: number[], needs: string[], badge?: string, lang: { name: string, summary: string } }} Card
 *   `href`: from the site's root; `meetings`: minutes of the clock on the wall since 1 January 1970
 */

import { slug } from "./words.js";

/** The first of some times and the gaps between them → the times. @param {number[]} gaps */
export const summed = (gaps) => {
  let time = 0;
  return gaps.map((gap) => (time += gap));
};

/**
 * @param {{ row: any[], hours: Timetable[] }} found @param {number} doc @param {any} root
 * @returns {Card}
 */
export function cardOf({ row, hours }, doc, root) {
  const [kind, short, name, summary, language, where, shown, uri, cost, timetable, meetings, needs, badge] = row;
  const id = short || slug(name);
  return {
    ref: `${kind}/${id}`,
    href: `${root.prefix}${kind}/${id}/`,
    name, kind, summary, where,
    phone: shown ? { shown, uri: uri || `tel:+39-${shown.replace(/ /g, "-")}` } : null,
    cost: cost || "",
    state: doc < root.trust[0] ? "verified" : doc < root.trust[1] ? "due" : "unverified",
    hours: hours[timetable] ?? null,
    meetings: summed(meetings),
    needs, badge,
    lang: { name: root.languages[root.languages.length - 1], summary: language || root.language },
  };
}
