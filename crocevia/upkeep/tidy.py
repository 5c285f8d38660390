"""Records in the one style: which files would change, and which cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from crocevia import load, written
from crocevia.findings import Finding, Level
from crocevia.kinds import Kind
from crocevia.upkeep.refused import shown


@dataclass(frozen=True, slots=True)
class Tidied:
    """New texts of the files that are not in the house style, and what is wrong with those that stay as they are."""

    texts: Mapping[Path, str]
    findings: tuple[Finding, ...]


def tidied(files: Iterable[tuple[str, Path]], kinds: Mapping[str, Kind], root: Path) -> Tidied:
    """Records' files, each with its kind, in the house style. `root` is the folder that findings name files from."""
    texts: dict[Path, str] = {}
    findings: list[Finding] = []
    for name, path in files:
        file = shown(path, root)
        source = load.read(path, name, file)
        if source.findings:
            findings += source.findings
            continue
        text = path.read_bytes().decode()
        try:
            new = written.formatted(text, kinds[name])
        except written.CannotWrite as error:
            findings.append(Finding(file, 0, 0, "", Level.ERROR, "format", "", error.problem))
        else:
            if new != text:
                texts[path] = new
    return Tidied(texts, tuple(findings))
