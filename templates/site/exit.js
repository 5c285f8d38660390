/**
 * The quick exit of pages about violence: at a touch, or at three presses of Escape, the page is blank and another one takes
 * its place; going back does not lead to what was read here.
 *
 * Where the browser can say which entries of the tab's history are this site's (the Navigation API), the oldest is
 * gone back to, called the home page, and left: nothing that came after it remains. Elsewhere the page itself is replaced.
 */
import { here, home } from "./here.js";

const LEAVING = "leaving";
/** Milliseconds between presses of Escape that belong together. */
const TOGETHER = 2000;
/** Milliseconds to go back in, on a bad line: then the page is left as it is. */
const PATIENCE = 1500;

/** What the tab remembers; nothing where a browser forbids it. @param {(tab: Storage) => unknown} act */
function remembered(act) {
  try {
    return act(sessionStorage);
  } catch {
    return null;
  }
}

const blank = () => {
  document.documentElement.hidden = true;
  document.title = "…";
};

/** @param {string} address another site's page */
function leave(address) {
  blank();
  const first = self.navigation?.entries?.()[0];
  if (!first || first.key === navigation.currentEntry.key) return depart(address);
  if (!remembered((tab) => (tab.setItem(LEAVING, address), true))) return depart(address);
  setTimeout(() => (remembered((tab) => tab.removeItem(LEAVING)), location.replace(address)), PATIENCE);
  navigation.traverseTo(first.key).finished?.catch(Boolean);
  return undefined;
}

/** From the oldest page: it becomes the home page, and what came after it is forgotten by going on from it. */
function depart(address) {
  remembered((tab) => tab.removeItem(LEAVING));
  history.replaceState(null, "", home);
  history.pushState(null, "", home);
  location.replace(address);
}

/** Goes on leaving, if this page was come back to in order to leave; else keeps the way out at hand. */
export function exit() {
  const arrived = () => {
    const address = remembered((tab) => tab.getItem(LEAVING));
    if (address) {
      blank();
      depart(address);
    }
  };
  arrived();
  // A page that the browser kept alive runs nothing again but this.
  addEventListener("pageshow", arrived);
  addEventListener("popstate", arrived);

  const link = document.querySelector("a.exit");
  if (!link) return;
  const results = document.getElementById("results");
  // The page that searches knows what it is about when it has found it.
  const seen = () => {
    link.hidden = !(results.dataset.needs || "").split(",").some((code) => here.guarded.includes(code));
  };
  if (results) new MutationObserver(seen).observe(results, { attributeFilter: ["data-needs"] });
  link.onclick = () => (leave(link.href), false);
  let pressed = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || link.hidden) return;
    pressed = [...pressed, event.timeStamp].filter((time) => event.timeStamp - time < TOGETHER);
    if (pressed.length > 2) leave(link.href);
  });
}
