/** What the worker keeps and finds again (copies.js says on which shelves), and what it never keeps. */
import { ASKED_FOR, COPIED, copy, madeOn, prefixOf } from "./copies.js";

/** What the channel says to the worker (crocevia/channels/offline.py). */
export const here = self.crocevia;
export const root = self.registration.scope;
export const SHELL = `shell ${here.edition}`;
/** Pages that were read: as many, then the oldest go. */
const PAGES = 60;
/** Files of an index in shards; one in a single file has seventeen. */
const FILES = 200;
/** A page that nobody else should find here: crocevia/html/page.py. */
const PRIVATE = /<meta name="crocevia:keep" content="no">/;

const prefix = prefixOf(root);
export const shelf = (name) => caches.open(prefix + name);
export const names = async () =>
  (await caches.keys()).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));

/** The path below the site's root, without a query and with folders for their pages; null for other addresses. @param {string} href */
export const pathOf = (href) =>
  href.startsWith(root) ? href.slice(root.length).split(/[?#]/)[0].replace(/(^|\/)index\.html$/, "$1") : null;

/** @param {string} path @returns {"page" | "asset" | "index" | "data" | null} what the worker does with it: null is nothing */
export function kindOf(path) {
  if (/(^|\/|\.html)$/.test(path)) return "page";
  // Python is too large for a telephone to keep, and a form that cannot be sent needs no judge.
  if (path.startsWith("programs/clerk/")) return null;
  if (/^(assets|programs)\/|^search\/[^/]+\/main\.js$/.test(path)) return "asset";
  return /^search\/.*\.json$/.test(path) ? (/^search\/[^/]+\/index\.json$/.test(path) ? "index" : "data") : null;
}

/** The language of a page, by its address. @param {string} path */
export const languageOf = (path) => here.languages.find((one) => one !== here.source && path.startsWith(`${one}/`)) || here.source;

/** Puts a copy at the end of a shelf, and takes the first away where there are too many. */
async function put(name, key, response, most = Infinity) {
  const there = await shelf(name);
  try {
    await there.delete(key);
    await there.put(key, response);
    const keys = await there.keys();
    await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((one) => there.delete(one)));
  } catch {
    // No room: what was only read makes some, and the page is shown all the same.
    await caches.delete(prefix + "seen");
  }
}

/** Keeps a page that was read, and renews the copies that there are of it. @param {string} path @param {Response} response */
export async function keepPage(path, response) {
  const html = await response.text();
  const key = root + path;
  // Not even a new date on a zone's copy may tell that it was read.
  if (PRIVATE.test(html)) return (await shelf("seen")).delete(key);
  await put("seen", key, copy(response, html), PAGES);
  for (const name of await names()) {
    if ((name === SHELL || ASKED_FOR.test(name)) && (await (await shelf(name)).match(key))) {
      await (await shelf(name)).put(key, copy(response, html));
    }
  }
  return undefined;
}

/** A page that is no more leaves no copy. @param {string} path */
export const forget = async (path) => {
  for (const name of await names()) await (await shelf(name)).delete(root + path);
};

/** Keeps what a page needs to look and work as it does. @param {string} path @param {Response} response */
export const keepAsset = (path, response) => put(SHELL, root + path, copy(response));

/** Keeps a file of the search; those of an older index go when a newer comes, for they are never read together. */
export async function keepData(href, response) {
  const path = pathOf(href);
  const code = /^search\/codes\/.*?([^/]+)\.json$/.exec(path);
  if (code && here.guarded.includes(code[1])) return;
  if (kindOf(path) === "index") {
    const text = await response.clone().text();
    const version = `?${JSON.parse(text).version}`;
    const there = await shelf("search");
    for (const { url } of await there.keys()) if (![version, ""].includes(new URL(url).search)) await there.delete(url);
  }
  await put("search", href, copy(response), FILES);
}

/** The newest copy of a page or file, on whatever shelf. @param {string} key */
export async function newest(key) {
  const found = await Promise.all((await names()).map(async (name) => (await shelf(name)).match(key)));
  return found.filter((one) => one && one.headers.has(COPIED)).sort((a, b) => (madeOn(a) < madeOn(b) ? 1 : -1))[0];
}
