/** The page that searches: its whole state is in its address, but for the person's position, which is nobody's. */
import { STEP, blank, read, toggled, written } from "./address.js"
import { card } from "./result.js"
import { by, count, el, fill, show } from "./dom.js"
import { filters as panelOf } from "./filters.js"
import { meant } from "./meant.js"
import { place } from "./place.js"

/** Milliseconds before "Searching…" is said: an answer is mostly faster. */
const PATIENCE = 400
/** From here the filters stand beside the results: as in crocevia.css. */
const WIDE = "(min-width: 60em)"

/**
 * @param {HTMLFormElement} form the search box
 * @param {() => Promise<object>} open the engine
 * @param {string} base the way to the site's root
 * @returns {{choose: (suggestion: object, rest: string) => void}}
 */
export function page(form, open, base) {
  const said = JSON.parse(by("said").textContent)
  const [status, results, filters, sort] = ["status", "results", "filters", "sort"].map(by)
  const title = document.title
  const labels = new Map([["open:now", said.open]])
  const where = place(by("near"), said, (near) => go({ ...asked, sort: "near", near, count: STEP }))
  // Other pages send words behind a #, which no server sees.
  let asked = read(location.hash.includes("=") ? location.hash.slice(1) : location.search)
  let working = new AbortController()
  let panel = null
  let shown = false

  const label = (facet, code) => (facet === "kind" && said.kinds[code]) || labels.get(`${facet}:${code}`) || code

  /** Ask something else, and let the address say it. */
  function go(next, how = "pushState") {
    asked = next
    history[how](null, "", written(asked) || location.pathname)
    return run()
  }

  const change = (more) => go({ ...asked, count: STEP, ...more })
  const toggle = (facet, code) => change({ filters: toggled(asked.filters, facet, code) })

  // What is open now is known to the clock alone.
  const now = { name: "open", label: said.open, values: [{ code: "now", label: said.open }] }

  async function values(engine, facet) {
    if (facet === now.name) return now.values
    const found = engine.about.facets.find((one) => one.name === facet)?.values || await engine.values(facet)
    for (const one of found) labels.set(`${facet}:${one.code}`, one.label)
    return found
  }

  async function run() {
    working.abort()
    working = new AbortController()
    const { signal } = working
    const mine = asked
    results.dataset.state = "loading"
    results.setAttribute("aria-busy", "true")
    form.elements.q.value = mine.q
    sort.value = mine.sort
    for (const link of document.querySelectorAll(".languages a")) link.hash = written(mine).slice(1)
    document.title = mine.q ? `${mine.q} - ${title}` : title
    const late = setTimeout(() => !signal.aborted && show(status, said.searching), PATIENCE)
    try {
      const engine = await open()
      const needed = ["need", "kind", ...Object.keys(mine.filters)]
      await Promise.all([...new Set(needed)].map((facet) => values(engine, facet)))
      panel = panel || panelOf(by("facets"), { said, engine, known: [...engine.about.facets, now], toggle, values: (facet) => values(engine, facet), clear: () => change({ filters: {} }), done })
      const near = mine.sort === "near" ? await where.of(engine, mine.near) : null
      const query = { words: mine.q, filters: mine.filters, sort: mine.sort === "near" && !near ? "relevance" : mine.sort, near, not: mine.not, literal: mine.exact, now: new Date() }
      const answer = blank(mine) ? null : await engine.search({ ...query, from: 0, count: mine.count }, { signal })
      if (signal.aborted) return
      draw(answer, query, engine)
      panel.update({ query, signal, total: answer && answer.total })
      await perhaps(answer, engine, signal)
      settle("ready")
    } catch (error) {
      if (!signal.aborted) trouble(error)
    } finally {
      clearTimeout(late)
    }
  }

  function settle(state) {
    results.dataset.state = state
    results.removeAttribute("aria-busy")
  }

  function draw(answer, query) {
    const number = Object.values(asked.filters).flat().length
    by("search").hidden = filters.hidden = false
    show(by("trouble"))
    filters.firstElementChild.textContent = number ? fill(said.active, { count: number }) : said.filters
    by("lead").hidden = !!answer
    // The number of results is heading enough.
    by("title").classList.toggle("unseen", !!answer)
    if (answer && !shown) filters.open = matchMedia(WIDE).matches
    shown = shown || !!answer
    by("lists").hidden = !!answer && answer.total > 0
    by("none").hidden = !answer || answer.total > 0
    by("sorting").hidden = !answer || answer.total < 2
    where.show(asked.sort === "near" && !query.near)
    show(status, answer && counted(answer.total))
    show(by("meant"), ...meant({ asked, answer, label, said, change, toggle }))
    if (!answer || !answer.total) return show(results)
    const context = { said, base, date: query.now, labels: label }
    const more = answer.total > answer.hits.length && answer.hits.length === asked.count
    return show(results, el("ul", { class: "cards" }, ...answer.hits.map((hit) => card(hit, context))),
      more && el("button", { type: "button", class: "plain more", onclick: further }, said.more))
  }

  // Words in one script do not turn a sentence in another one round: they stand between isolates.
  function counted(total) {
    const values = { count: count(total, said.language), words: `\u2068${asked.q}\u2069` }
    if (total) return fill(asked.q ? said.one : said.results, values)
    return asked.q ? fill(said.none, values) : said.nothing
  }

  /** No result is a dead end: the nearest needs, and a way to say what was missing. */
  async function perhaps(answer, engine, signal) {
    show(by("tell"))
    if (!answer || answer.total) return
    if (said.contact && asked.q) {
      const mail = new URLSearchParams({ subject: said.mail_subject, body: fill(said.mail_body, { words: asked.q }) })
      show(by("tell"), el("a", { href: `mailto:${said.contact}?${mail.toString().replace(/\+/g, "%20")}` }, said.tell))
    }
    const found = asked.q ? await engine.suggest(asked.q, 8, { signal }) : []
    const needs = found.filter((one) => one.code && (one.facet || one.kind) === "need")
    if (needs.length && !signal.aborted) {
      by("meant").append(el("p", null, said.perhaps), el("ul", { class: "chips" }, ...needs.map((one) => el("li", null,
        el("a", { href: written({ ...read(""), filters: { need: [one.code] } }) }, one.text)))))
    }
  }

  async function further() {
    const before = results.querySelectorAll(".card").length
    await go({ ...asked, count: asked.count + STEP }, "replaceState")
    results.querySelectorAll(".card h2 a")[before]?.focus()
  }

  /** What was found stays; a sentence says what is wrong, and a button tries again. */
  function trouble(error) {
    by("search").hidden = false
    const empty = !results.childElementCount
    by("lists").hidden = !empty
    by("sorting").hidden = empty
    filters.hidden = !panel
    show(status)
    show(by("trouble"), el("p", { class: "notice", role: "alert" }, said[error.code] || said.broken, " ",
      el("button", { type: "button", class: "plain", onclick: run }, said.retry)))
    settle("error")
  }

  function done() {
    filters.open = false
    status.scrollIntoView({ block: "start" })
    filters.firstElementChild.focus({ preventScroll: true })
  }

  form.onsubmit = null
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    // On a phone the keyboard would cover what was found.
    if (matchMedia("(pointer: coarse)").matches) form.elements.q.blur()
    change({ q: form.elements.q.value.trim(), not: [], exact: false })
  })
  sort.addEventListener("change", () => change({ sort: sort.value }))
  addEventListener("popstate", () => { asked = read(location.search); run() })
  go(asked, "replaceState")

  return {
    choose(one, rest) {
      const facet = one.facet || one.kind
      if (!one.code) return change({ q: one.text, not: [], exact: false })
      const had = asked.filters[facet] || []
      return change({ q: rest, not: [], exact: false, filters: had.includes(one.code) ? asked.filters : toggled(asked.filters, facet, one.code) })
    },
  }
}
