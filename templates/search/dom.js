/** Makes elements and sentences. Text goes in as text: nothing that a record or an address says is ever read as HTML. */

/**
 * @param {string} name of the element
 * @param {Object<string, string|number|boolean|null|undefined|function>} attributes on… listens; true is a bare
 *   attribute; false, null and undefined are left out
 * @param {...(Node|string|false|null|undefined)} children
 * @returns {HTMLElement}
 */
export function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child || child === 0));
  return made;
}

/** @param {string} id @returns {HTMLElement} */
export const by = (id) => document.getElementById(id);

/**
 * A sentence with its places filled in.
 * @param {string} text as gettext has it: "Results: %(count)s", "{first}–{last}"
 * @param {Object<string, string|number>} values
 */
export const fill = (text, values) => text.replace(/(?:%\(|{)(\w+)(?:\)s|})/g, (_, name) => values[name]);

/** @param {Element} parent @param {...(Node|string|false|null|undefined)} children instead of those it has */
export function show(parent, ...children) {
  parent.textContent = "";
  parent.append(...children.filter(Boolean));
}

/** A number as the page's language writes it. @param {number} number @param {string} language */
export const count = (number, language) => number.toLocaleString(language);
