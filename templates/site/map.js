/** The map's page: the map and the list show the same, in step; one choice narrows both to a need. */
import { by, count, el, fill, show } from "../search/dom.js";
import { loader, SearchError } from "../search/load.js";
import { chart } from "./chart.js";
import { here, home, root } from "./here.js";
import { polygons } from "./topojson.js";

const said = JSON.parse(by("said").textContent);
const [list, need, status] = [by("results"), by("need"), by("status")];
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const load = loader(`${root}map/`);
const rows = new Map([...list.children].map((row) => [row.dataset.zone, row]));
const pages = new Map([...rows].map(([code, row]) => [code, row.firstElementChild.href]));
const asked = new Set();
let data = null;
let map = null;
let current = "";

/** A file that does not come, or not whole: the list has all without it. @param {unknown} error */
function trouble(error) {
  show(status, said.trouble);
  if (!(error instanceof SearchError)) throw error;
}

/** A row's words for its place. @param {HTMLElement} row */
const named = (row) => {
  const [link] = row.children;
  const marked = link.querySelector("[lang]") || document.documentElement;
  return { name: link.textContent, language: marked.lang };
};

/** The boundaries that come into sight, each file once. @param {{west: number, south: number, east: number, north: number}} box */
function moved(box) {
  for (const [name, [west, south, east, north]] of Object.entries(data.boundaries)) {
    if (asked.has(name) || west > box.east || east < box.west || south > box.north || north < box.south) continue;
    asked.add(name);
    load(`boundaries/${name}.json`)
      .then((topology) => {
        const found = polygons(topology);
        map.draw(found);
        // An area that was shown by its middle is shown whole.
        if (current && found.has(data.areas[current][2])) map.show(current);
      })
      .catch(trouble);
  }
}

/** Nothing is chosen any more. */
function leave() {
  const row = rows.get(current);
  row?.classList.remove("chosen");
  row?.querySelector("button").setAttribute("aria-pressed", "false");
  row?.querySelector("div")?.remove();
  current = "";
}

/** @param {string} code @param {boolean} far whether it was chosen on the map, so that the list has to follow */
function choose(code, far) {
  const row = rows.get(code);
  if (!row || row.hidden) return;
  if (code !== current) leave();
  current = code;
  row.classList.add("chosen");
  row.querySelector("button").setAttribute("aria-pressed", "true");
  history.replaceState(null, "", `#${row.id}`);
  map.show(code);
  places(code).catch(trouble);
  if (far) {
    row.firstElementChild.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  } else if (by("map").getBoundingClientRect().bottom < 100) {
    by("chart").scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  }
}

/** The places of an area that are known exactly: points on the map, names in the list. @param {string} code */
async function places(code) {
  const row = rows.get(code);
  if (!data.areas[code][5] || row.querySelector("div")) return;
  const found = await load(`places/${code}.json`);
  if (code !== current || row.querySelector("div")) return;
  const links = found.map(([, , ref, name]) => el("a", { href: `${home}${ref}/`, lang: here.source, dir: "auto" }, name));
  row.append(el("div", null, el("p", null, said.exact), el("ul", { class: "brief" }, ...links.map((link) => el("li", null, link)))));
  map.spots(
    found.map(([latitude, longitude, , name, records], index) => ({
      point: [latitude, longitude],
      label: fill(said.spot, { place: name, count: records }),
      open: () => (links[index].focus({ preventScroll: true }), links[index].scrollIntoView({ block: "nearest" })),
    })),
  );
}

/** Shows what answers the need that is chosen, or everything. */
function narrow() {
  const code = need ? need.value : "";
  const column = data.needs.indexOf(code);
  const counts = new Map(Object.entries(data.areas).map(([zone, area]) => [zone, column < 0 ? area[3] : area[4][column]]));
  for (const [zone, row] of rows) {
    const many = counts.get(zone) || 0;
    const [link, number] = row.children;
    row.hidden = !many;
    show(number, fill(said.records, { count: count(many, here.words.locale) }));
    // Behind a # no server sees it.
    link.href = column < 0 || !said.searches ? pages.get(zone) : `${home}search/#zone=${zone}&need=${code}`;
  }
  if (rows.get(current)?.hidden) leave();
  // The way out of pages about violence is at hand where somebody looks for that.
  list.dataset.needs = code;
  map.count(counts);
  show(status, fill(said.areas, { count: count([...counts.values()].filter(Boolean).length, here.words.locale) }));
}

function streets() {
  const button = by("streets");
  if (!button) return;
  button.onclick = () => {
    const wanted = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(wanted));
    by("credit").hidden = !wanted;
    map.streets(wanted ? said.tiles : "");
  };
}

/** The area that the address names. */
function named_in_address() {
  const code = decodeURIComponent(location.hash).replace(/^#zone-/, "");
  if (rows.has(code)) choose(code, false);
}

async function start() {
  data = await load("areas.json");
  by("chart").hidden = false;
  for (const [code, row] of rows) {
    const name = el("span", { class: "unseen" }, `: ${named(row).name}`);
    row.append(el("button", { type: "button", class: "plain", "aria-pressed": "false", onclick: () => choose(code, false) }, said.show, name));
  }
  const known = Object.entries(data.areas).filter(([code]) => rows.has(code));
  map = chart(by("map"), {
    places: known.map(([code, [latitude, longitude, area]]) => ({ code, area, point: [latitude, longitude], ...named(rows.get(code)) })),
    said,
    still,
    chosen: (code) => choose(code, true),
    moved,
  });
  if (need) {
    by("narrow").hidden = false;
    need.onchange = narrow;
  }
  narrow();
  streets();
  named_in_address();
  addEventListener("hashchange", named_in_address);
}

start().catch(trouble);
