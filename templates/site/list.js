/** The list that someone keeps, or that someone sent: looked at, put in order, noted beside, printed, sent. */
import { by, el, fill, show } from "../search/dom.js";
import { copying, sharing } from "./copying.js";
import { entry } from "./entry.js";
import { facts, page } from "./facts.js";
import { here, home, root } from "./here.js";
import { show as showKept, tell, told } from "./keep.js";
import { add, changed, read, write } from "./kept.js";
import { send } from "./send.js";
import { readSent, writtenSent } from "./sent.js";
import { sheet } from "./sheet.js";

const said = { ...here.words, ...JSON.parse(by("said").textContent) };
const list = by("entries");
const undo = el("li", { class: "undo" });
const entries = new Map();
/** What a sheet says by itself, by language. */
const words = new Map();
/** The language that the sheet is in by now. */
let made = here.language;
/** Milliseconds in which what is typed or comes is gathered before the sheet is made anew. */
const PATIENCE = 150;
const NOTHING = { sent: [], strange: 0 };
let { sent, strange } = readSent(location.hash) || NOTHING;
let waiting;
let turn = 0;

const refs = () => (sent.length ? sent : read().map((one) => one.ref));
const chosen = () => said.languages.find((one) => one.code === by("language").value);

/** What one's own entry does. @param {string} ref */
const acts = (ref) => ({
  note: (note) => write(read().map((one) => (one.ref === ref ? { ...one, note } : one))) || told("refused"),
  move: (step) => {
    const all = read();
    const at = all.findIndex((one) => one.ref === ref);
    if (at < 0 || !all[at + step]) return;
    [all[at], all[at + step]] = [all[at + step], all[at]];
    if (!write(all)) return void told("refused");
    const [button, other] = ["up", "down"].map((what) => entries.get(ref).li.querySelector(`[data-what=${what}]`));
    const wanted = step < 0 ? [button, other] : [other, button];
    wanted.find((one) => !one.disabled).focus();
    tell(fill(said.moved, { place: at + step + 1, count: all.length }));
  },
  remove: () => {
    const { li, name } = entries.get(ref);
    li.before(undo);
    forget([ref], fill(said.removed, { name }));
  },
});

/** Takes away, and leaves a way back for as long as the page is open. @param {string[]} gone @param {string} what it says */
function forget(gone, what) {
  const before = read();
  if (!write(before.filter((one) => !gone.includes(one.ref)))) return void told("refused");
  const back = el("button", { type: "button", class: "plain", onclick: () => restore(before, gone) }, said.undo);
  show(undo, el("span", null, what), " ", back);
  back.focus();
  tell(what);
}

/** Puts back what is not there again by now, where it was. */
function restore(before, gone) {
  const all = read();
  for (const [at, one] of before.entries()) {
    if (gone.includes(one.ref) && !all.some(({ ref }) => ref === one.ref)) all.splice(at, 0, one);
  }
  if (!write(all)) return void told("refused");
  undo.remove();
  entries.get(gone[0]).li.querySelector("a, button").focus();
  told("kept");
}

/** The page says what is kept, or was sent, now. */
function draw() {
  const own = !sent.length;
  const kept = own ? read() : sent.map((ref) => ({ ref }));
  for (const [ref, { li }] of entries) {
    if (kept.some((one) => one.ref === ref)) continue;
    li.remove();
    entries.delete(ref);
  }
  let next = list.firstElementChild;
  for (const [at, one] of kept.entries()) {
    if (!entries.has(one.ref)) {
      const about = { said, prefix: home.slice(root.length), came: later, acts: own ? acts(one.ref) : null };
      entries.set(one.ref, entry(one.ref, about));
    }
    const { li, sync } = entries.get(one.ref);
    if (own) sync(one, at, kept.length);
    if (next === undo) next = undo.nextElementSibling;
    // Who moves an element that is already in its place takes the focus away.
    if (li === next) next = li.nextElementSibling;
    else list.insertBefore(li, next);
  }
  const title = own ? said.title : said.sent;
  show(by("title"), title);
  document.title = `${title} - ${said.site}`;
  by("own").hidden = !own;
  by("sent").hidden = own;
  by("empty").hidden = !own || kept.length > 0;
  by("emptying").hidden = !own || kept.length < 1;
  by("give").hidden = !kept.length;
  by("strange").hidden = !strange;
  show(by("strange"), fill(said.strange, { count: strange }));
  for (const link of document.querySelectorAll(".languages a")) link.hash = sent.join(",");
  showKept();
  later();
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(prepare, PATIENCE);
}

/** What a sheet in a language says by itself: this page in that language has it. */
async function wordsIn(language) {
  if (!words.has(language.code)) {
    const from = language.code === here.language ? document : await page(`${language.prefix}list/`);
    const its = JSON.parse(from.getElementById("said").textContent);
    words.set(language.code, { language, said: its, urgent: from.querySelector(".bottom .urgent") });
  }
  return words.get(language.code);
}

const factsIn = async (ref, prefix) => ({ ref, facts: await facts(ref, prefix) });

/** Makes sheet and messages of what is in the list, in the language that is chosen. @returns {Promise<boolean>} whether they are */
async function prepare() {
  const mine = ++turn;
  const language = chosen();
  const own = new Map(read().map((one) => [one.ref, one.note]));
  try {
    const its = await wordsIn(language);
    const all = await Promise.all(refs().map((ref) => factsIn(ref, language.prefix)));
    if (mine !== turn) return false;
    const found = all.filter(({ facts }) => facts.state === "here");
    const notes = by("notes").checked;
    const lines = found.map(({ ref, facts }) => ({ facts, note: (notes && own.get(ref)) || "" }));
    sheet(by("sheet"), its, { heading: by("heading").value.trim(), list: lines });
    by("sheet").hidden = !found.length;
    document.documentElement.classList.toggle("paper", found.length > 0);
    send(
      found.map(({ facts }) => facts.plain),
      its,
      writtenSent(`${root}${language.prefix}list/`, refs()),
    );
    by("lacking").hidden = found.length === all.length;
    show(by("lacking"), fill(said.lacking, { count: all.length - found.length }));
    const guarded = found.some(({ facts }) => facts.guarded);
    by("guarded").hidden = !guarded;
    const out = document.querySelector("a.exit");
    if (out) out.hidden = !guarded;
    made = language.code;
    return found.length > 0;
  } catch {
    if (mine !== turn) return false;
    by("language").value = made;
    tell(said.unfetched);
    return false;
  }
}

/** Another address in this page: another list, but for a place in it. */
function arrive() {
  const there = location.hash ? readSent(location.hash) : NOTHING;
  if (!there) return;
  ({ sent, strange } = there);
  entries.clear();
  show(list);
  draw();
}

by("without").hidden = true;
by("list").hidden = false;
// Some browsers remember a tick from before: notes go along only when someone asks for it now.
by("notes").checked = false;
for (const name of ["language", "heading", "notes"]) by(name).oninput = later;
by("clear").onclick = () => {
  list.prepend(undo);
  forget(refs(), said.removed_all);
};
by("all").onclick = () => told(add(sent) || "kept");
by("print").onclick = async () => {
  clearTimeout(waiting);
  if (await prepare()) self.print();
};
by("look").onclick = ({ currentTarget }) => {
  const looked = by("sheet").classList.toggle("looked");
  currentTarget.setAttribute("aria-expanded", looked);
  if (looked) by("sheet").focus();
};
copying(said);
sharing(said.site);
addEventListener("hashchange", arrive);
changed(draw);
draw();
