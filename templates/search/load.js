/**
 * Fetches the files of the index: each once, a failed one a second time, and never waits for ever.
 */

// A phone in a lift: longer than a slow line needs, shorter than a person's patience.
const PATIENCE = 12_000;

/** What went wrong: "offline" (nothing came), "broken" (not what should have), "aborted" (nobody wants it any more). */
export class SearchError extends Error {
  /** @param {"offline" | "broken" | "aborted"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @param {unknown} error @returns {SearchError} */
export const asSearchError = (error) => (error instanceof SearchError ? error : new SearchError("broken"));

/**
 * What fetches and keeps the JSON files below an address.
 * @param {string} base  ends in a slash
 * @param {{ fetch?: typeof fetch, patience?: number }} [options]
 * @returns {(path: string) => Promise<any>}
 */
export function loader(base, { fetch: get = (url, init) => fetch(url, init), patience = PATIENCE } = {}) {
  /** @type {Map<string, Promise<any>>} */
  const known = new Map();
  return (path) => {
    let found = known.get(path);
    if (!found) {
      found = once(base + path, get, patience).catch(() => once(base + path, get, patience));
      known.set(path, found);
      // What failed may come next time.
      found.catch(() => known.delete(path));
    }
    return found;
  };
}

/** @param {string} url @param {typeof fetch} get @param {number} patience */
async function once(url, get, patience) {
  const control = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => (control.abort(), reject(new SearchError("offline"))), patience);
  });
  try {
    return await Promise.race([read(url, get, control.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} url @param {typeof fetch} get @param {AbortSignal} signal */
async function read(url, get, signal) {
  /** @type {"offline" | "broken"} */
  let code = "offline";
  try {
    const answer = await get(url, { signal });
    // Nothing is no JSON.
    const text = answer.ok ? await answer.text() : "";
    code = "broken";
    return JSON.parse(text);
  } catch {
    throw new SearchError(code);
  }
}

/**
 * A promise that gives up when nobody wants it any more.
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<T>}
 */
export function unless(signal, promise) {
  if (!signal) return promise;
  const stopped = new Promise((_, reject) => {
    const stop = () => reject(new SearchError("aborted"));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
  });
  return Promise.race([stopped, promise]);
}
