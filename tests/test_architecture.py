"""The layers of manual/architecture.md, as sentences that fail when they stop being true."""

import ast
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1] / "crocevia"

# From the ground up: a room may import its own floor and those below it.
FLOORS = (
    (
        "text",
        "meanings",
        "settings",
        "shell",
        "when",
        "phones",
        "verification",
        "exchange",
        "workers",
        "flat",
        "naming",
        "files",
        "near",
        "hosts",
        "schemata",
        "authorities",
        "glyphs",
        "graphemes",
        "sms",
    ),
    ("language", "pictures"),
    ("findings", "complaints", "report", "git", "changed"),
    ("opened", "guard", "declared", "bundles", "boundaries", "bulletin", "publishing", "answers"),
    ("vocabularies",),
    ("kinds",),
    ("load", "cells", "written"),
    ("model", "rules", "pairs", "campaigns", "population"),
    ("check", "layout", "translated", "reviews", "redirects", "links", "quality", "circles", "printable"),
    ("catalogue", "carried", "clerk", "history"),
    ("edition", "affected"),
    (
        "lexical",
        "table",
        "derived",
        "tables",
        "labels",
        "atlas",
        "html",
        "hsds",
        "typed",
        "brief",
        "message",
        "voice",
        "paper",
        "api",
        "spreadsheet",
        "coverage",
    ),
    ("search", "database", "feeds", "dcat", "digest", "calendar", "vcard", "assistants", "widget"),
    ("channels", "skeleton", "desk", "upkeep", "forge", "imports"),
    ("publish",),
    ("press",),
    ("commands",),
    ("cli",),
)
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor}


def modules():
    return {
        "crocevia." + ".".join(path.relative_to(ENGINE).with_suffix("").parts): path
        for path in sorted(ENGINE.rglob("*.py"))
        if path.name != "__init__.py"
    } | {
        ".".join(("crocevia", *path.parent.relative_to(ENGINE).parts)): path
        for path in sorted(ENGINE.rglob("__init__.py"))
    }


MODULES = modules()


def imported(path):
    """The names of the modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative imports hide where a name comes from"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
            yield node.module


def ours(name, path):
    found = {module for module in imported(path) if module in MODULES and module not in {name, "crocevia"}}
    # `from a.b import c` names the package too, where `c` is a module of it.
    return {module for module in found if not any(other.startswith(f"{module}.") for other in found)}


def room(module):
    return module.split(".")[1] if "." in module else ""


def test_every_room_has_a_floor():
    assert {room(module) for module in MODULES if room(module)} == set(FLOOR)


def test_nothing_points_up():
    above = {
        module: found
        for module, path in MODULES.items()
        if room(module)
        and (found := {other for other in ours(module, path) if FLOOR[room(other)] > FLOOR[room(module)]})
    }
    assert above == {}


def test_there_is_no_import_circle():
    graph = {module: ours(module, path) for module, path in MODULES.items()}
    done, path = set(), []

    def visit(module):
        assert module not in path, " → ".join([*path[path.index(module) :], module])
        if module in done:
            return
        path.append(module)
        for other in sorted(graph[module]):
            # A package imports its modules by listing the folder; a module that imports its package takes its face.
            if not module.startswith(f"{other}."):
                visit(other)
        path.pop()
        done.add(module)

    for module in graph:
        visit(module)


def test_only_the_press_imports_mkdocs():
    assert {room(m) for m, path in MODULES.items() if any(i.startswith("mkdocs") for i in imported(path))} == {"press"}


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) == "channels"])
def test_a_channel_reads_nothing_from_disk(module):
    assert not {"pathlib", "os", "io.open", "shutil", "subprocess", "socket"} & set(imported(MODULES[module]))


def test_a_file_opens_with_a_sentence_and_stays_under_three_hundred_lines():
    wrong = set()
    for module, path in MODULES.items():
        text = path.read_text(encoding="utf-8")
        docstring = ast.get_docstring(ast.parse(text)) or ""
        if not docstring.split("\n\n")[0].rstrip().endswith((".", ":")) or len(text.splitlines()) > 300:
            wrong.add(module)
    assert wrong == set()


def test_no_kind_and_no_field_is_named_in_the_engine():
    schemas = Path(__file__).parents[1] / "catalogue" / "schemas"
    kinds = {path.stem for path in schemas.glob("[!_]*.yml")}
    named = {
        (module, node.value)
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in kinds
    }
    assert not named
