"""Prints the licences of what others wrote in the clerk's archive.

usage: licences.py MODULES PACKAGE, the archive's list of modules and Pyodide's package.json
"""

import json
import sys
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

modules, package = (json.loads(Path(path).read_text(encoding="utf-8")) for path in sys.argv[1:])
instead = {path.name for path in (Path(__file__).parent / "instead").iterdir()}


def texts(found: Distribution) -> str:
    """The text of a distribution's licences."""
    names = [path for path in found.files or () if "dist-info" in str(path) and "licen" in str(path).casefold()]
    return "\n\n".join(path.read_text().strip() for path in names)


known = packages_distributions()
tops = {name.partition("/")[0].removesuffix(".py") for name in modules}
# Of `validators` only the face is ours.
others = {known[top][0] for top in tops - {"crocevia"} if top in known and f"{top}.py" not in instead}
version, pyodide = package["version"], "https://github.com/pyodide/pyodide/tree"
parts = [
    f"Pyodide {version} ({package['license']}: https://www.mozilla.org/MPL/2.0/)\n\nIts source: {pyodide}/{version}",
    # Its own text is Python's, whole.
    "Python, its standard library included (PSF-2.0)\n\n" + texts(distribution("typing_extensions")),
]
for one in sorted(others, key=str.casefold):
    it = distribution(one)
    source = f"Its source: https://pypi.org/project/{one}/{it.version}/#files"
    parts.append(f"{one} {it.version}\n\n{source}\n\n{texts(it)}")
print(f"\n\n{'-' * 80}\n\n".join(parts))
