/** Whether there is such a record already: by what two records of one thing share (crocevia/pairs/keys.py), asked of small files. */
import { by, el, show } from "../search/dom.js";
import { home } from "../site/here.js";
import { ask } from "./judge.js";
import { load, record } from "./names.js";
import { said } from "./said.js";
import { crc } from "./shelf.js";

/** Records offered at most. */
const MOST = 3;

/** @param {string[]} keys @returns {Promise<[string, Map<string, number>][]>} ids and the keys they share, each with how many have it */
async function sharing(keys) {
  const found = new Map();
  await Promise.all(
    keys.map(async (key) => {
      const number = crc(`${said.kind} ${key}`);
      const ids = (await load(`known/${number % said.known.files}.json`))[number.toString(36)] || [];
      for (const id of ids) found.set(id, (found.get(id) || new Map()).set(key, ids.length));
    }),
  );
  return [...found];
}

const sort = (key) => key.split(":")[0];
/** How much shared keys say: crocevia.pairs.keys.evidence. @param {Map<string, number>} shared */
const evidence = (shared) => [...shared].reduce((sum, [key, others]) => sum + said.known.weights[sort(key)] / others, 0);

let last = "";

/** Says which records are like this one. @param {Object<string, import("./fields.js").Cell>} cells */
export async function similar(cells) {
  const keys = (await ask("keys", { kind: said.kind, cells }))?.keys;
  if (!keys || keys.join() === last) return;
  last = keys.join();
  const alike = (await sharing(keys).catch(() => []))
    .map(([id, shared]) => ({ id, shared, much: evidence(shared) }))
    .filter(({ much }) => much >= said.known.enough)
    .sort((one, other) => other.much - one.much)
    .slice(0, MOST);
  const lines = await Promise.all(
    alike.map(async ({ id, shared }) => {
      const { cells } = await record(`${said.kind}/${id}`);
      const reasons = [...new Set([...shared.keys()].map((key) => said.similar_why[sort(key)]))];
      const name = el("a", { href: `${home}${said.kind}/${id}/`, target: "_blank", rel: "noopener" }, String(cells[said.naming[said.kind]] || id));
      const mend = el("a", { class: "plain", href: `?edit=${said.kind}/${id}` }, said.similar_mend);
      return el("li", null, name, ` (${reasons.filter(Boolean).join(said.comma)}) `, mend);
    }),
  ).catch(() => []);
  show(by("similar"), el("p", null, el("strong", null, said.similar)), el("ul", null, ...lines));
  by("similar").hidden = !lines.length;
}
