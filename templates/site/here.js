/**
 * What the page's channel says to its programs (crocevia/channels/programs.py), and where the site's root is.
 *
 * @typedef {{language: string, source: string, languages: string[], offline: boolean, guarded: string[], search: boolean, words: Object<string, any>}} Here
 *   `guarded`: codes of the needs whose pages have a way out at hand; `words.locale` is the browser's name of the language
 */

/** @type {Here} */
export const here = self.crocevia;
/** The site's root: programs stand in `programs/<language>/`. */
export const root = new URL("../../", import.meta.url).href;
/** Where this language's pages begin. */
export const home = root + (here.language === here.source ? "" : `${here.language}/`);

/** Whether a page is in this page's language, by its path from the root. @param {string} path */
export function mine(path) {
  const other = here.languages.find((one) => one !== here.source && path.startsWith(`${one}/`));
  return (other || here.source) === here.language;
}
