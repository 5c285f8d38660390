/**
 * Who judges: the engine itself in a worker (the clerk), and until it is there, or where it cannot run, the schema's constraints.
 * The clerk is some MB: it is called when the form is first touched, and not unasked where data is dear.
 */
import { by, fill, show } from "../search/dom.js";
import { here, root } from "../site/here.js";
import { hire } from "./ask.js";
import { simple } from "./rules.js";
import { said, today } from "./said.js";

let clerk = null;
let none = !said.clerk;

const state = (sentence) => show(by("checker"), sentence);

/** Calls the clerk. @param {() => void} ready */
export function call(ready) {
  if (clerk || none) return;
  by("fetch").hidden = true;
  state(said.checker_starting);
  clerk = hire({ folder: `${root}programs/clerk/`, language: here.language, day: today() });
  clerk.ready.then(
    () => (state(said.checker_ready), ready()),
    () => gone(),
  );
}

function gone() {
  clerk = null;
  none = true;
  state(said.checker_none);
}

/** Waits for a first touch, or asks. @param {() => void} ready */
export function wait(ready) {
  if (none) return void gone();
  if (navigator.connection?.saveData) {
    const button = by("fetch");
    show(button, fill(said.checker_ask, { size: said.clerk }));
    button.hidden = false;
    button.onclick = () => call(ready);
  } else by("form").addEventListener("focusin", () => call(ready), { once: true });
  return undefined;
}

/**
 * Asks the clerk something; null where it cannot answer, or a later question has overtaken this one.
 * @param {string} what @param {object} about @returns {Promise<any>}
 */
export async function ask(what, about) {
  if (clerk?.state !== "ready") return null;
  try {
    return await clerk.call(what, about);
  } catch (error) {
    if (error.code === "cannot") gone();
    return null;
  }
}

/**
 * @param {import("./fields.js").Field[]} fields @param {string} id @param {Object<string, import("./fields.js").Cell>} cells
 * @returns {Promise<import("./rules.js").Finding[]>}
 */
export const judged = async (fields, id, cells) => (await ask("judge", { kind: said.kind, id, cells })) || simple(fields);
