"""Every module here is a contender: it says its version and makes the same records ready for its own build.

Nothing registers a contender but its file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from bench.measure import Task
from bench.synthetic import Record


@dataclass(frozen=True, slots=True)
class Terms:
    """What a contender is told. `city` holds the templates, docs/it and catalogue/ of the Crocevia that is measured."""

    city: Path
    jobs: int = 2
    channels: Sequence[str] = ()


class Contender(Protocol):
    """The contract of a contender."""

    def version(self) -> str:
        """Its version; "" where it is not installed."""

    def prepare(self, records: Sequence[Record], folder: Path, terms: Terms) -> Task:
        """Write the records below `folder` in its own form, and say what builds them."""


@cache
def contenders() -> Mapping[str, Contender]:
    """Every contender by its name."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    return {name: cast("Contender", import_module(f"{__name__}.{name}")) for name in names}


def write(text: str, path: Path) -> None:
    """A text file, its folders made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
