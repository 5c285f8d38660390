/** Who chose a language is not offered another: crocevia/html/early.py offers the browser's before the page is painted. */
import { remember } from "./memory.js";

/** Remembers the language of a link to this page in another one. */
export function yours() {
  for (const link of document.querySelectorAll(".languages a, .yours a")) {
    link.addEventListener("click", () => remember("language", link.lang));
  }
}
