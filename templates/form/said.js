/** What the page says to its program: sentences in its language, and what the form is about (templates/pages/form_said.html). */
import { by } from "../search/dom.js";
import { here } from "../site/here.js";

/** @type {Object<string, any>} */
export const said = { ...here.words, ...JSON.parse(by("said").textContent) };

/** Today in Rome, as records write a day. */
export const today = () => new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Rome" });

/** Letters as they are compared: without accents, small. @param {string} text */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase();
