/** The buttons that keep a record, on its page and on cards; and in the header, how many are kept. */
import { el, fill } from "../search/dom.js";
import { here } from "./here.js";
import { add, changed, read, remove } from "./kept.js";

/** Milliseconds for which is said what happened. */
const SAID = 8000;
let late;

/** Says what happened, to eyes and to screen readers. @param {string} text */
export function tell(text) {
  let place = document.getElementById("told");
  if (!place) document.body.append((place = el("p", { id: "told", role: "status" })));
  place.textContent = text;
  clearTimeout(late);
  late = setTimeout(() => (place.textContent = ""), SAID);
}

/** Says how many are kept now, or why nothing was. @param {"kept" | "let_go" | "full" | "refused"} what */
export const told = (what) => tell(fill(here.words[what], { count: read().length }));

/**
 * @param {string} ref
 * @param {string} name the record's
 * @param {string} [shown] words in the button; without any it is a star
 * @returns {HTMLButtonElement} keeps and lets go; `show` says whether it has kept already
 */
export function toggle(ref, name, shown) {
  const onclick = ({ currentTarget }) => {
    const has = currentTarget.getAttribute("aria-pressed") === "true";
    told(has ? (remove(ref) ? "let_go" : "refused") : add([ref]) || "kept");
  };
  const named = fill(here.words.keep_it, { name });
  const attributes = { type: "button", class: "keep", "data-keep": ref, "aria-pressed": "false", "aria-label": named };
  return el("button", { ...attributes, title: shown ? null : here.words.keep, onclick }, shown);
}

/** Buttons and header say what is kept now. */
export function show() {
  const kept = new Set(read().map((one) => one.ref));
  for (const one of document.querySelectorAll("[data-keep]")) one.setAttribute("aria-pressed", kept.has(one.dataset.keep));
  for (const count of document.querySelectorAll(".mine bdi")) count.textContent = kept.size ? `(${kept.size})` : "";
}

/** A star on each card that has none. */
function stars() {
  for (const card of document.querySelectorAll("li.card[data-record]")) {
    if (!card.querySelector(".keep")) card.append(toggle(card.dataset.record, card.querySelector("a").textContent));
  }
  show();
}

/** Puts the buttons into the page, and keeps them in step with other tabs. */
export function keep() {
  const place = document.querySelector(".keeping");
  const record = place?.closest("[data-record]");
  if (record) {
    place.append(toggle(record.dataset.record, record.querySelector("h1").textContent, here.words.keep));
    // Where someone may be watched, it is said before a trace is left.
    if (document.querySelector("a.exit")) place.append(" ", el("small", null, here.words.seen));
  }
  stars();
  const results = document.querySelector("#results .cards");
  if (results) new MutationObserver(stars).observe(results, { childList: true });
  tell("");
  changed(show);
}
