/** The few files that every page needs, kept before anyone asks for them. */
import { copy } from "./copies.js";
import { here, kindOf, languageOf, names, pathOf, root, SHELL, shelf } from "./shelves.js";

const prefix = (language) => (language === here.source ? "" : `${language}/`);
/** The page for what is not there, in a language. */
const offline = (language) => `${prefix(language)}offline/`;
const needed = (language) => [
  "assets/crocevia.css",
  "assets/crocevia.svg",
  `programs/${language}/page.js`,
  `programs/${language}/phone.js`,
  prefix(language),
  offline(language),
];

/** What does not come now comes with the next page. */
async function fetched(there, path) {
  const response = await fetch(root + path, { cache: "no-cache" });
  if (response.ok) await there.put(root + path, copy(response));
}

/** Keeps a language's files, if they are not there. @param {string} language */
export async function furnish(language) {
  const there = await shelf(SHELL);
  if (await there.match(root + offline(language))) return;
  await Promise.allSettled(needed(language).map((path) => fetched(there, path)));
}

/** For a new edition: the languages in use, and its own version of all that older pages have needed so far. */
export async function prepare() {
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const paths = open.map((one) => pathOf(one.url)).filter((path) => path !== null);
  const older = (await names()).filter((name) => name.startsWith("shell ") && name !== SHELL);
  for (const name of older) paths.push(...(await (await shelf(name)).keys()).map((one) => pathOf(one.url)));
  const there = await shelf(SHELL);
  await Promise.allSettled([
    ...[...new Set(paths.map(languageOf))].map(furnish),
    ...paths.filter((path) => kindOf(path) === "asset").map((path) => fetched(there, path)),
  ]);
}
