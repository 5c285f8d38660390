/**
 * `<crocevia-list zone="…" need="…" lang="…">`: what there is, shown in somebody else's page (manual/widget.md).
 *
 * What stands in the element, a link to the same list on our site, stays until there is something better, and stays where that
 * does not come. The page's style does not reach what is shown, nor does ours reach the page.
 */
import { asked, ATTRIBUTES } from "./asked.js";
import { drawn } from "./drawn.js";
import { gathered } from "./gathered.js";
import { el, show } from "../search/dom.js";
import sheet from "sheet:crocevia-list.css";

const MINUTE = 6e4;
/** The site's root: the program stands in `widget/`. */
const HOME = new URL("../", import.meta.url).href;

/** A shadow that looks as we say; a page's policy cannot forbid a sheet that no element holds. @param {ShadowRoot} shadow */
function dressed(shadow) {
  if ("adoptedStyleSheets" in shadow) {
    const made = new CSSStyleSheet();
    made.replaceSync(sheet);
    shadow.adoptedStyleSheets = [made];
  } else shadow.append(el("style", null, sheet));
}

class CroceviaList extends HTMLElement {
  static get observedAttributes() {
    return ATTRIBUTES;
  }

  constructor() {
    super();
    this.turn = 0;
    this.clocks = [];
  }

  connectedCallback() {
    this.ticking = setInterval(() => this.tell(), MINUTE);
    this.change();
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
    this.turn += 1;
  }

  attributeChangedCallback() {
    if (this.isConnected) this.change();
  }

  /** Shows what is asked now, once for all attributes that change together. */
  async change() {
    this.turn += 1;
    const { turn } = this;
    await null;
    if (turn !== this.turn) return;
    try {
      // Written by crocevia/channels/widget.py before the program.
      const wanted = asked(this, HOME, LANGUAGES);
      const found = await gathered(wanted);
      if (turn === this.turn) this.put(wanted, found);
    } catch (error) {
      console.warn("crocevia-list:", error);
      if (turn === this.turn) this.yields();
    }
  }

  put(wanted, found) {
    const { section, clocks, title, address } = drawn(wanted, found);
    this.clocks = clocks;
    this.tell();
    show(this.ground(), section);
    this.dispatchEvent(new CustomEvent("crocevia-list", { detail: { title, address, count: found.rows.length } }));
  }

  /** What stands in the element is shown again. */
  yields() {
    this.clocks = [];
    if (this.shadowRoot) show(this.ground(), el("slot"));
  }

  /** Where the list is drawn. */
  ground() {
    if (!this.shadowRoot) {
      dressed(this.attachShadow({ mode: "open" }));
      this.shadowRoot.append(el("div"));
    }
    return this.shadowRoot.querySelector("div");
  }

  /** Says what is open by the clock: now, and every minute. */
  tell() {
    for (const clock of this.clocks) clock(new Date());
  }
}

// Two snippets on a page bring the program twice.
if (!customElements.get("crocevia-list")) customElements.define("crocevia-list", CroceviaList);
