// Answers calls of the search engine, read as JSON from standard input: for tests, with a folder in the server's place.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const { languages, modules, folder, calls } = JSON.parse(readFileSync(0, "utf8"));
const at = (name) => pathToFileURL(`${modules}/${name}`).href;
(await import(at("words.js"))).configure((await import(pathToFileURL(languages).href)).languages);
const { open, SearchError } = await import(at("engine.js"));

const answers = [];
for (const { language, method, given, faults = {}, aborted } of calls) {
  const failed = new Set();
  // Files in the order in which they were asked for, those that wait for each other in one wave.
  const waves = [];
  let waiting = 0;
  const fetched = async (url, { signal }) => {
    const path = url.split("?")[0];
    const fault = Object.entries(faults).find(([part]) => path.includes(part))?.[1];
    if (fault === "silent") return new Promise(() => {});
    if (fault === "offline") throw new TypeError("Failed to fetch");
    if (!waiting++) waves.push([]);
    await new Promise((resolve) => setTimeout(resolve, 1));
    waiting--;
    if (fault === "once" && !failed.has(path)) {
      failed.add(path);
      throw new TypeError("Failed to fetch");
    }
    if (fault === "missing") return { ok: false, status: 404 };
    let text = readFileSync(`${folder}/${path}`, "utf8");
    waves.at(-1).push([path, gzipSync(text, { level: 9 }).length]);
    if (fault === "cut") text = text.slice(0, text.length >> 1);
    if (fault === "other") text = '{"words": 3}';
    return { ok: true, status: 200, text: async () => text };
  };
  try {
    const engine = await open({ base: "", language, fetch: fetched, patience: 200 });
    if (given[0]?.now) given[0].now = new Date(given[0].now);
    if (aborted) given.push({ signal: AbortSignal.abort() });
    answers.push({ answer: method === "about" ? engine.about : await engine[method](...given), waves });
  } catch (error) {
    answers.push({ error: error.code, ours: error instanceof SearchError, message: String(error.stack ?? error), waves });
  }
}
process.stdout.write(JSON.stringify(answers));
