/**
 * A record's file as text, where the clerk does not answer: plain, and quoted wherever YAML could take a text for something
 * else. The clerk (crocevia/written/) writes the house style; both are read back alike.
 */
const CODE = /^[a-z][a-z0-9]*([-_/][a-z0-9]+)*$/;
const TAKEN = /^(true|false|yes|no|on|off|null|y|n)$/;
/** What cannot be seen, or turns the direction of reading. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const quoted = (text) => JSON.stringify(text).replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
const text = (value) => (CODE.test(value) && !TAKEN.test(value) ? value : quoted(value));
/** Numbers, days, yes and no are written bare, once they are what they should be. */
const BARE = { number: /^[+-]?\d+(\.\d+)?$/, date: /^\d{4}-\d\d-\d\d$/, yesno: /^(true|false)$/ };

/**
 * @param {string} kind @param {Object<string, import("./fields.js").Cell>} cells
 * @param {{name: string, widget: string}[]} fields in the order of the schema
 * @returns {string}
 */
export function yaml(kind, cells, fields) {
  const lines = fields
    .filter(({ name }) => cells[name] !== undefined)
    .map(({ name, widget }) => {
      const cell = cells[name];
      if (Array.isArray(cell)) return `${name}: [${cell.map(text).join(", ")}]`;
      return `${name}: ${BARE[widget]?.test(cell) ? cell : text(cell)}`;
    });
  return `# yaml-language-server: $schema=../../site/schemas/${kind}.json\n${lines.join("\n")}\n`;
}
