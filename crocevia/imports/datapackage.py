"""Reads a Data Package (Frictionless): ours, every kind of it, or anybody's, one resource of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from crocevia.imports import csv, decoding, headings
from crocevia.imports.folders import Folder
from crocevia.imports.given import Brought, Refused
from crocevia.language import say

DESCRIPTOR = "datapackage.json"
MOST_DESCRIPTOR_BYTES = 2_000_000


def read(path: Path, resource: str = "") -> Brought:
    """The resource of that name, or all that are tables. Raises Refused; nothing is ever fetched."""
    single = path.is_file() and path.suffix.lower() != ".zip"
    folder = Folder.of(path)
    name = path.name if single else DESCRIPTOR
    descriptor = _descriptor(folder.content(name), name)
    listed = [one for one in descriptor.get("resources") or () if isinstance(one, dict)]
    named = [str(one.get("name", "")) for one in listed]
    if resource and resource not in named:
        raise Refused(say("{file}: the resources are: {names}", file=name, names=", ".join(named)))
    brought = Brought()
    ours = any(_is_ours(one) for one in listed)
    for one in listed:
        # Of ours each table says by its name what it is; of another package a person says it, for one.
        if one.get("name") == resource if resource else (ours or not brought.tables):
            _table(one, folder, brought)
    left = [one for one in named if one not in {table.name for table in brought.tables}]
    if left:
        brought.notes.append(say("resources left out: {names} (choose with --resource)", names=", ".join(left)))
    if not brought.tables:
        raise Refused(say("{file}: there is no table in it", file=name))
    return brought


def _is_ours(resource: Mapping[str, Any]) -> bool:
    """Whether it holds columns that this engine has worked out, and says so."""
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return isinstance(fields, list) and any(isinstance(one, dict) and one.get("derived") is True for one in fields)


def _descriptor(data: bytes, name: str) -> Mapping[str, Any]:
    if len(data) > MOST_DESCRIPTOR_BYTES:
        problem = say("{file}: the file is larger than {most} bytes", file=name, most=MOST_DESCRIPTOR_BYTES)
        raise Refused(problem)
    try:
        said = json.loads(decoding.text(data, name)[0])
    except (ValueError, RecursionError):
        raise Refused(say("{file}: this is not JSON", file=name)) from None
    if not isinstance(said, dict) or not isinstance(said.get("resources"), list):
        raise Refused(say("{file}: this describes no resources", file=name))
    return said


def _table(resource: Mapping[str, Any], folder: Folder, brought: Brought) -> None:
    name, path = str(resource.get("name", "")), resource.get("path")
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    if not isinstance(path, str):
        brought.notes.append(say("{table}: it is not one file of the package, and was left out", table=name))
        return
    if "://" in path:
        raise Refused(say("{file}: files are not fetched from the network: download it first", file=path))
    if not path.casefold().endswith((".csv", ".tsv")):
        brought.notes.append(say("{table}: it is no CSV, and was left out", table=name))
        return
    text, notes = decoding.text(folder.content(path), path)
    brought.notes += notes
    grid, _ = csv.cells(text, path)
    brought.tables.append(replace(headings.table(grid, name or path, brought, cut=True), ours=_is_ours(resource)))
