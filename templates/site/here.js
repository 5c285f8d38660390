/**
 * What the page's channel says to its programs (crocevia/channels/programs.py), and where the site's root is.
 *
 * @typedef {{language: string, source: string, languages: string[], offline: boolean, words: Object<string, string>}} Here
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
