/**
 * What is needed to go somewhere, read from a record's own page in the language that is asked for: the page is the data.
 *
 * @typedef {{name: string, what: string, where: string, when: string, call: {word: string, number: string}|null,
 *   trust: string}} Plain in words, "" for what is not said; `trust` is how far to trust it and what to do about it
 * @typedef {{state: "here", address: string, verification: string, guarded: boolean, title: object, nodes: Node[],
 *   plain: Plain}} Facts `title` has the attributes of the name (lang, dir); `nodes` say the rest in the page's order:
 *   kind, what it is, how far to trust it, whom to call, where, when, how; to be copied, for others have them too
 * @typedef {{state: "gone" | "unreachable"}} Lacking
 */
import { el } from "../search/dom.js";
import { root } from "./here.js";
import { refs } from "./kept.js";

/** What a sheet or an entry of a list has no use for. */
const ELSEWHERE = ".keeping, .crumbs, .kind .state, h2, button, form, script, style";
const PROTOCOLS = ["http:", "https:", "tel:", "mailto:"];
const known = new Map();

/** @param {string} path from the site's root @returns {Promise<Document|null>} null where there is no such page; rejects off line */
export async function page(path) {
  const answer = await fetch(root + path);
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** @param {string} ref one that `refs` of kept.js let through @param {string} prefix of a language @returns {Promise<Facts|Lacking>} */
export async function facts(ref, prefix) {
  const path = `${prefix}${ref}/`;
  if (!known.has(path)) known.set(path, fetched(ref, prefix));
  const found = await known.get(path);
  // A line that is down may come back.
  if (found.state === "unreachable") known.delete(path);
  return found;
}

/** @param {boolean} [on] whether a page that says where the record is now is followed: once, however long the way */
async function fetched(ref, prefix, on = true) {
  const path = `${prefix}${ref}/`;
  try {
    const found = await page(path);
    const [moved] = refs([found?.querySelector("article.moved")?.dataset.moved]);
    if (moved && on) return fetched(moved, prefix, false);
    const article = found && found.querySelector("article.record");
    // A page that is no record's, or another one's, is not what was kept.
    return article && article.dataset.record === ref ? read(article, root + path) : { state: "gone" };
  } catch {
    return { state: "unreachable" };
  }
}

/** @param {Element} article @param {string} address of its page */
function read(article, address) {
  const act = article.querySelector(".act");
  const title = article.querySelector("h1");
  const lead = article.querySelector(".lead");
  const notice = article.querySelector(".notice");
  const rows = [...article.querySelectorAll(".act dl > div, [data-go] dl > div")];
  const told = act ? [...act.children].filter((one) => one.localName === "p") : [];
  const link = article.querySelector(".act a[href^='tel:']");
  const nodes = [article.querySelector("p.kind"), lead, notice, ...told].filter((one) => one && !one.matches(ELSEWHERE));
  const list = rows.length && el("dl", null, ...rows.map((row) => copy(row, address)));
  return {
    state: "here",
    address,
    verification: article.dataset.verification,
    guarded: !!article.ownerDocument.querySelector("a.exit:not([hidden])"),
    title: { lang: title.getAttribute("lang"), dir: title.getAttribute("dir") },
    nodes: [...nodes.map((node) => copy(node, address)), list].filter(Boolean),
    plain: {
      name: said(title),
      // Where no one has translated it, it would be noise in a message.
      what: lead && lead.lang ? "" : said(lead),
      where: each(article.querySelector("[data-where]"), ", "),
      when: each(article.querySelector(".act .hours"), "; "),
      call: link && { word: said(link.firstChild), number: said(link.querySelector("bdi")) },
      trust: [said(notice && notice.querySelector("strong")), said(article.querySelector("[data-advice]"))]
        .filter(Boolean)
        .join(" "),
    },
  };
}

/** The words of a node, in one line. @param {Node|null} node */
const said = (node) => (node ? node.textContent.replace(/\s+/g, " ").trim() : "");

/** The words of the items of a list, or of what is no list. */
function each(node, comma) {
  const items = node ? [...node.querySelectorAll("li")] : [];
  return items.length ? items.map(said).join(comma) : said(node);
}

/** A copy for this page: links lead where they led there, and nothing has the name of something here. */
function copy(node, address) {
  const made = document.importNode(node, true);
  for (const one of made.querySelectorAll(ELSEWHERE)) one.remove();
  for (const one of [made, ...made.querySelectorAll("*")]) {
    one.removeAttribute("id");
    if (!one.hasAttribute("href")) continue;
    const there = new URL(one.getAttribute("href"), address);
    if (PROTOCOLS.includes(there.protocol)) one.href = there.href;
    else one.removeAttribute("href");
  }
  return made;
}
