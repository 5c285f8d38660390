/** The page that will come of what is written, as a citizen will see it: elements and text, never HTML. */
import { by, el, fill, show } from "../search/dom.js";
import { said, today } from "./said.js";

/** @typedef {import("./fields.js").Field} Field */

/** Said at the head of the page, or below it, in their own places. */
const TOLD = ["name", "summary", "description", "subject", "phone", "hours", "meetings", "free", "status", "secret", "street", "town"];
const YEAR = 12;

const day = (text) => {
  const date = new Date(`${text}T12:00:00Z`);
  return Number.isNaN(date.getTime()) ? text : date.toLocaleDateString(said.locale, { day: "numeric", month: "long", year: "numeric" });
};

/** Whether a check made on a day still holds. @param {string} on @param {string} months */
function holds(on, months) {
  const until = new Date(`${on}T12:00:00Z`);
  until.setUTCMonth(until.getUTCMonth() + (Number(months) || YEAR));
  return on <= today() && until.toISOString().slice(0, 10) >= today();
}

const words = (field) => field?.shown().join(said.comma) || "";
const line = (title, ...values) => el("div", null, el("dt", null, title), el("dd", null, ...values.map((one) => (one.nodeType ? one : el("p", { dir: "auto" }, one)))));

/** When it is open, as it was said back beside the field; else as it was written. @param {Field} field */
function when(field) {
  const back = by(`s-${field.name}`)?.querySelector("table, ul")?.cloneNode(true);
  return back || el("p", { dir: "auto" }, words(field));
}

/** @param {(role: string) => Field | undefined} role */
function inShort(role, verified) {
  const where = [words(role("place")), words(role("street")), words(role("town"))].filter(Boolean);
  const times = ["hours", "meetings"].map(role).filter((one) => words(one));
  const free = role("free")?.read() === "true" || role("cost")?.read() === "free";
  const phones = role("phone")?.shown() || [];
  if (![...where, ...times, ...phones].length && !free) return null;
  return el(
    "section",
    { class: "act" },
    el("h4", null, verified ? said.in_short_verified : said.in_short),
    ...phones.map((one) => el("p", { class: "do" }, el("span", { class: "call" }, `${said.call} `, el("bdi", { dir: "ltr" }, one)))),
    el(
      "dl",
      null,
      where.length && line(said.where, where.join(said.comma)),
      ...times.map((one) => line(said.when, when(one))),
      free && line(said.cost, el("p", null, el("span", { class: "free" }, said.free))),
    ),
  );
}

function trust(role, verified) {
  const source = words(role("source"));
  return el(
    "p",
    { class: `notice ${verified ? "verified" : "unverified"}` },
    el("strong", null, verified ? said.preview_verified : said.preview_unverified),
    " ",
    verified ? fill(said.checked_on, { day: day(verified) }) : source && fill(said.read_in, { day: day(words(role("read_on"))), source }),
  );
}

/** What each part of the form has to say that was not said above. @param {Field[]} fields */
function rest(fields) {
  return [...by("form").querySelectorAll(".part")].flatMap((part) => {
    if (["part-know", "part-id", "ending"].includes(part.id)) return [];
    const here = fields.filter((one) => part.contains(one.place) && !TOLD.includes(one.role) && words(one));
    const lines = here.map((one) => line(one.title, words(one)));
    return lines.length ? [el("section", null, el("h4", null, part.querySelector("h2").textContent), el("dl", null, ...lines))] : [];
  });
}

/** @param {Field[]} fields */
export function preview(fields) {
  const role = (name) => fields.find((one) => one.role === name);
  const on = String(role("verified_on")?.read() || "");
  const verified = on && holds(on, role("review_every")?.read()) ? on : "";
  const status = role("status")?.read();
  const text = words(role("description"));
  show(
    by("preview-page"),
    el("p", { class: "kind" }, said.singular, " ", el("span", { class: `state ${verified ? "verified" : "unverified"}` }, verified ? said.states.verified : said.states.unverified), status && status !== "active" && el("strong", { class: "state due" }, words(role("status")))),
    el("h3", { dir: "auto" }, words(role("name")) || said.unsaid),
    el("p", { class: "lead", dir: "auto" }, words(role("summary")) || said.unsaid),
    inShort(role, verified),
    trust(role, verified),
    role("subject")?.shown().length && el("ul", { class: "chips" }, ...role("subject").shown().map((one) => el("li", null, el("span", { class: "chip" }, one)))),
    text && el("p", { class: "as-written", dir: "auto" }, text),
    ...rest(fields),
  );
}
