// Bundles what runs in the browser.
// usage: node bundle.mjs FOLDER
//
// FOLDER/search/<page>-<source>.js  templates/search/main.js, with the stemmers and stop words of the two languages only
//                                   ("und" where search knows nothing of the language)
// FOLDER/search/languages.js        all languages for tests: `import { languages }`, then `configure(languages)` of words.js
// FOLDER/site/<program>.js          each of PROGRAMS, from templates/site/<program>.js: the same in every language
// FOLDER/site/<sheet>.css           each of SHEETS, from templates/site/<sheet>.css
// FOLDER/site/<room>.js, .css       each of ROOMS, from templates/<room>/<room>.js and .css
// FOLDER/widget/crocevia-list.js    the list that other sites show, from templates/widget, with its sheet in it
// FOLDER/form/clerk.js              the worker of forms, from templates/form/clerk.js; what it loads: tools/clerk.mjs
// FOLDER/licences.txt               the licences of what others wrote
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const folder = process.argv[2];
// Which page runs what: manual/browser.md.
const PROGRAMS = ["page", "list", "map", "zone", "phone", "voice", "snippet", "worker", "leave"];
// How only one page looks; the map's has Leaflet's in it.
const SHEETS = ["map"];
// Programs with many parts stand in a folder of their own, with their sheet.
const ROOMS = ["form"];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const engine = join(root, "crocevia", "search");
const declared = JSON.parse(readFileSync(join(engine, "languages.json"), "utf8"));

/** The stop words of a language on one line, without the list's remarks; sorted, for neighbours that begin alike compress better. */
function stop(language) {
  const lines = readFileSync(join(engine, "stopwords", `${language}.txt`), "utf8").split("\n");
  const words = lines.filter((line) => !line.startsWith("#")).join(" ").match(/\S+/g);
  return words.sort().join(" ");
}

/** The source text of a module that exports `languages`, what words.js has to know of each. */
function module(names) {
  const imports = [`import { atLeast, light } from "./stemmers.js";`];
  const entries = names.map((name) => {
    const { script, npm, shortest, endings, also } = declared[name];
    let stem = endings && `light(${JSON.stringify(endings)})`;
    if (npm) {
      imports.push(`import { ${npm.export} as ${name} } from "${npm.package}";`);
      stem = shortest ? `atLeast(${name}, ${shortest})` : name;
    }
    const rest = JSON.stringify({ script, also, stop: stop(name) }).slice(1, -1);
    return `${name}: { ${rest}, ${stem ? `stem: ${stem}` : ""} },`;
  });
  return `${imports.join("\n")}\nexport const languages = {\n${entries.join("\n")}\n};\n`;
}

/** esbuild's door to modules that are not files: `languages:it,fr` and what says them to words.js. */
const written = {
  name: "written",
  setup(build) {
    const resolveDir = join(root, "templates", "search");
    build.onResolve({ filter: /^(page|configured|languages):/ }, ({ path }) => ({ path, namespace: "written" }));
    build.onLoad({ filter: /.*/, namespace: "written" }, ({ path }) => {
      const [what, names] = path.split(":");
      const contents = {
        // Modules run in the order of their imports: main.js finds its languages known.
        page: `import "configured:${names}"; export * from "./main.js";`,
        configured: `import { configure } from "./words.js"; import { languages } from "languages:${names}"; configure(languages);`,
        languages: module([...new Set(names.split(","))].filter((name) => declared[name])),
      }[what];
      return { contents, resolveDir, loader: "js" };
    });
  },
};

/** The licence of every package in `inputs` (esbuild's list of files) that others wrote. */
function licences(inputs) {
  const packages = new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
  const texts = [...packages].sort().map((name) => {
    const at = join(root, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
    const file = readdirSync(at).find((one) => /^licen[cs]e/i.test(one));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(at, file), "utf8").trim() : ""}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

// What an old telephone still runs: Chrome 80, Safari 13.4, Firefox 78. Older ones have the lists.
const TARGET = "es2020";
/** `sheet:x.css` is the text of a sheet beside the module: what a shadow root adopts. */
const adopted = {
  name: "sheet",
  setup(build) {
    build.onResolve({ filter: /^sheet:/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path.slice(6)), namespace: "sheet" }));
    build.onLoad({ filter: /.*/, namespace: "sheet" }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true, target: TARGET });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

const names = Object.keys(declared);
const pages = [...names, "und"];
const pairs = pages.flatMap((page) => pages.map((source) => [`search/${page}-${source}`, `page:${page},${source}`]));
const sheets = SHEETS.map((name) => [`site/${name}`, join(root, "templates", "site", `${name}.css`)]);
const programs = PROGRAMS.map((name) => [`site/${name}`, join(root, "templates", "site", `${name}.js`)]);
const rooms = ROOMS.flatMap((name) => ["js", "css"].map((type) => [`site/${name}`, join(root, "templates", name, `${name}.${type}`)]));
const clerk = ["form/clerk", join(root, "templates", "form", "clerk.js")];
const widget = ["widget/crocevia-list", join(root, "templates", "widget", "crocevia-list.js")];
mkdirSync(folder, { recursive: true });
const { metafile } = await build({
  // A program and a sheet may have one name.
  entryPoints: [...pairs, ["search/languages", `languages:${names}`], clerk, widget, ...programs, ...sheets, ...rooms].map(([out, file]) => ({ in: file, out })),
  outdir: folder,
  absWorkingDir: root,
  plugins: [written, adopted],
  // What Pyodide asks for in Node.js alone.
  external: ["node:*", "ws"],
  // What Pyodide wants to read of its list of packages, of which it gets none.
  define: { PYODIDE: JSON.stringify(JSON.parse(readFileSync(join(root, "node_modules", "pyodide", "pyodide-lock.json"), "utf8")).info) },
  bundle: true,
  format: "esm",
  minify: true,
  charset: "utf8",
  target: TARGET,
  banner: { js: "/* EUPL-1.2; licences.txt */" },
  // Of Leaflet's pictures none is shown: markers and buttons are drawn.
  loader: { ".png": "empty" },
  metafile: true,
  logLevel: "warning",
});
writeFileSync(join(folder, "licences.txt"), licences(Object.keys(metafile.inputs)));
