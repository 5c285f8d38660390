/** How what was written is handed over: the doors that the city has, each with one sentence, none of which opens by itself. */
import { by, el, fill, show } from "../search/dom.js";
import { file, forge, gitlab, issue, LONG, MAIL, mail, MOST } from "./addresses.js";
import { said } from "./said.js";

/**
 * @typedef {{ref: string, id: string, name: string, edited: boolean, secret: boolean, changes: Object<string, import("./fields.js").Cell | null>,
 *   titles: Object<string, string>, text: string}} Proposal
 *   `text`: the file; of a mended record what changed, said above it
 */

/** A door: what it is called, and how it works. */
const door = (action, how, ...more) => el("li", null, action, " ", el("span", { class: "how" }, how), ...more);

/** A link to another site, opened beside this page so that nothing written here is lost. */
const away = (label, href) => el("a", { class: "plain", href, target: "_blank", rel: "noopener noreferrer" }, label);

/** A door to an address, which may be too long for it. */
function through(label, how, href) {
  if (href.length > MOST) return door(el("span", { class: "plain shut" }, label), said.too_long_address);
  return door(away(label, href), how, href.length > LONG && el("p", { class: "aside" }, said.long_address));
}

/** @param {Proposal} proposal */
function repository(proposal) {
  const { ref, id, edited, changes, titles, text } = proposal;
  const title = `${said.official}: ${proposal.name}`;
  const about = { kind: said.kind, ref, title, changes };
  const where = forge(said.repository);
  const path = `${said.folder}/${said.kind}/${id}.yml`;
  return [
    where === "github" && through(said.door_issue, said.door_issue_how, issue(said.repository, about)),
    where === "gitlab" && through(said.door_gitlab, said.door_issue_how, gitlab(said.repository, about, titles)),
    where === "github" &&
      !edited &&
      through(said.door_file, said.door_file_how, file(said.repository, said.branch, path, text, title)),
  ];
}

function download({ id, text }) {
  const button = el("button", { type: "button", class: "plain" }, said.door_download);
  button.onclick = () => {
    const href = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
    el("a", { href, download: `${id}.yml` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 6e4);
  };
  return door(button, said.door_download_how);
}

function contact({ ref, name, text }) {
  if (!said.contact) return null;
  if (!said.mail) return door(away(said.door_contact, said.contact), said.contact);
  const subject = `${ref}: ${name}`;
  const whole = mail(said.contact, subject, text);
  const fits = whole.length <= MAIL;
  const link = el("a", { class: "plain", href: fits ? whole : mail(said.contact, subject, "") }, said.door_mail);
  return door(link, fill(fits ? said.door_mail_how : said.door_mail_attach, { address: said.contact }));
}

function copy({ text }) {
  const area = el("textarea", { id: "proposal", rows: 8, readonly: true, dir: "ltr", "aria-label": said.text });
  area.value = text;
  const status = el("span", { role: "status" });
  const button = el("button", { type: "button", class: "plain" }, said.door_copy);
  button.onclick = () => {
    area.closest("details").open = true;
    area.select();
    // Only a page that came over TLS may.
    Promise.resolve(navigator.clipboard && navigator.clipboard.writeText(text).then(() => true))
      .catch(() => false)
      .then((done) => show(status, said[done ? "copied" : "uncopied"]));
  };
  return [el("p", { class: "tools" }, button, status), el("details", null, el("summary", null, said.text), area)];
}

/** @param {Proposal} proposal */
export function doors(proposal) {
  const { edited, secret, changes, titles } = proposal;
  const names = Object.keys(changes).map((name) => titles[name]);
  const all = [...(secret ? [] : repository(proposal)), download(proposal), contact(proposal)].filter(Boolean);
  const nothing = edited && !names.length;
  show(
    by("doors"),
    el("h3", null, nothing ? said.unchanged : said.send),
    edited && !nothing && el("p", null, fill(said.only_changed, { fields: names.join(said.comma) })),
    secret && el("p", { class: "notice" }, said.secret_doors),
    ...(nothing ? [] : [el("ol", { class: "doors" }, ...all), ...copy(proposal)]),
  );
  by("doors").hidden = false;
}
