// Makes what a form's page runs of the engine: Python (Pyodide) and one archive of the modules it needs.
// usage: node clerk.mjs PYTHON FOLDER
//
// PYTHON                            the interpreter whose packages are taken
// FOLDER/clerk/python.zip           the engine, what it imports and as much of the standard library, compiled
// FOLDER/clerk/pyodide.asm.{js,wasm} Python itself, as npm has it
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const [python, folder] = process.argv.slice(2);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const here = (code) => execFileSync(python, ["-c", code], { cwd: root, encoding: "utf8" }).trim();
const packages = here("import pathlib, yaml; print(pathlib.Path(yaml.__file__).parents[1])");
const rules = here("import sys; sys.path.insert(0, 'tools/clerk'); import rules; print(rules.text())");
const target = join(folder, "clerk");

const pyodide = await loadPyodide();
const mounts = { "/stand-in": join(root, "tools", "clerk"), "/engine": root, "/packages": packages };
for (const [at, from] of Object.entries(mounts)) {
  pyodide.FS.mkdirTree(at);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: from }, at);
}
const path = pyodide.pyimport("sys").path;
// What stands in for something stands before it.
path.insert(0, "/stand-in");
for (const at of ["/engine", "/packages"]) path.append(at);
pyodide.runPython(readFileSync(join(root, "tools", "clerk", "gather.py"), "utf8"), { globals: pyodide.globals });
try {
  pyodide.globals.get("use")(rules);
} catch (error) {
  // Node would show the line, and Pyodide's is a megabyte.
  console.error(error.message);
  process.exit(1);
}
const names = JSON.parse(pyodide.globals.get("archive")("/tmp/python.zip", pyodide.toPy(Object.keys(mounts))));

mkdirSync(target, { recursive: true });
writeFileSync(join(target, "python.zip"), pyodide.FS.readFile("/tmp/python.zip"));
const files = dirname(fileURLToPath(import.meta.resolve("pyodide")));
for (const name of ["pyodide.asm.js", "pyodide.asm.wasm"]) copyFileSync(join(files, name), join(target, name));
writeFileSync(join(target, "modules.json"), JSON.stringify(names, null, 1));
