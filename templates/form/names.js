/** What codes and records are called: lists that are fetched when a field that needs them is touched, each once. */
import { here, root } from "../site/here.js";
import { loader } from "../search/load.js";
import { fold, said } from "./said.js";
import { crc } from "./shelf.js";

/** @typedef {{value: string, label: string, also: string}} Named `also`: where it is, so that two of one name can be told apart */

const load = loader(`${root}partecipa/`);
/** Names offered at a time. */
const MOST = 8;

/**
 * What a record holds, as it is published.
 * @param {string} ref @returns {Promise<{cells: Object<string, string|string[]>, withheld?: string[]} | undefined>}
 */
export async function record(ref) {
  const [kind, id] = ref.split("/");
  return said.shelves[kind] ? (await load(`${kind}/${crc(id) % said.shelves[kind]}.json`))[id] : undefined;
}
export { load };

/** Whether a kind has so many records that only the search knows them. */
const many = (kind) => !said.few.includes(kind);

/**
 * The lists behind a field.
 * @param {string} known `data-known`: a list of codes, or kinds of records
 * @param {boolean} records
 */
export function names(known, records) {
  const kinds = known.split(",");
  const prefixed = kinds.length > 1;
  const valueOf = (kind, id) => (prefixed ? `${kind}/${id}` : id);
  /** @returns {Promise<Named[]>} */
  async function whole() {
    if (!records) {
      return (await load(`choices/${here.language}/${known}.json`)).map(([value, label, also]) => ({ value, label, also }));
    }
    const lists = await Promise.all(
      kinds.filter((kind) => !many(kind)).map(async (kind) =>
        (await load(`names/${kind}.json`)).map(([id, label, also]) => ({ value: valueOf(kind, id), label, also })),
      ),
    );
    return lists.flat();
  }

  /** Those whose name has all that was typed, best first. @param {string} typed @returns {Promise<Named[]>} */
  async function like(typed) {
    const parts = fold(typed).match(/[\p{L}\p{N}]+/gu) || [];
    if (!parts.length) return [];
    const rank = ({ label }) => {
      const name = fold(label);
      if (!parts.every((part) => name.includes(part))) return 0;
      return name.startsWith(parts[0]) ? 3 : parts.every((part) => ` ${name}`.includes(` ${part}`)) ? 2 : 1;
    };
    const found = (await whole()).map((one) => ({ one, rank: rank(one) })).filter(({ rank }) => rank);
    found.sort((a, b) => b.rank - a.rank || a.one.label.length - b.one.label.length);
    const searched = records ? await search(typed, kinds.filter(many)) : [];
    return [...found.map(({ one }) => one), ...searched.map(([kind, id, label, also]) => ({ value: valueOf(kind, id), label, also }))].slice(0, MOST);
  }

  /** What a value is called; the value itself where nobody knows. @param {string} value @returns {Promise<string>} */
  async function label(value) {
    try {
      const kind = prefixed ? value.split("/")[0] : kinds[0];
      if (!records || !many(kind)) return (await whole()).find((one) => one.value === value)?.label || value;
      const { cells } = await record(prefixed ? value : `${kind}/${value}`);
      return String(cells[said.naming[kind]] || value);
    } catch {
      return value;
    }
  }
  return { like, label };
}

/** @returns {Promise<[string, string, string, string][]>} kind, id, name and place of records, as the page that searches finds them */
async function search(typed, kinds) {
  if (!kinds.length || !here.search) return [];
  const { engine } = await import(/* the search's own program */ `${root}search/${here.language}/main.js`);
  const { hits } = await (await engine()).search({ words: typed, filters: { kind: kinds }, count: MOST });
  return hits.map(({ ref, card }) => [...ref.split("/"), card.name, card.where || ""]);
}
