/**
 * Pages kept on this phone because someone asked for them. They stand on a shelf of their own (copies.js), where what is only
 * read never pushes them out; the worker shows them, and says of when they are, where there is no network.
 *
 * "My list" needs `keep(paths)` and `drop(paths)` only: paths from the site's root, in the page's language: `en/services/x/`.
 */
import { copy, madeOn, prefixOf } from "./copies.js";
import { root } from "./here.js";

/** Pages asked for at a time. */
const LANES = 4;
/** Milliseconds after which a page is not waited for any more. */
const PATIENCE = 20_000;

/** Whether this browser can: without a worker nobody would show what is kept. */
export const possible = "serviceWorker" in navigator && "caches" in self;

/** Why something was not kept: "offline" (the line), "full" (no room on the phone). */
export class KeepError extends Error {
  /** @param {"offline" | "full"} code */
  constructor(code) {
    super(code);
    this.name = "KeepError";
    this.code = code;
  }
}

const opened = (shelf) => caches.open(prefixOf(root) + shelf);

/** The network's own answer (`no-store` passes the worker by). @param {string} path @returns {Promise<Response>} */
async function fetched(path) {
  const control = new AbortController();
  const late = setTimeout(() => control.abort(), PATIENCE);
  try {
    const response = await fetch(root + path, { cache: "no-store", signal: control.signal });
    // All of it: a body can stop half way.
    return response.ok ? copy(response, await response.blob()) : response;
  } catch {
    throw new KeepError("offline");
  } finally {
    clearTimeout(late);
  }
}

async function put(there, path) {
  const response = await fetched(path);
  if (response.status >= 500) throw new KeepError("offline");
  // A page that is no more is no reason to keep nothing.
  if (!response.ok) return there.delete(root + path);
  return there.put(root + path, response).catch(() => {
    throw new KeepError("full");
  });
}

/**
 * Keeps pages, or renews what is kept of them. Throws KeepError; what had come by then stays.
 * @param {string[]} paths @param {{shelf?: string, progress?: (done: number) => void}} [options]
 */
export async function keep(paths, { shelf = "list", progress = () => {} } = {}) {
  const there = await opened(shelf);
  const waiting = [...paths];
  let done = 0;
  const lane = async () => {
    while (waiting.length) {
      await put(there, waiting.shift());
      progress((done += 1));
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = lanes.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}

/** Takes pages away from this phone. @param {string[]} paths @param {{shelf?: string}} [options] */
export async function drop(paths, { shelf = "list" } = {}) {
  const there = await opened(shelf);
  await Promise.all(paths.map((path) => there.delete(root + path)));
}

/** What stands on a shelf: paths, and when each was copied (ISO 8601). @param {string} shelf @returns {Promise<Map<string, string>>} */
export async function kept(shelf) {
  if (!(await caches.has(prefixOf(root) + shelf))) return new Map();
  const there = await opened(shelf);
  const keys = await there.keys();
  const dates = await Promise.all(keys.map(async (key) => madeOn(await there.match(key))));
  return new Map(keys.map((key, n) => [key.url.slice(root.length), dates[n]]));
}

/** A copy's text. @param {string} shelf @param {string} path @returns {Promise<string>} "" where there is none */
export async function text(shelf, path) {
  const found = await (await opened(shelf)).match(root + path);
  return found ? found.text() : "";
}

/** The shelves of this site that begin so. @param {string} [beginning] @returns {Promise<string[]>} */
export async function shelves(beginning = "") {
  const ours = prefixOf(root);
  const names = (await caches.keys()).filter((name) => name.startsWith(ours)).map((name) => name.slice(ours.length));
  return names.filter((name) => name.startsWith(beginning));
}

/** Takes a whole shelf away. @param {string} shelf */
export const clear = (shelf) => caches.delete(prefixOf(root) + shelf);
