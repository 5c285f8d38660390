/**
 * The service worker: pages that were seen, a small catalogue's search and what someone keeps work with no network.
 *
 * It never touches what goes elsewhere, is no GET or asks for a part; what it cannot do goes to the network as if it were not there.
 * A new one takes over at once: it answers from the network first, so an open page finds nothing changed under its feet.
 */
import { prefixOf } from "./copies.js";
import { answer } from "./answers.js";
import { keepAsset, keepData, keepPage, kindOf, names, pathOf, root, SHELL } from "./shelves.js";
import { prepare } from "./shell.js";

addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(prepare());
});

addEventListener("activate", (event) => {
  const tidy = async () => {
    const older = (await names()).filter((name) => name.startsWith("shell ") && name !== SHELL);
    await Promise.all(older.map((name) => caches.delete(prefixOf(root) + name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

addEventListener("fetch", (event) => {
  const { method, headers, cache, url } = event.request;
  // `no-store`: a page that keeps something itself (store.js) wants the network's answer or none.
  if (method !== "GET" || headers.has("range") || cache === "no-store") return;
  const path = pathOf(url);
  const answered = path === null ? null : answer(event, path);
  if (answered) event.respondWith(answered);
});

/** What a page had loaded before there was a worker is kept as if it had come through it. @param {string} href */
async function keep(href) {
  const path = pathOf(href);
  const kind = path === null ? null : kindOf(path);
  if (!kind) return;
  const response = await fetch(kind === "page" ? root + path : href, { cache: "no-cache" });
  if (!response.ok) return;
  if (kind === "page") await keepPage(path, response);
  else if (kind === "asset") await keepAsset(path, response);
  else await keepData(href, response);
}

addEventListener("message", (event) => {
  event.waitUntil(Promise.allSettled([...new Set(event.data.seen)].map(keep)));
});
