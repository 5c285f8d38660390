/** The filters: groups that open, each value with how many results it would leave, counted only when a group is open. */
import { FACETS } from "./address.js"
import { count, el, fill, show } from "./dom.js"

/** Values of a group shown before "Show all"; a list of 200 municipalities is no help. */
const FIRST = 12
const MOST = 400

/**
 * @param {HTMLElement} root where the groups go
 * @param {{said: object, engine: object, known: {name: string, label: string, values?: object[]}[], values: (facet: string) => Promise<{code: string, label: string}[]>, toggle: (facet: string, code: string) => void, clear: () => void, done: () => void}} page
 */
export function filters(root, { said, engine, known: all, values, toggle, clear, done }) {
  const known = FACETS.map((name) => all.find((one) => one.name === name)).filter(Boolean)
  // A facet of one value is a yes: these stand together.
  const single = known.filter((one) => one.values && one.values.length === 1)
  const many = known.filter((one) => !single.includes(one))
  const groups = [...(single.length ? [group(said.only, single)] : []), ...many.map((one) => group(one.label, [one]))]
  const clearer = el("button", { type: "button", class: "plain", onclick: clear }, said.clear)
  const closer = el("button", { type: "button", class: "plain close", onclick: done })
  let question = null

  show(root, ...groups.map((one) => one.element), el("p", { class: "do" }, closer, " ", clearer))

  function group(label, members) {
    const active = el("small", null)
    const list = el("ul", null)
    const all = el("button", { type: "button", class: "plain", hidden: true, onclick: () => { made.limit = MOST; draw(made) } }, said.all_values)
    const element = el("details", { "data-facet": members.map((one) => one.name).join(" "), ontoggle: () => element.open && refresh(made) },
      el("summary", null, el("span", null, label), " ", active), el("fieldset", null, el("legend", { class: "unseen" }, label), list, all))
    const made = { element, members, list, all, active, rows: new Map(), found: [], limit: FIRST, asked: null }
    return made
  }

  /** Count the values of an open group, under all filters but its own. */
  async function refresh(one) {
    if (!question || one.asked === question) return
    const mine = question
    one.asked = mine
    try {
      const found = await Promise.all(one.members.map(async ({ name }) => {
        const [counts, all] = await Promise.all([engine.counts(mine.query, name, { signal: mine.signal }), values(name)])
        const chosen = mine.query.filters[name] || []
        return all.map(({ code, label }) => ({ facet: name, code, label, count: counts[code] || 0, chosen: chosen.includes(code) }))
      }))
      if (mine !== question) return
      one.found = found.flat()
      draw(one)
    } catch {
      // The results' own message says what is wrong with the line; a new question counts again.
      one.asked = null
    }
  }

  /** Rows stay where they were drawn first: nothing moves under a finger. */
  function draw({ rows, found, list, all, limit }) {
    const useful = found.filter((one) => one.count || one.chosen)
    const order = rows.size ? useful : [...useful].sort((a, b) => b.chosen - a.chosen || b.count - a.count)
    const keys = new Set()
    for (const one of order) {
      const key = `${one.facet}:${one.code}`
      keys.add(key)
      if (!rows.has(key) && rows.size < limit) rows.set(key, row(one, list))
      const made = rows.get(key)
      if (made) {
        made.input.checked = one.chosen
        made.number.textContent = count(one.count, said.language)
      }
    }
    for (const [key, made] of rows) made.item.hidden = !keys.has(key)
    all.hidden = order.length <= rows.size || limit >= MOST
    list.dataset.empty = keys.size ? "" : said.empty
  }

  function row({ facet, code, label }, list) {
    const input = el("input", { type: "checkbox", name: facet, value: code, onchange: () => toggle(facet, code) })
    const number = el("small", null)
    const item = el("li", null, el("label", null, input, el("span", null, label), number))
    list.append(item)
    return { item, input, number }
  }

  return {
    /** @param {{query: object, signal: AbortSignal, total: number|null}} next what is asked now */
    update(next) {
      question = next
      const { filters: chosen } = next.query
      for (const one of groups) {
        const number = one.members.reduce((sum, { name }) => sum + (chosen[name] || []).length, 0)
        one.active.textContent = number ? `(${number})` : ""
        if (one.element.open) refresh(one)
      }
      clearer.hidden = !Object.keys(chosen).length
      closer.hidden = next.total === null
      closer.textContent = fill(said.show, { count: next.total })
    },
  }
}
