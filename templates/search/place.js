/** Where the person is: asked only when they sort by distance, kept in memory alone, or a place that they choose. */
import { by, el, show } from "./dom.js";

/**
 * @param {(near: string) => void} found called with a zone's code, or "" for the position
 */
export function place(found) {
  const [root, refused, button, choice] = ["near", "refused", "locate", "place"].map(by);
  let position = null;
  let zones = [];

  function failed() {
    refused.hidden = false;
    button.hidden = true;
  }

  button.onclick = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        position = { lat: coords.latitude, lon: coords.longitude };
        found("");
      },
      failed,
      { maximumAge: 6e5, timeout: 15e3 },
    );
  choice.onchange = () => choice.value && found(choice.value);

  return {
    /** Coordinates of a zone, or of the person where they said it; null where neither is known. */
    async of(engine, code) {
      if (!zones.length) {
        zones = await engine.zones();
        show(choice, el("option", { value: "" }, "–"), ...zones.map((one) => el("option", { value: one.code }, one.label)));
      }
      return zones.find((one) => one.code === code) || position;
    },
    /** @param {boolean} wanted */
    show(wanted) {
      root.hidden = !wanted;
    },
  };
}
