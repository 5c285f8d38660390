/** The short name of a new record, made of its name until somebody writes another; whether it is taken. */
import { by, el, show } from "../search/dom.js";
import { home } from "../site/here.js";
import { record } from "./names.js";
import { said } from "./said.js";

const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** @param {string} name @param {number} most @returns {string} small letters, digits, hyphens; "" for a name in another script */
export function slug(name, most = 80) {
  const plain = name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x00-\x7f]/g, (one) => LETTERS[one] || " ");
  const whole = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return whole.length > most ? whole.slice(0, most + 1).replace(/-[^-]*$/, "").slice(0, most) : whole;
}

/** @param {() => void} changed @returns {{read: () => string, write: (id: string) => void, follow: (name: string) => void, check: () => void}} */
export function identifier(changed) {
  const input = by("f-own-id");
  const box = el("div", { class: "findings", id: "e-own-id", "aria-live": "polite" });
  const shape = new RegExp(`^(?:${said.shape.pattern || ".+"})$`);
  let own = false;
  let turn = 0;
  input.after(box);
  input.setAttribute("aria-describedby", "h-own-id e-own-id");
  by("part-id").hidden = false;

  async function check() {
    const id = input.value.trim();
    const mine = ++turn;
    const bad = id && !shape.test(id);
    if (bad) show(box, el("p", { class: "error" }, said.bad_id));
    else show(box);
    if (bad) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (!id || bad) return;
    const there = await record(`${said.kind}/${id}`).catch(() => null);
    if (mine !== turn || !there) return;
    input.setAttribute("aria-invalid", "true");
    show(box, el("p", { class: "error" }, said.taken_id, " ", el("a", { href: `${home}${said.kind}/${id}/` }, id)));
  }

  input.addEventListener("input", () => {
    own = input.value !== "";
    changed();
  });
  input.addEventListener("change", check);
  return {
    read: () => input.value.trim(),
    write(id) {
      input.value = id;
      own = id !== "";
      check();
    },
    /** Goes with the name, until somebody writes here. */
    follow(name) {
      if (own) return;
      input.value = slug(name, said.shape.maxLength);
    },
    check,
  };
}
