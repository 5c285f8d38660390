/** Buttons that copy what stands in a box, and the one that hands it to the telephone's own list of ways to send. */
import { by } from "../search/dom.js";
import { tell } from "./keep.js";

/** `data-copies` names the box. @param {{copied: string, uncopied: string}} said */
export function copying(said) {
  for (const button of document.querySelectorAll("[data-copies]")) {
    const from = by(button.dataset.copies);
    button.hidden = false;
    button.onclick = () => {
      from.select();
      // Only a page that came over TLS may.
      Promise.resolve(navigator.clipboard && navigator.clipboard.writeText(from.value).then(() => true))
        .catch(() => false)
        .then((done) => tell(said[done ? "copied" : "uncopied"]));
    };
  }
}

/** @param {string} [title] what some ways show above the text */
export function sharing(title) {
  by("share").hidden = !navigator.share;
  by("share").onclick = () => navigator.share({ ...(title && { title }), text: by("text").value }).catch(Boolean);
}
