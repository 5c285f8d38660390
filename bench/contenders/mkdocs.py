"""MkDocs with Material: a Markdown page for each record, out of the navigation, the search plugin as it comes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from bench.contenders import Terms, write
from bench.measure import Task
from bench.synthetic import Record
from bench.writing import as_markdown

CONFIG = """\
site_name: Benchmark
site_url: https://crocevia.example.org/
theme:
  name: material
  language: it
  font: false
nav:
  - index.md
not_in_nav: /**
plugins:
  - search
"""


def version() -> str:
    """The versions of MkDocs and of Material."""
    try:
        return f"{metadata.version('mkdocs')} + Material {metadata.version('mkdocs-material')}"
    except metadata.PackageNotFoundError:
        return ""


def prepare(records: Sequence[Record], folder: Path, terms: Terms) -> Task:
    """A MkDocs site with a home page and the records."""
    del terms
    write(CONFIG, folder / "mkdocs.yml")
    write("# Benchmark\n", folder / "docs" / "index.md")
    for record in records:
        write(as_markdown(record.fields), folder / "docs" / record.kind / f"{record.id}.md")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return Task(command, folder, folder / "site", {"NO_MKDOCS_2_WARNING": "1"})
