/** The page that searches: its whole state is in its address, but for the person's position, which is nobody's. */
import { STEP, blank, read, toggled, written } from "./address.js";
import { by, count, el, fill, show } from "./dom.js";
import { filters as panelOf } from "./filters.js";
import { meant } from "./meant.js";
import { place } from "./place.js";
import { card } from "./result.js";

/** Milliseconds before "Searching…" is said: an answer is mostly faster. */
const PATIENCE = 400;
/** From here the filters stand beside the results: as in crocevia.css. */
const WIDE = "(min-width: 60em)";

/**
 * @param {HTMLFormElement} form the search box
 * @param {() => Promise<import("./engine.js").Engine>} open
 * @param {string} base the way to the site's root
 * @returns {(suggestion: object, rest: string) => void} what to do with a suggestion that was chosen
 */
export function page(form, open, base) {
  const said = JSON.parse(by("said").textContent);
  const [status, results, filters, sort, trouble, more, tell] = [
    "status",
    "results",
    "filters",
    "sort",
    "trouble",
    "more",
    "tell",
  ].map(by);
  const cards = results.firstElementChild;
  const input = form.elements.q;
  const [title, mail] = [document.title, tell && tell.href];
  const labels = new Map();
  const where = place((near) => change({ sort: "near", near }));
  // Other pages send words behind a #, which no server sees.
  let asked = read(location.hash.includes("=") ? location.hash.slice(1) : location.search);
  let working = new AbortController();
  let panel = null;

  const label = (facet, code) => (facet === "kind" && said.kinds[code]) || labels.get(facet + code) || code;

  /** Ask something else, and let the address say it. */
  function go(next, how = "pushState") {
    asked = next;
    history[how](null, "", written(asked) || location.pathname);
    return run();
  }

  const change = (some) => go({ ...asked, count: STEP, ...some });
  const anew = (some) => change({ not: [], exact: false, ...some });
  const toggle = (facet, code) => change({ filters: toggled(asked.filters, facet, code) });

  async function values(engine, facet) {
    const found = await engine.values(facet);
    for (const one of found) labels.set(facet + one.code, one.label);
    return found;
  }

  async function run() {
    working.abort();
    working = new AbortController();
    const { signal } = working;
    const { q, filters: chosen, not, exact } = asked;
    results.dataset.state = "loading";
    input.value = q;
    sort.value = asked.sort;
    document.title = q ? `${q} - ${title}` : title;
    for (const link of document.querySelectorAll("a[hreflang]")) link.hash = written(asked).slice(1);
    const late = setTimeout(() => signal.aborted || show(status, said.searching), PATIENCE);
    try {
      const engine = await open();
      await Promise.all(["need", "kind", ...Object.keys(chosen)].map((facet) => values(engine, facet)));
      panel = panel || panelOf({ said, engine, known: engine.about.facets, values: (facet) => values(engine, facet), toggle });
      const near = asked.sort === "near" ? await where.of(engine, asked.near) : null;
      const query = { words: q, filters: chosen, sort: asked.sort, near, not, literal: exact, now: new Date() };
      const answer = blank(asked) ? null : await engine.search({ ...query, from: 0, count: asked.count }, { signal });
      const needs = answer && !answer.total && q ? await engine.suggest(q, 8, { signal }) : [];
      if (signal.aborted) return;
      draw(answer, query);
      helps(needs);
      panel({ query, signal, total: answer && answer.total });
      results.dataset.state = "ready";
    } catch (error) {
      if (!signal.aborted) fail(error);
    } finally {
      clearTimeout(late);
    }
  }

  function draw(answer, query) {
    const { total, hits } = answer || { total: 0, hits: [] };
    const number = Object.values(asked.filters).flat().length;
    const first = !!answer && !cards.childElementCount;
    by("search").hidden = false;
    // What it is about: pages about violence keep a way out at hand (templates/site/exit.js).
    results.dataset.needs = [asked.filters.need, answer?.understood.map((one) => one.code)];
    trouble.hidden = true;
    filters.hidden = !!answer && !total && !number;
    show(filters.firstElementChild, number ? fill(said.active, { count: number }) : said.filters);
    by("lead").hidden = !!answer;
    // The number of results is heading enough.
    by("title").classList.toggle("unseen", !!answer);
    by("lists").hidden = total > 0;
    by("none").hidden = !answer || total > 0;
    by("sorting").hidden = total < 2;
    more.hidden = total === hits.length || hits.length < asked.count;
    where.show(asked.sort === "near" && !query.near);
    show(status, answer && counted(total));
    show(by("meant"), ...meant({ asked, answer, label, said, change, toggle }));
    show(cards, ...hits.map((hit) => card(hit, { said, base, date: query.now, label })));
    if (first && total) filters.open = matchMedia(WIDE).matches;
  }

  // Words in one script do not turn a sentence in another one round: they stand between isolates.
  function counted(total) {
    const values = { count: count(total, said.language), words: `\u2068${asked.q}\u2069` };
    return fill(asked.q ? said[total ? "one" : "none"] : said[total ? "results" : "nothing"], values);
  }

  /** No result is a dead end: the nearest needs, and a way to say what was missing. */
  function helps(suggestions) {
    const needs = suggestions.filter((one) => one.facet === "need");
    by("perhaps").hidden = !needs.length;
    show(
      by("nearest"),
      ...needs.map((one) => el("li", null, el("a", { href: written({ ...read(""), filters: { need: [one.code] } }) }, one.text))),
    );
    if (tell) tell.href = mail + encodeURIComponent(fill(said.mail_body, { words: asked.q }));
  }

  /** What was found stays; a sentence says what is wrong, and a button tries again. */
  function fail(error) {
    const found = cards.childElementCount > 0;
    by("search").hidden = trouble.hidden = false;
    by("lists").hidden = found;
    by("sorting").hidden = !found;
    filters.hidden = !panel;
    show(status);
    show(trouble.firstElementChild, said[error.code] || said.broken);
    results.dataset.state = "error";
  }

  form.onsubmit = () => {
    // On a phone the keyboard would cover what was found.
    if (matchMedia("(pointer: coarse)").matches) input.blur();
    anew({ q: input.value.trim() });
    return false;
  };
  trouble.lastElementChild.onclick = run;
  by("clear").onclick = () => change({ filters: {} });
  by("done").onclick = () => {
    filters.open = false;
    filters.firstElementChild.focus();
    status.scrollIntoView();
  };
  sort.onchange = () => change({ sort: sort.value });
  more.onclick = async () => {
    const before = cards.childElementCount;
    await go({ ...asked, count: asked.count + STEP }, "replaceState");
    cards.children[before]?.querySelector("a").focus();
  };
  onpopstate = () => {
    asked = read(location.search);
    run();
  };
  go(asked, "replaceState");

  return ({ facet, code, text }, rest) => {
    if (!code) return anew({ q: text });
    const had = (asked.filters[facet] || []).includes(code);
    return anew({ q: rest, filters: had ? asked.filters : toggled(asked.filters, facet, code) });
  };
}
