/** "Everything is right": one click for who has checked a record, on the day and in the name of a body. */
import { by, el, show } from "../search/dom.js";
import { said, today } from "./said.js";

/** @param {(name: string) => import("./fields.js").Field | undefined} role @param {import("./fields.js").Field[]} fields @param {() => void} ended */
export function confirming(role, fields, ended) {
  const [day, who] = [role("verified_on"), role("verified_by")];
  if (!day || !who) return;
  const box = by("confirming");
  const input = el("input", { id: "f-who", type: "text", dir: "auto", required: true });
  const body = who.read() || role("provider")?.shown()[0] || "";
  input.value = String(body);
  const error = el("div", { class: "findings", id: "e-who", "aria-live": "polite" });
  input.setAttribute("aria-describedby", "e-who");
  const button = el("button", { type: "button", class: "plain main", id: "confirm" }, said.confirm);
  button.onclick = async () => {
    const name = input.value.trim();
    show(error, !name && el("p", { class: "error" }, said.needs_value));
    if (!name) return void input.focus();
    await day.write(today());
    await who.write(name);
    for (const one of [day, who]) one.place.dispatchEvent(new Event("input", { bubbles: true }));
    show(done, said.confirmed);
    ended();
  };
  const done = el("p", { role: "status" });
  show(
    box,
    el("h2", null, said.confirm_title),
    el("div", { class: "ask" }, el("label", { for: "f-who" }, said.confirm_who), input, error),
    el("p", null, button),
    done,
  );
  box.hidden = false;
  if (new URLSearchParams(location.search).get("confirm") === "1") {
    box.scrollIntoView();
    button.focus();
  }
}
