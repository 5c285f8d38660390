/** The search's browser half: suggestions in the box of any page, and all of the page that searches. */
import { read, written } from "./address.js";
import { box } from "./box.js";
import { by } from "./dom.js";
import { open } from "./engine.js";
import { page } from "./page.js";

const form = document.querySelector("form.find");
const { base: way, prefix } = form.dataset;
let opened;

/** The engine, opened once; after a failure, at the next question. */
function engine() {
  opened = opened || open({ base: way, language: document.documentElement.lang });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

const here = by("search") ? page(form, engine, way) : null;
// Who touches the box is about to write: the index comes meanwhile. What goes wrong is said when an answer is wanted.
engine().catch(() => {});

box(form, engine, (one, rest) => {
  const asked = one.code ? { q: rest, filters: { [one.facet]: [one.code] } } : { q: one.text };
  // Behind a # no server sees it.
  if (here && !one.ref) here(one, rest);
  else location.assign(one.ref ? `${way}${prefix}${one.ref}/` : form.action + written({ ...read(""), ...asked }).replace("?", "#"));
});

/** For the forms, which ask for records by name. */
export { engine };
