/** What is open now or opens today, where the person said to be: chosen by the clock from what the page names. */
import { by } from "../search/dom.js";
import { chosen, where } from "./where.js";

/** Lines shown; the search shows all. */
const MOST = 6;
/** States by how soon one can go. */
const SOONEST = ["open", "soon", "closed"];

function choose(list) {
  const zone = chosen();
  const near = [...list.children].filter((one) => !zone || one.dataset.zones.split(" ").includes(zone));
  const rank = (line) => {
    const { state, wait } = line.querySelector("[data-hours]").dataset;
    return [SOONEST.indexOf(state), Number(wait)];
  };
  const now = near
    .map((line) => ({ line, rank: rank(line) }))
    .filter(({ rank: [state, wait] }) => state >= 0 && wait < 1440)
    .sort((one, other) => one.rank[0] - other.rank[0] || one.rank[1] - other.rank[1])
    .slice(0, MOST);
  for (const line of list.children) line.hidden = true;
  for (const { line } of now) {
    line.hidden = false;
    list.append(line);
  }
  by("now").hidden = !now.length;
}

/** Takes the home page in hand, after the clock has been read. @returns {() => void} to be called when it is read again */
export function homePage() {
  const list = by("now")?.querySelector("ul");
  const again = () => list && choose(list);
  where(again);
  return again;
}
