"""Run in Pyodide by tools/clerk.mjs: sees which modules the clerk uses, and puts them, compiled, into one archive.

The archive takes the place of Python's standard library: of that too only what is used is in it. Compiled by the very
Python that will run it, for compiling at each start would take longer than all the rest.
"""

# ruff: noqa: PLC0415 - what this module imports at its head would count as used by the clerk
import json
import sys
from types import CodeType, ModuleType

# Loaded by name when a number asks for it: those of all countries, for people write theirs too.
BY_NAME = ("phonenumbers/data/region_*.py",)
# The same bytes whenever it is made.
WHEN = (1980, 1, 1, 0, 0, 0)


# Values of which at least one is new to each rule and each type.
VALUES = ("x", "2025-02-29", "2025-02-28", "3", "1.5", "sì", "02 8846 3107", "+33 1 42 68 53 00", "1522", "+1 x",
          "info@exàmple.org", "info@example.org", "https://example.org", "http://[::1]/", "80000000010", "lun kwe 9-12",
          "RSSMRA80A01F205X", "lun-ven 9-12; ago chiuso", "ogni martedì 18-20, esclusi i festivi")  # fmt: skip


def use(rules: str) -> None:
    """Ask the clerk all it can answer, so that what it loads late is loaded."""
    from crocevia import clerk

    hired = clerk.hired(rules, "{}", "it", "2026-11-21")
    for kind, declared in json.loads(rules)["kinds"].items():
        for value in VALUES:
            cells = {field["name"]: value for field in declared["fields"]}
            _ask(hired, "judge", kind=kind, id="a-b", cells=cells)
            _ask(hired, "yaml", kind=kind, cells=cells)
            _ask(hired, "keys", kind=kind, cells=cells)
        for text in ("name: 'x\n", "name: >-\n  x\n"):
            _ask(hired, "cells", kind=kind, id="a-b", text=text)
            _ask(hired, "edited", kind=kind, text=text, changes={"name": "y"})
    for text in VALUES:
        _ask(hired, "hours", text=text)
        _ask(hired, "meetings", text=text)
    try:
        clerk.call(hired, "nothing", "{}")
    except KeyError:
        import traceback

        traceback.format_exc()


def _ask(hired: object, name: str, **arguments: object) -> None:
    from crocevia import clerk

    clerk.call(hired, name, json.dumps(arguments))


def archive(target: str, folders: list[str]) -> str:
    """Write the archive of all modules that are loaded by now and came from a file.

    Gives a JSON object: the file of each, and the SHA-256 of its source, by which a test sees that it is the tree's.
    """
    loaded = list(sys.modules.values())
    import hashlib
    import importlib.util
    import marshal
    import zipfile
    from pathlib import Path

    # Compiled code that is not held against a source (PEP 552).
    unchecked = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
    library = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
    sources = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in folders
        for pattern in BY_NAME
        for path in Path(folder).glob(pattern)
    }
    with zipfile.ZipFile(library) as whole:
        sources |= {name: whole.read(name) for name in _within(library, loaded)}
    for folder in folders:
        sources |= {name: Path(folder, name).read_bytes() for name in _within(folder, loaded)}
    with zipfile.ZipFile(target, "w") as made:
        for name, source in sorted(sources.items()):
            code = _stripped(compile(source, name, "exec", dont_inherit=True, optimize=2))
            entry = zipfile.ZipInfo(f"{name}c", WHEN)
            made.writestr(entry, unchecked + marshal.dumps(code), zipfile.ZIP_DEFLATED, 9)
    return json.dumps({name: hashlib.sha256(source).hexdigest() for name, source in sorted(sources.items())})


def _stripped(code: CodeType) -> CodeType:
    """The code without its table of lines, which is a third of all: nobody mends a form's engine by its tracebacks."""
    inner = (_stripped(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    whole, rest = divmod(len(code.co_code) // 2, 8)
    # "No location" for eight instructions, and for those that are left (CPython's InternalDocs/code_objects.md).
    nowhere = b"\xff" * whole + (bytes([0xF8 | rest - 1]) if rest else b"")
    return code.replace(co_linetable=nowhere, co_consts=tuple(inner))


def _within(folder: str, modules: list[ModuleType]) -> list[str]:
    """The files of those modules that lie in a folder or an archive, relative to it."""
    origins = [getattr(getattr(module, "__spec__", None), "origin", None) or "" for module in modules]
    return [one.removeprefix(f"{folder}/") for one in origins if one.startswith(f"{folder}/") and one.endswith(".py")]
