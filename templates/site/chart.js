/**
 * The map itself, by Leaflet: boundaries as they come into sight, a number in the middle of each area, places known exactly.
 *
 * Of Leaflet only what is used is imported, file by file: a third less to download than the whole.
 */
import { Zoom } from "leaflet/src/control/Control.Zoom.js";
import { LayerGroup } from "leaflet/src/layer/LayerGroup.js";
import { DivIcon } from "leaflet/src/layer/marker/DivIcon.js";
import { Marker } from "leaflet/src/layer/marker/Marker.js";
import { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";
import { Polygon } from "leaflet/src/layer/vector/Polygon.js";
import "leaflet/src/layer/vector/Renderer.getRenderer.js";
import { Map as LeafletMap } from "leaflet/src/map/Map.js";
import { DoubleClickZoom } from "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import { Drag } from "leaflet/src/map/handler/Map.Drag.js";
import { Keyboard } from "leaflet/src/map/handler/Map.Keyboard.js";
import { ScrollWheelZoom } from "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import { TouchZoom } from "leaflet/src/map/handler/Map.TouchZoom.js";
import { el } from "../search/dom.js";
import { uncrowded } from "./crowd.js";

// Importing a handler adds it to every map by this name.
Object.assign(LeafletMap, { DoubleClickZoom, Drag, Keyboard, ScrollWheelZoom, TouchZoom });

/** Boundaries are good to 100 metres, streets to a door. */
const [NEAREST, NEAREST_WITH_STREETS] = [14, 18];
/** How near an area is brought that has no boundary. */
const TOWN = 12;
/** Degrees around the area that has most, which is where one begins: the way to the next city would be the most of a map of all. */
const AROUND = 0.4;
const MARGIN = [36, 36];

/**
 * @typedef {{code: string, point: [number, number], area: string, name: string, language: string}} Place `area`: its code in the boundaries
 * @param {HTMLElement} element
 * @param {{places: Place[], said: Object<string, string>, still: boolean, chosen: (code: string) => void,
 *   moved: (box: {west: number, south: number, east: number, north: number}) => void}} how `still`: nothing slides
 */
export function chart(element, { places, said, still, chosen, moved }) {
  const moves = { zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still };
  const map = new LeafletMap(element, {
    ...moves,
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    maxZoom: NEAREST,
    minZoom: 4,
    zoomSnap: 0.5,
  });
  const position = document.documentElement.dir === "rtl" ? "topright" : "topleft";
  new Zoom({ position, zoomInTitle: said.nearer, zoomOutTitle: said.farther }).addTo(map);
  // The wheel moves the page until someone has taken hold of the map.
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  // What lines and colours say, the numbers say in words.
  map.getPane("overlayPane").setAttribute("aria-hidden", "true");

  const zones = new Map(places.map((place) => [place.area, place.code]));
  const shapes = new Map();
  const numbers = new Map(places.map((place) => [place.code, number(place)]));
  const exact = new LayerGroup().addTo(map);
  let counts = new Map();
  let at = "";
  let tiles = null;

  /** A marker that says something, pressed like a button. @param {string} name its class */
  function marker(point, name, content, press) {
    const icon = new DivIcon({ html: content, className: name, iconSize: null });
    const made = new Marker(point, { icon, riseOnHover: true });
    made.on("click", press);
    made.on("keydown", ({ originalEvent: event }) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      press();
    });
    return made;
  }

  /** The whole sentence, of which the eye sees the number and, where there is room, the name. */
  function number({ code, point, name, language }) {
    const seen = { "%(place)s": () => el("i", { lang: language, dir: "auto" }, name), "%(count)s": () => el("b") };
    const parts = said.area.split(/(%\(\w+\)s)/).map((part) => (seen[part] ? seen[part]() : el("span", { class: "unseen" }, part)));
    return marker(point, "area-number", el("span", null, ...parts), () => chosen(code));
  }

  /** The numbers that find room, the greatest first; others come when one looks nearer. */
  function arrange() {
    const seen = map.getBounds().pad(0.2);
    const shown = places.filter(({ code, point }) => numbers.get(code).getElement() && seen.contains(point));
    shown.sort((a, b) => (b.code === at) - (a.code === at) || counts.get(b.code) - counts.get(a.code));
    uncrowded(
      shown.map(({ code, point }) => ({ element: numbers.get(code).getElement(), ...map.latLngToContainerPoint(point) })),
    );
  }

  /** Where most is, and what is around it. */
  function home() {
    at = "";
    exact.clearLayers();
    const there = places.filter(({ code }) => counts.get(code)).sort((a, b) => counts.get(b.code) - counts.get(a.code));
    const near = there.map(({ point }) => point).filter(([y, x], _, [[top, left]]) => Math.hypot(y - top, x - left) < AROUND);
    if (near.length) map.fitBounds(near, { padding: MARGIN, maxZoom: TOWN, animate: false });
  }

  function look() {
    const most = Math.max(1, ...counts.values());
    for (const [area, layers] of shapes) {
      const code = zones.get(area);
      const share = (counts.get(code) || 0) / most;
      // One in four, one in sixteen … of the area that has most.
      const shade = share && Math.max(1, 4 + Math.ceil(Math.log(share) / Math.log(4)));
      const classes = `shape shade-${shade}${share ? " leaflet-interactive" : ""}${code === at ? " chosen" : ""}`;
      for (const layer of layers) layer.getElement()?.setAttribute("class", classes);
    }
    for (const [code, one] of numbers) one.getElement()?.classList.toggle("chosen", code === at);
    arrange();
  }

  map.on("moveend resize", () => {
    const box = map.getBounds();
    moved({ west: box.getWest(), south: box.getSouth(), east: box.getEast(), north: box.getNorth() });
    arrange();
  });
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(element);

  return {
    /** Boundaries that have come. @param {Map<string, [number, number][][][]>} found an area's code → its polygons */
    draw(found) {
      for (const [area, rings] of found) {
        const code = zones.get(area);
        const layer = new Polygon(rings, { className: "shape", interactive: !!code, smoothFactor: 0.5 }).addTo(map);
        if (code) layer.on("click", () => chosen(code));
        shapes.set(area, [...(shapes.get(area) || []), layer]);
      }
      look();
    },
    /** How many there are of what is looked for. @param {Map<string, number>} found a zone's code → number */
    count(found) {
      counts = found;
      if (!counts.get(at)) home();
      for (const { code } of places) {
        const one = numbers.get(code);
        const many = found.get(code) || 0;
        if (!many) {
          one.remove();
          continue;
        }
        one.addTo(map);
        one.getElement().querySelector("b").textContent = many.toLocaleString(document.documentElement.lang);
      }
      look();
    },
    /** Moves to an area and marks it. @param {string} code */
    show(code) {
      if (at !== code) exact.clearLayers();
      at = code;
      const { area, point } = places.find((place) => place.code === code);
      const layers = shapes.get(area);
      const move = { padding: MARGIN, maxZoom: TOWN, animate: !still };
      if (layers) map.fitBounds(layers.map((layer) => layer.getBounds()).reduce((all, one) => all.extend(one)), move);
      else map.setView(point, Math.max(map.getZoom(), TOWN), move);
      look();
    },
    /** The places of the area shown that are known exactly. @param {{point: [number, number], label: string, open: () => void}[]} found */
    spots(found) {
      exact.clearLayers();
      for (const { point, label: text, open } of found) {
        const one = marker(point, "spot", el("span"), open).addTo(exact);
        one.getElement().setAttribute("aria-label", text);
      }
    },
    /** Streets under it all, or none. @param {string} url of the pictures, "" for none */
    streets(url) {
      tiles?.remove();
      tiles = url ? new TileLayer(url, { maxZoom: NEAREST_WITH_STREETS }).addTo(map) : null;
      map.setMaxZoom(url ? NEAREST_WITH_STREETS : NEAREST);
      element.classList.toggle("streets", !!url);
    },
  };
}
