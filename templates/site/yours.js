/** Offers the page in the language that the browser prefers, where the site has it: one tap instead of two. */
import { el } from "../search/dom.js";
import { here } from "./here.js";

/** Puts the link below the head of the page. */
export function yours() {
  const links = [...document.querySelectorAll(".languages a")];
  const found = navigator.languages.map((tag) => links.find((link) => link.lang === tag.split("-")[0])).find(Boolean);
  if (!found || found.lang === here.language) return;
  const { href, lang, textContent } = found;
  document.querySelector(".top").after(el("aside", { class: "yours" }, el("a", { href, lang, hreflang: lang, dir: "auto" }, textContent)));
}
