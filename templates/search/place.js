/** Where the person is: asked only when they sort by distance, kept in memory alone, or a place that they choose. */
import { el, show } from "./dom.js"

/**
 * @param {HTMLElement} root where the question goes
 * @param {object} said
 * @param {(near: string) => void} found called with a zone's code, or "" for the position
 */
export function place(root, said, found) {
  let position = null
  let zones = []
  let refused = false

  function locate() {
    const failed = () => { refused = true; ask(true) }
    if (!navigator.geolocation) return failed()
    return navigator.geolocation.getCurrentPosition(({ coords }) => {
      position = { lat: coords.latitude, lon: coords.longitude }
      found("")
    }, failed, { maximumAge: 6e5, timeout: 15e3 })
  }

  function ask(wanted) {
    if (!wanted) return show(root)
    const options = zones.map(({ code, label }) => el("option", { value: code }, label))
    const choice = options.length > 0 && el("p", null, el("label", { for: "near-zone" }, said.near_choose), " ",
      el("select", { id: "near-zone", onchange: (event) => event.target.value && found(event.target.value) }, el("option", { value: "" }, "–"), ...options))
    return show(root, el("div", { class: "notice calm" },
      el("p", { role: refused && "alert" }, refused ? said.near_refused : said.near_first),
      !refused && el("p", null, el("button", { type: "button", class: "plain", onclick: locate }, said.near_locate)), choice))
  }

  return {
    /** Coordinates of a zone, or of the person where they said it; null where neither is known. */
    async of(engine, code) {
      zones = engine.about.zones || (engine.zones ? await engine.zones() : [])
      const zone = zones.find((one) => one.code === code)
      return zone ? { lat: zone.lat, lon: zone.lon } : position
    },
    show: ask,
  }
}
