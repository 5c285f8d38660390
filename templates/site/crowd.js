/** Finds room for labels on a map: the first keep their name, later ones their number alone, and the rest wait out of sight. */

/** Pixels between two labels. */
const GAP = 2;

/** @param {{left: number, right: number, top: number, bottom: number}} a @param {typeof a} b */
const touch = (a, b) => a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom + GAP && b.top < a.bottom + GAP;

/** A box of this size round a point, from its middle line. */
const box = ({ x, y }, width, above, below) => ({ left: x - width / 2, right: x + width / 2, top: y - above, bottom: y + below });

/**
 * @param {{element: HTMLElement, x: number, y: number}[]} labels in the order in which they count; each holds a <b> in its
 *   middle and an <i> below that
 */
export function uncrowded(labels) {
  for (const { element } of labels) element.classList.remove("bare", "away");
  // All is measured before anything is changed: else the browser would lay the page out once for each.
  const sizes = labels.map(({ element }) => {
    const [number, name] = [element.querySelector("b"), element.querySelector("i")];
    return [number.offsetWidth, number.offsetHeight, name.offsetWidth, name.offsetHeight];
  });
  const taken = [];
  const free = (...boxes) => !boxes.some((one) => taken.some((other) => touch(one, other)));
  labels.forEach((label, index) => {
    const [width, height, long, low] = sizes[index];
    const number = box(label, width, height / 2, height / 2);
    const name = box(label, long, -height / 2, height / 2 + low);
    const away = !free(number);
    const bare = away || !free(name);
    label.element.classList.toggle("away", away);
    label.element.classList.toggle("bare", bare);
    if (!away) taken.push(number);
    if (!bare) taken.push(name);
  });
}
