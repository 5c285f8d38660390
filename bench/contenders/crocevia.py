"""Crocevia itself: a city with the project's own templates and hand-written pages, in one language."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from bench.contenders import Terms, write
from bench.measure import Task
from bench.synthetic import DAY, Record
from bench.writing import as_yaml

ROOT = Path(__file__).parents[2]
EPOCH = int(datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC).timestamp())
# JSON strings are YAML ones. What is not said here is said by the project's own settings.
CONFIG = """\
INHERIT: {config}
docs_dir: {docs}
site_dir: {site}
theme:
  custom_dir: {theme}
plugins:
  - crocevia:
      languages: [it]
      title: Benchmark
      publisher: Crocevia
      templates: {templates}
      channels: {channels}
"""


def version() -> str:
    """The version of the package."""
    return metadata.version("crocevia")


def prepare(records: Sequence[Record], folder: Path, terms: Terms) -> Task:
    """A city: its settings, the project's schemas and vocabularies, a file for each record."""
    for name in ("schemas", "vocabularies"):
        shutil.copytree(terms.city / "catalogue" / name, folder / "catalogue" / name)
    for record in records:
        write(as_yaml(record.fields), folder / "catalogue" / record.kind / f"{record.id}.yml")
    config, site = folder / "site_config.yml", folder / "site"
    write(_config(terms, site), config)
    command = [sys.executable, str(ROOT / "build.py"), "build", "--config", str(config), "--jobs", str(terms.jobs)]
    return Task(command, folder, site, {"SOURCE_DATE_EPOCH": str(EPOCH)})


def _config(terms: Terms, site: Path) -> str:
    paths = {
        "config": terms.city / "site_config.yml",
        "docs": terms.city / "docs" / "it",
        "site": site,
        "theme": terms.city / "templates" / "theme",
        "templates": terms.city / "templates",
    }
    quoted = {name: json.dumps(str(path.resolve())) for name, path in paths.items()}
    return CONFIG.format(**quoted, channels=json.dumps(list(terms.channels)))
