/**
 * The search box with suggestions: an editable combobox with a list (ARIA 1.2, "list autocomplete with manual selection").
 *
 * Without suggestions, or without this script, it is a form that leads to the page that searches.
 */
import { el, fill, show } from "./dom.js";
import { words as wordsOf } from "./words.js";

/** Suggestions shown; on a phone the keyboard leaves room for no more. */
const MOST = 7;
/** Milliseconds without a key after which suggestions are asked for. */
const PAUSE = 120;

/**
 * What was typed before the words that a suggestion completes: "lavoro" of "lavoro mon" for "Monza".
 * A suggestion that completes none of them (a synonym's) stands for all.
 * @param {string} typed
 * @param {string} text of the suggestion
 */
function rest(typed, text) {
  const completes = wordsOf(text).map((one) => one.text);
  const before = wordsOf(typed);
  const length = before.length;
  while (before.length && completes.some((one) => one.startsWith(before[before.length - 1].text))) before.pop();
  return before.length && before.length < length ? typed.slice(0, before[before.length - 1].end) : "";
}

/**
 * @param {HTMLFormElement} form
 * @param {() => Promise<import("./engine.js").Engine>} engine opens it at the first call
 * @param {(suggestion: {kind: string, text: string, facet?: string, code?: string, ref?: string}, rest: string) => void} choose
 */
export function box(form, engine, choose) {
  const input = form.elements.q;
  const words = JSON.parse(form.dataset.words);
  const list = el("ul", { id: "q-list", role: "listbox", "aria-label": words.list, class: "offered", hidden: true });
  const said = el("span", { role: "status", class: "unseen" });
  let offered = [];
  let active = -1;
  let asked = new AbortController();
  let timer = 0;

  form.append(list, said);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "q-list",
  }))
    input.setAttribute(name, value);

  function close() {
    asked.abort();
    clearTimeout(timer);
    offered = [];
    list.hidden = true;
    show(list);
    said.textContent = "";
    input.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function mark(index) {
    active = index;
    offered.forEach((_, number) => list.children[number].setAttribute("aria-selected", String(number === index)));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `q-${index}`);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  }

  function offer(found) {
    if (!found.length) return close();
    offered = found;
    show(
      list,
      ...found.map((one, number) =>
        el(
          "li",
          { id: `q-${number}`, role: "option", "aria-selected": "false", onclick: () => take(number) },
          el("span", null, one.text),
          words[one.facet || one.kind] && el("small", null, words[one.facet || one.kind]),
        ),
      ),
    );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    said.textContent = fill(words.offered, { count: found.length });
    return mark(-1);
  }

  function take(number) {
    const chosen = offered[number];
    close();
    choose(chosen, rest(input.value, chosen.text));
  }

  async function ask() {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const text = input.value.trim();
    if (text.length < 2) return close();
    try {
      const found = await (await engine()).suggest(text, MOST, { signal });
      if (!signal.aborted && document.activeElement === input) offer(found.slice(0, MOST));
    } catch {
      // Suggestions are a help: on a broken line the form still works, and the page says what is wrong.
      if (!signal.aborted) close();
    }
    return undefined;
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  }

  const keys = {
    ArrowDown: (event) => (offered.length ? mark(active + 1 < offered.length ? active + 1 : -1) : event.altKey || ask()),
    ArrowUp: () => offered.length && mark(active < 0 ? offered.length - 1 : active - 1),
    Enter: (event) => (active < 0 ? close() : (event.preventDefault(), take(active))),
    Escape: (event) => offered.length && (event.preventDefault(), close()),
    Tab: close,
  };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key]) return;
    if (event.key.startsWith("Arrow")) event.preventDefault();
    keys[event.key](event);
  });
  input.addEventListener("input", soon);
  input.addEventListener("blur", close);
  // A finger on a suggestion must not take the focus away before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  form.addEventListener("submit", close);
  if (document.activeElement === input && input.value) soon();
  return { close };
}
