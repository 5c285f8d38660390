"""Prints, as a JSON list, the English sentences that the engine's modules in the clerk's archive say.

usage: sentences.py MODULES, the archive's list of modules
"""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def said(path: Path) -> Iterator[str]:
    """The sentences of one module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


modules = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
found = {text for name in modules if name.startswith("crocevia/") for text in said(ROOT / name)}
print(json.dumps(sorted(found), ensure_ascii=False))
