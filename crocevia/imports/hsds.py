"""Reads HSDS 1.1, 2 and 3: organisations, services and locations, each with what other tables say of it."""

from __future__ import annotations

from pathlib import Path

from crocevia.imports import hsds_files
from crocevia.imports.folders import Folder
from crocevia.imports.given import Brought, Refused
from crocevia.imports.hsds_assembly import MEANS, Assembly
from crocevia.imports.hsds_ours import Ours, is_ours
from crocevia.imports.hsds_parts import PARTS
from crocevia.language import say


def read(path: Path, part: str = "") -> Brought:
    """A folder, an archive or a JSON file as up to three tables. Raises Refused. `part` is of no use here."""
    if part:
        raise Refused(say("an HSDS package has no sheets"))
    folder = Folder.of(path)
    one = path.is_file() and path.suffix.lower() != ".zip"
    # The table of a package in a folder stands beside its descriptor.
    names = folder.names() if not one or path.name == "datapackage.json" else [path.name]
    package = hsds_files.read(folder, hsds_files.listed(folder, names))
    if not any(package.things.get(name) for name in MEANS):
        raise Refused(say("{file}: there are no organisations, services or locations in it", file=path.name))
    return Ours(package).brought() if is_ours(package) else Assembly(package).brought(PARTS)
