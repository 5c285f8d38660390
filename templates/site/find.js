/** The search box of a page: its words go behind a `#`, which no server sees; its program comes when someone touches it. */
import { here, root } from "./here.js";
import { chosen } from "./where.js";

/** Takes the box in hand, but for the page that searches: there the search does. */
export function find() {
  const form = document.querySelector("form.find");
  if (!form || document.getElementById("search")) return;
  form.onsubmit = () => {
    const zone = chosen();
    location.assign(`${form.action}#q=${encodeURIComponent(form.elements.q.value)}${zone && `&zone=${zone}`}`);
    return false;
  };
  // Without its program the box still works.
  form.addEventListener("focusin", () => import(`${root}search/${here.language}/main.js`).catch(Boolean), { once: true });
}
