/** The worker of a site that no longer has one: it takes away what the last one kept, and itself. */
import { prefixOf } from "./copies.js";

const { registration } = self;

async function leave() {
  const ours = prefixOf(registration.scope);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
  await registration.unregister();
}

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));
