// Makes what a form's page runs of the engine: Python (Pyodide) and one archive of the modules it needs.
// usage: node clerk.mjs PYTHON FOLDER
//
// PYTHON                              the interpreter whose packages are taken
// FOLDER/clerk/python.zip             the engine, what it imports and as much of the standard library, compiled
// FOLDER/clerk/modules.json           the files of the modules in it, and a hash of each
// FOLDER/clerk/sentences.json         what the engine's modules among them say, in English
// FOLDER/clerk/pyodide.asm.{js,wasm}  Python itself, as npm has it
// FOLDER/clerk/licences.txt           the licences of what others wrote in the archive
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const [python, folder] = process.argv.slice(2);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(root, "tools", "clerk");
// The engine of this tree, wherever the one that is installed may lie.
const options = { cwd: root, env: { ...process.env, PYTHONPATH: root }, encoding: "utf8", maxBuffer: 1e8 };
const printed = (...words) => execFileSync(python, words, options).trim();
const packages = printed("-c", "import pathlib, yaml; print(pathlib.Path(yaml.__file__).parents[1])");
const target = join(folder, "clerk");

async function make() {
  const pyodide = await loadPyodide();
  const mounts = { "/instead": join(tools, "instead"), "/engine": root, "/packages": packages };
  for (const [at, from] of Object.entries(mounts)) {
    pyodide.FS.mkdirTree(at);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: from }, at);
  }
  const path = pyodide.pyimport("sys").path;
  // What stands in for something stands before it.
  path.insert(0, "/instead");
  for (const at of ["/engine", "/packages"]) path.append(at);
  pyodide.runPython(readFileSync(join(tools, "gather.py"), "utf8"));
  pyodide.globals.get("use")(printed(join(tools, "rules.py")));
  const names = pyodide.globals.get("archive")("/tmp/python.zip", pyodide.toPy(Object.keys(mounts)));
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "modules.json"), names);
  const npm = dirname(fileURLToPath(import.meta.resolve("pyodide")));
  for (const name of ["pyodide.asm.js", "pyodide.asm.wasm"]) copyFileSync(join(npm, name), join(target, name));
  const modules = join(target, "modules.json");
  writeFileSync(join(target, "sentences.json"), printed(join(tools, "sentences.py"), modules));
  writeFileSync(join(target, "licences.txt"), printed(join(tools, "licences.py"), modules, join(npm, "package.json")));
  // The last: for `make` it stands for all of them.
  writeFileSync(join(target, "python.zip"), pyodide.FS.readFile("/tmp/python.zip"));
}

try {
  await make();
} catch (error) {
  // Node would show the line that threw, and Pyodide's is a megabyte.
  console.error(error.message);
  process.exitCode = 1;
}
