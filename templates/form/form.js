/** The form of a kind: a new record, or one that is mended (`?edit=<kind>/<id>`), until it is handed over. */
import { by, el, fill, show } from "../search/dom.js";
import { confirming } from "./confirm.js";
import { doors } from "./doors.js";
import { forget, keep, kept, tidy } from "./draft.js";
import { asked, changes, filled, mark, open, titled } from "./edit.js";
import { cells, fields as all } from "./fields.js";
import { prepare, summary, told, watch } from "./findings.js";
import { hours } from "./hours.js";
import { identifier } from "./id.js";
import { ask, judged, wait } from "./judge.js";
import { similar } from "./known.js";
import { preview } from "./preview.js";
import { said, today } from "./said.js";
import { yaml } from "./yaml.js";

/** Milliseconds after the last key. */
const PAUSE = 600;

const form = by("form");
const ref = asked();
const about = ref || said.kind;
const fields = all(touched);
const titles = { "": "record", ...Object.fromEntries(fields.map((one) => [one.name, one.title])) };
const own = ref ? null : identifier(() => later());
const role = (name) => fields.find((one) => one.role === name);
let base = {};
let withheld = [];
let was = {};
let timer = 0;
let ready = false;
/** Whether there is anything to keep a draft of. */
let dirty = false;

const id = () => (ref ? ref.split("/")[1] : own.read());

/** Something was written: it is kept and marked at once, and judged when the person rests. */
function touched(field) {
  if (!ready) return;
  dirty = true;
  if (field.role === "name") own?.follow(field.read() || "");
  if (ref) mark(field, base[field.name], was[field.name] || []);
  counted(field);
  later(field);
}

/** @param {import("./fields.js").Field} [field] that is being written: what is wrong with it is told when the person rests */
function later(field) {
  if (!ready) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (field) watch(field);
    look();
  }, PAUSE);
}

/** Says how much room is left in a long text. @param {import("./fields.js").Field} field */
function counted({ place, widget, read }) {
  const { most } = place.dataset;
  if (!most || widget !== "long") return;
  const note = place.querySelector(".room") || place.appendChild(el("p", { class: "room aside" }));
  show(note, fill(said.left, { count: most - (read() || "").length }));
}

let turn = 0;
/** Judges what is written, shows the page that comes of it, keeps the draft. @returns {Promise<import("./rules.js").Finding[] | null>} */
async function look() {
  const mine = ++turn;
  const now = cells(fields);
  clearTimeout(timer);
  preview(fields);
  // What the week is comes from the clerk, and goes into the preview too.
  hours(fields).then(() => preview(fields));
  if (dirty) drafted(keep(about, now, own?.read() || ""));
  if (!ref) {
    own.check();
    similar(now);
  }
  const found = await judged(fields, id() || "x", now);
  return mine === turn ? told(fields, found) : null;
}

function drafted(done) {
  const box = by("draft");
  if (box.hidden || box.dataset.done !== String(done)) {
    const button = el("button", { type: "button", class: "plain light", onclick: emptied }, said.forget);
    show(box, done ? said.draft_kept : said.draft_refused, " ", done && button);
    box.className = done ? "notice calm" : "notice";
    box.dataset.done = String(done);
    box.hidden = false;
  }
}

function emptied() {
  clearTimeout(timer);
  forget(about);
  location.reload();
}

/** The proposal as it would be handed over now. */
async function proposal() {
  const now = cells(fields);
  const changed = ref ? changes(fields, base) : now;
  // What is withheld is not here: a whole file would lose it.
  const shown = ref && withheld.length ? Object.fromEntries(Object.entries(changed).filter(([, cell]) => cell !== null)) : now;
  const written = (await ask("yaml", { kind: said.kind, cells: shown }))?.yaml || yaml(said.kind, shown, fields);
  const lines = Object.keys(changed).map((name) => `# ${titles[name]} (${name}): ${[was[name] || said.was_nothing].flat().join(", ").replace(/\s+/g, " ")} ->`);
  return {
    ref: `${said.kind}/${id()}`,
    id: id() || said.kind,
    name: String(role("name")?.read() || ""),
    edited: Boolean(ref),
    secret: role("secret")?.read() === "true",
    changes: changed,
    titles,
    text: ref ? `# ${ref}\n${lines.join("\n")}\n${written}` : written,
  };
}

/** Everything is checked, then handed over. */
async function ended() {
  clearTimeout(timer);
  fields.forEach(watch);
  const found = await look();
  if (!found) return;
  summary(fields, found);
  doors(await proposal());
  by("left").focus();
}

function restored() {
  const draft = kept(about);
  if (!draft) return;
  for (const field of fields) field.write(draft.cells[field.name]);
  own?.write(draft.id);
  dirty = true;
  open(fields);
  drafted(true);
  const day = new Date(draft.at).toLocaleDateString(said.locale, { day: "numeric", month: "long" });
  by("draft").prepend(`${fill(said.restored, { day })} `);
}

async function begin() {
  tidy();
  fields.forEach(prepare);
  // The same record in another language.
  for (const link of document.querySelectorAll(".languages a")) link.search = location.search;
  for (const name of ["tools", "ending", "seen"]) by(name).hidden = false;
  if (ref) {
    // A blank form is for what is not there yet.
    by("print").hidden = true;
    show(by("opening"), said.opening);
    by("opening").hidden = false;
    try {
      const found = await filled(ref, fields);
      if (!found) return void show(by("opening"), said.gone);
      ({ base, withheld } = found);
      titled(String(base[role("name")?.name] || ref));
      await found.named;
      was = Object.fromEntries(fields.map((one) => [one.name, one.shown()]));
      by("opening").hidden = true;
    } catch {
      show(by("opening"), said.broken, " ", el("a", { href: "" }, said.retry));
      return;
    }
  } else role("read_on")?.write(today());
  restored();
  ready = true;
  if (ref) {
    for (const field of fields) mark(field, base[field.name], was[field.name] || []);
    confirming(role, fields, ended);
  } else own.follow(String(role("name")?.read() || ""));
  fields.forEach(counted);
  by("preview").open = matchMedia("(min-width: 60em)").matches;
  preview(fields);
  wait(look);
}

form.addEventListener("focusout", ({ target }) => {
  const field = fields.find(({ place }) => place.contains(target));
  if (field && ready) {
    whole(field, target);
    watch(field);
    later();
  }
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ended();
});
by("print").onclick = () => {
  document.documentElement.classList.add("blank");
  self.print();
  document.documentElement.classList.remove("blank");
};

/** An address without its beginning gets it. */
function whole({ widget }, input) {
  if ((widget === "uri" || input.type === "url") && /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(input.value.trim())) {
    input.value = `https://${input.value.trim()}`;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
begin();
