/** "Where are you?" on the home page: the choice goes along with a need that is tapped, and stays on this phone. */
import { by } from "../search/dom.js";
import { here, home } from "./here.js";
import { recall, remember } from "./memory.js";

const KEY = "zone";

/** @returns {string} the code of the chosen zone, or "" */
export const chosen = () => by("where")?.value || "";

/** @param {() => void} changed called at once and at each choice */
export function where(changed) {
  const choice = by("where");
  if (!choice) return;
  const targets = [...document.querySelectorAll("a[data-asks]")].map((link) => [link, link.href]);
  choice.hidden = choice.labels[0].hidden = false;
  choice.nextElementSibling.hidden = true;
  choice.value = recall(KEY);
  // A zone that the city no longer has is no choice.
  if (choice.selectedIndex < 0) choice.value = "";
  choice.onchange = () => {
    remember(KEY, choice.value);
    follow();
  };

  function follow() {
    // Behind a # no server sees what is asked.
    for (const [link, href] of targets)
      link.href = choice.value && here.search ? `${home}search/#${link.dataset.asks}&zone=${choice.value}` : href;
    changed();
  }
  follow();
}
