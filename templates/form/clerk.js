/**
 * The worker in which the engine itself, in Python, judges what is written in a form: crocevia/clerk.py.
 *
 * It is told `{language, day}` once and answers `{ready}`; then it is asked `{number, name, asked}` and answers
 * `{number, answer}` or `{number, error}`, answers and what is asked being JSON. What it cannot do at all is `{failed}`.
 */
import { loadPyodide } from "pyodide";

const folder = new URL(".", self.location.href).href;
/** The smallest module: where a policy or a browser forbids any, Python would wait for ever. */
const SMALLEST = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** @param {string} name @returns {Promise<string>} never an old copy: the rules are of the same day as the engine */
async function file(name) {
  const response = await fetch(folder + name, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
}

async function python() {
  await WebAssembly.compile(SMALLEST);
  return loadPyodide({
    indexURL: folder,
    stdLibURL: `${folder}python.zip`,
    // Of the browser Python gets its clock, nothing else: no network, no storage.
    jsglobals: { setTimeout: self.setTimeout.bind(self), clearTimeout: self.clearTimeout.bind(self) },
    // No package is ever fetched, from here or from elsewhere.
    lockFileContents: { info: PYODIDE, packages: {} },
    packageBaseUrl: folder,
  });
}

/** @returns {Promise<(name: string, asked: string) => string>} */
async function hired({ language, day }) {
  const [pyodide, rules, sentences] = await Promise.all([python(), file("rules.json"), file(`${language}.json`)]);
  const module = pyodide.pyimport("crocevia.clerk");
  const clerk = module.hired(rules, sentences, language, day);
  return (name, asked) => module.call(clerk, name, asked);
}

let call = null;

self.addEventListener("message", async ({ data }) => {
  if (!call) {
    try {
      call = await hired(data);
      self.postMessage({ ready: true });
    } catch (error) {
      self.postMessage({ failed: String(error) });
    }
    return;
  }
  const { number, name, asked } = data;
  try {
    self.postMessage({ number, answer: call(name, asked) });
  } catch (error) {
    self.postMessage({ number, error: String(error) });
  }
});
