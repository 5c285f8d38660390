/** Says at the top of a page that it is a copy, and of when: nothing old is shown as new, whatever else fails to come. */
import { here } from "./shelves.js";

const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const escaped = (text) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** @param {string} language @param {string} date ISO 8601; "" for a page of which there is no copy */
function sentence(language, date) {
  const words = here.words[language] || here.words[here.source];
  const made = new Date(date);
  const said = (options) => made.toLocaleString(words.locale, options);
  return date
    ? fill(words.copy, { day: said({ dateStyle: "long" }), time: said({ timeStyle: "short" }) })
    : words.lost;
}

/**
 * A page with that sentence as the first of its content, and a way to ask for it again.
 * @param {string} html @param {string} date
 */
export function told(html, date) {
  const language = /<html lang="([\w-]+)"/.exec(html)?.[1] || here.source;
  const retry = (here.words[language] || here.words[here.source]).retry;
  // An address that is empty is the page's own.
  const notice = `<p class="notice copy">${escaped(sentence(language, date))} <a href="">${escaped(retry)}</a></p>`;
  return html
    .replace(/<html /, () => `<html data-copy="${escaped(date)}" `)
    .replace(/<main[^>]*>/, (main) => `${main}\n${notice}`);
}

/** The same page, as if it stood at any other address: its ways to the root become whole. @param {string} html @param {string} path where it stands @param {string} root */
export const anywhere = (html, path, root) => html.split(`"${"../".repeat(path.split("/").length - 1)}`).join(`"${root}`);
