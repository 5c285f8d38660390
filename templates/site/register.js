/** Lets the site's worker in (worker.js), and says what it says: that what is shown is a copy. */
import { el, fill } from "../search/dom.js";
import { here, root } from "./here.js";

/** @param {string} date ISO 8601 */
function tell(date) {
  const main = document.querySelector("main");
  if (!main || main.querySelector(".copy")) return;
  const said = (options) => new Date(date).toLocaleString(here.words.locale, options);
  const text = fill(here.words.copy, { day: said({ dateStyle: "long" }), time: said({ timeStyle: "short" }) });
  document.documentElement.dataset.copy = date;
  main.prepend(el("p", { class: "notice copy", role: "status" }, text, " ", el("a", { href: "" }, here.words.retry)));
}

export function register() {
  const workers = navigator.serviceWorker;
  if (!workers || !here.offline) return;
  workers.addEventListener("message", ({ data }) => data.copy && tell(data.copy));
  if (!workers.controller) {
    const loaded = () => [location.href, ...performance.getEntriesByType("resource").map((one) => one.name)];
    // The first page of all came before its worker.
    workers.addEventListener("controllerchange", () => workers.controller?.postMessage({ seen: loaded() }), { once: true });
  }
  // The page comes first: on a slow line both would be late. What cannot be had is done without.
  addEventListener("load", () => workers.register(`${root}worker.js`).catch(Boolean));
}
