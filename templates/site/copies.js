/**
 * Copies of pages and files on this phone, as the worker and the pages both know them.
 *
 * They stand on *shelves*, which are caches of the browser: "shell <edition>" what every page needs, "seen" the pages
 * that were read, "search", and what someone asked for: "list" and "zone <code>". Sites that share an origin are told
 * apart by their root.
 */

/** Each copy says when it was made: a header, ISO 8601. */
export const COPIED = "x-copied";
/** Shelves of what someone asked for. */
export const ASKED_FOR = /^(list|zone )/;

/** What the names of a site's caches begin with. @param {string} root the site's address */
export const prefixOf = (root) => `crocevia ${new URL(root).pathname} `;

/**
 * What is put on a shelf: the body and its type, and when it came.
 * @param {Response} response @param {BodyInit | null} [body] @param {Date} [now]
 */
export const copy = (response, body = response.body, now = new Date()) =>
  new Response(body, {
    headers: { "content-type": response.headers.get("content-type") || "text/html", [COPIED]: now.toISOString() },
  });

/** When a copy was made; "" for what is none. @param {Response} response */
export const madeOn = (response) => response.headers.get(COPIED) || "";
