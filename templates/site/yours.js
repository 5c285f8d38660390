/** Offers the page in the language that the browser prefers, where the site has it: one tap instead of two. */
import { el } from "../search/dom.js";
import { here } from "./here.js";
import { recall, remember } from "./memory.js";

const KEY = "language";

/** Puts the link below the head of the page, unless the person chose the language that it is in. */
export function yours() {
  const links = [...document.querySelectorAll(".languages a")];
  const found = navigator.languages.map((tag) => links.find((link) => link.lang === tag.split("-")[0])).find(Boolean);
  const choose = ({ target }) => remember(KEY, target.lang);
  for (const link of links) link.addEventListener("click", choose);
  if (!found || [found.lang, recall(KEY)].includes(here.language)) return;
  const { href, lang, textContent } = found;
  const link = el("a", { href, lang, hreflang: lang, dir: "auto", onclick: choose }, textContent);
  document.querySelector(".top").after(el("p", { class: "yours" }, link));
}
