/**
 * What the worker answers: first the network, and where it gives nothing in time, a copy that says what it is.
 *
 * Pages and the search's index are asked for again each time (`no-cache`: a file that has not changed is not sent again), so
 * that the browser's own cache cannot pass something old for new.
 */
import { COPIED, madeOn } from "./copies.js";
import { forget, keepAsset, keepData, keepPage, kindOf, languageOf, newest, root, SHELL, shelf } from "./shelves.js";
import { furnish } from "./shell.js";
import { anywhere, told } from "./told.js";

/** Milliseconds after which a copy is better than waiting. */
const PATIENCE = 4000;
/** The pages (clients) that are copies: what belongs to them comes from here too, at once. */
const copies = new Set();

/** The network's answer; throws an answer too: that of a host that is out of order, or an error where nothing came. */
async function ask(request, options) {
  const response = await fetch(request, options).catch(Response.error);
  if (response.type === "error" || response.status >= 500) throw response;
  return response;
}

/** The first of the two that can be had; throws what the network threw where there is no copy. */
async function first(network, copy, patience = PATIENCE) {
  const late = new Promise((resolve) => setTimeout(resolve, patience)).then(copy).then((found) => found || network);
  late.catch(Boolean);
  try {
    return await Promise.race([network, late]);
  } catch (failed) {
    const found = await copy();
    if (found) return found;
    throw failed;
  }
}

const usable = (response) => response.ok && !response.redirected && !response.headers.has(COPIED);

/** Keeps what came, even if a copy has been shown meanwhile. @param {(response: Response) => Promise<unknown>} keep */
const noting = (event, network, keep) =>
  event.waitUntil(network.then((response) => keep(response.clone())).catch(Boolean));

async function page(event, path) {
  const { mode } = event.request;
  const moves = mode === "navigate";
  const key = root + path;
  // Without its query: what someone searches for is nobody's business, and the site's files know no queries.
  const network = ask(key, { cache: "no-cache", redirect: moves ? "manual" : "follow" });
  noting(event, network, async (response) => {
    if ([404, 410].includes(response.status)) await forget(path);
    if (moves && usable(response)) await keepPage(path, response);
    if (moves) await furnish(languageOf(path));
  });
  try {
    const response = await first(network, () => newest(key));
    if (!response.headers.has(COPIED)) return response;
    if (moves) copies.add(event.resultingClientId);
    return marked(await response.text(), madeOn(response), 200);
  } catch (failed) {
    if (moves && failed.type === "error") return lost(event, languageOf(path));
    throw failed;
  }
}

const marked = (html, date, status) =>
  new Response(told(html, date), { status, headers: { "content-type": "text/html; charset=utf-8", [COPIED]: date } });

/** For a page that is not on this phone: urgent numbers, and what is. */
async function lost(event, language) {
  const path = `${language === self.crocevia.source ? "" : `${language}/`}offline/`;
  const found = await (await shelf(SHELL)).match(root + path);
  if (!found) return Response.error();
  copies.add(event.resultingClientId);
  return marked(anywhere(await found.text(), path, root), "", 503);
}

async function asset(event, path) {
  const network = ask(event.request);
  noting(event, network, (response) => usable(response) && keepAsset(path, response));
  return first(network, () => newest(root + path), copies.has(event.clientId) ? 0 : undefined);
}

/** The beginning of an index: whoever gets an old one is told so, and gets all else from the same. */
async function index(event, path) {
  const href = root + path;
  const network = ask(href, { cache: "no-cache" });
  noting(event, network, (response) => usable(response) && keepData(href, response));
  const response = await first(network, () => newest(href), copies.has(event.clientId) ? 0 : undefined);
  if (response.headers.has(COPIED)) {
    copies.add(event.clientId);
    (await self.clients.get(event.clientId))?.postMessage({ copy: madeOn(response) });
  }
  return response;
}

/** What an index leads to never changes: its address has the index's version. */
async function data(event, _path) {
  const href = event.request.url;
  const found = await (await shelf("search")).match(href);
  if (found) return found;
  // The file of a newer index would be read wrongly with an old one.
  if (copies.has(event.clientId)) return Response.error();
  const network = ask(event.request);
  noting(event, network, (response) => usable(response) && keepData(href, response));
  return network;
}

const ways = { page, asset, index, data };

/**
 * An error is an answer, and a mistake of ours is the network's business: asking again could bring what the browser once kept.
 * @param {FetchEvent} event @param {string} path @returns {Promise<Response> | null} null: this is none of our business
 */
export function answer(event, path) {
  const way = ways[kindOf(path)];
  return way ? way(event, path).catch((failed) => (failed instanceof Response ? failed : fetch(event.request))) : null;
}
