"""What was imported last time, row by row: so that a field mended by hand since is told from one that has not changed.

`imports/<name>.jsonl` beside the catalogue: one line a record, only what went into records.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crocevia.imports import folders
from crocevia.imports.given import Refused
from crocevia.language import say
from crocevia.load import Cell
from crocevia.settings import Settings

FOLDER = "imports"


@dataclass(frozen=True, slots=True)
class Remembered:
    """A row as it was imported: the record it became, and its fields."""

    kind: str
    key: str
    id: str
    fields: Mapping[str, Cell]


Memory = Mapping[tuple[str, str], Remembered]


def path(settings: Settings, name: str) -> Path:
    """Where a source's memory stands."""
    return settings.root / FOLDER / f"{name}.jsonl"


def read(file: Path) -> dict[tuple[str, str], Remembered]:
    """(kind, key) → what was imported; nothing where it is the first time. Raises Refused."""
    if not file.exists() and not file.is_symlink():
        return {}
    found: dict[tuple[str, str], Remembered] = {}
    for number, line in enumerate(folders.content(file).decode("utf-8", "replace").splitlines(), 1):
        try:
            one = _remembered(json.loads(line))
        except (ValueError, KeyError, TypeError, RecursionError):
            problem = say(
                "{file}, line {line}: this cannot be read: restore the file with Git", file=file.name, line=number
            )
            raise Refused(problem) from None
        found[one.kind, one.key] = one
    return found


def _remembered(said: Any) -> Remembered:
    fields = {
        str(name): tuple(map(str, one)) if isinstance(one, list) else str(one) for name, one in said["fields"].items()
    }
    return Remembered(str(said["kind"]), str(said["key"]), str(said["id"]), fields)


def written(memory: Iterable[Remembered]) -> str:
    """The file: by kind and key, so that a changed row is a changed line."""
    lines = (
        json.dumps({"kind": one.kind, "key": one.key, "id": one.id, "fields": one.fields}, ensure_ascii=False)
        for one in sorted(memory, key=lambda one: (one.kind, one.key))
    )
    return "".join(f"{line}\n" for line in lines)
