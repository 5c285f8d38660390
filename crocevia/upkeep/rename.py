"""A record's new name: its file, the records, translations and settings that name it, and a way there from the old address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from crocevia import layout, load, redirects, written
from crocevia.check import Rulebook
from crocevia.kinds import Field, Kind
from crocevia.language import say
from crocevia.load import Cell
from crocevia.model import Ref
from crocevia.settings import Settings
from crocevia.upkeep.refused import Refused, new_errors, shown

# The first lines of the file of old names, in the language of the catalogue's other comments.
_HEAD = """\
# I nomi che le schede avevano prima: chi arriva al vecchio indirizzo viene portato a quello nuovo.
# Li scrive `python build.py rename`; una riga per nome, `tipo/vecchio: tipo/nuovo`.
"""


@dataclass(frozen=True, slots=True)
class Renamed:
    """Every file's new text, None where it goes; the hand-written pages that still say the old address."""

    contents: Mapping[Path, str | None]
    mentions: tuple[Path, ...]


def renamed(settings: Settings, rulebook: Rulebook, files: Iterable[tuple[str, Path]], old: Ref, id: str) -> Renamed:
    """What changes when the record `old` gets this id. Raises Refused where it cannot."""
    new = Ref(old.kind, id)
    _check_names(rulebook, old, new)
    contents: dict[Path, str | None] = {}
    before: dict[Ref, Mapping[str, Cell]] = {}
    here = settings.catalogue / old.kind / f"{old.id}.yml"
    for kind, path in files:
        source_text = _text(path) if path == here or _names(path, old.id) else ""
        if not source_text:
            continue
        source = load.parsed(source_text, kind, path.stem)
        if source.findings:
            # What cannot be read whole may name it where no one sees.
            findings = [replace(one, file=shown(path, settings.root)) for one in source.findings]
            raise Refused(say("nothing is changed: mend this first, it may name the record"), findings)
        changes = _changes(source.cells, rulebook.kinds[kind], old, new)
        if not changes and path != here:
            continue
        try:
            text = written.edited(source_text, rulebook.kinds[kind], changes)
        except written.CannotWrite as error:
            raise Refused(say("{file}: {why}", file=shown(path, settings.root), why=error.problem)) from None
        contents[path] = None if path == here else text
        at = settings.catalogue / old.kind / f"{id}.yml" if path == here else path
        contents[at] = text
        before[Ref(kind, path.stem)] = source.cells
    contents |= _translations(settings, old, new)
    contents |= _settings(settings, old, new)
    contents |= _redirects(settings, old, new)
    _check(contents, before, rulebook, settings, (old, new))
    return Renamed(contents, tuple(_mentions(settings, old)))


def _check_names(rulebook: Rulebook, old: Ref, new: Ref) -> None:
    known = rulebook.ids[old.kind]
    if old.id not in known:
        raise Refused(say("there is no record {name}", name=str(old)))
    if any(True for _ in rulebook.sheets[old.kind].identifier(new.id)):
        raise Refused(say("a file's name is made of small letters without accents, digits and hyphens"))
    if new.id in known:
        raise Refused(say("{file} is already there", file=f"{new}.yml"))


def _text(path: Path) -> str:
    """A record's text, with whatever mark and line ends it has. Raises Refused for what is no plain file of text."""
    if path.is_symlink():
        raise Refused(say("{file}: {why}", file=path.name, why=say("links are not followed")))
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        raise Refused(say("{file}: {why}", file=path.name, why=say("the file cannot be read"))) from None


def _names(path: Path, id: str) -> bool:
    """Whether the file holds these letters anywhere: most records need not be looked at any closer."""
    return not path.is_symlink() and id.encode() in path.read_bytes()


def _changes(cells: Mapping[str, Cell], kind: Kind, old: Ref, new: Ref) -> dict[str, Cell | None]:
    changes: dict[str, Cell | None] = {}
    for field in kind.naming:
        if field.name in cells:
            respelt = _respelt(cells[field.name], field, old, new)
            if respelt != cells[field.name]:
                changes[field.name] = respelt
    return changes


def _respelt(cell: Cell, field: Field, old: Ref, new: Ref) -> Cell:
    """A field's value with the record's new name; where a field may name several kinds it says which."""
    tables = [reference.resource for reference in field.references]
    if old.kind not in tables:
        return cell
    before, after = (old.id, new.id) if len(tables) == 1 else (str(old), str(new))
    if isinstance(cell, str):
        return after if cell == before else cell
    return tuple(after if one == before else one for one in cell)


def _translations(settings: Settings, old: Ref, new: Ref) -> Iterator[tuple[Path, str | None]]:
    folder = settings.catalogue / layout.TRANSLATIONS
    for path in sorted(folder.glob(f"*/{old.kind}/{old.id}.yml")):
        there = path.with_name(f"{new.id}.yml")
        if there.exists():
            raise Refused(say("{file} is already there", file=shown(there, settings.root)))
        yield path, None
        yield there, _text(path)


def _settings(settings: Settings, old: Ref, new: Ref) -> Iterator[tuple[Path, str]]:
    """The settings and what else is declared of the catalogue, where a value is the record's name; no other line changes."""
    declared = (path for path in sorted(settings.catalogue.glob("*.yml")) if path.name != redirects.FILE)
    for path in (settings.config, *declared):
        text = _text(path)
        changed = _replaced(text, lambda node: node.value == str(old), str(new))
        if changed != text:
            yield path, changed


def _redirects(settings: Settings, old: Ref, new: Ref) -> Iterator[tuple[Path, str]]:
    """The file of old names with one more; those that led to the old name lead to the new one at once."""
    path = settings.catalogue / redirects.FILE
    source = redirects.read(settings.catalogue, settings.catalogue.name)
    if source.findings:
        raise Refused(say("{file}: {why}", file=path.name, why=say("the file cannot be read")), source.findings)
    text = _text(path) if path.exists() else _HEAD
    # A name that is taken again leads nowhere else any more.
    taken = load.positions(path).get((str(new), redirects.OLD), (0, 0))[0]
    lines = [line for number, line in enumerate(text.splitlines(keepends=True), 1) if number != taken]
    text = _replaced("".join(lines), lambda node: node.value == str(old), str(new))
    end = "" if text.endswith("\n") or not text else "\n"
    text = f"{text}{end}{old}: {new}\n"
    kept = {name: str(new) if to == str(old) else to for name, to in source.cells.items() if name != str(new)}
    if dict(load.parsed(text, "", "").cells) != {**kept, str(old): str(new)}:
        raise Refused(say("{file}: write one name a line", file=path.name))
    yield path, text


def _replaced(text: str, which: Callable[[yaml.ScalarNode], bool], new: str) -> str:
    """A YAML text with other words in some of its values; names, comments and lines stay as they are."""
    root = yaml.compose(text, yaml.BaseLoader)
    values = [node for node in _values(root) if which(node)] if root else []
    for node in sorted(values, key=lambda node: -node.start_mark.index):
        text = text[: node.start_mark.index] + new + text[node.end_mark.index :]
    return text


def _values(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        yield from (found for one in node.value for found in _values(one))
    elif isinstance(node, yaml.MappingNode):
        yield from (found for _, one in node.value for found in _values(one))


def _check(
    contents: Mapping[Path, str | None],
    before: Mapping[Ref, Mapping[str, Cell]],
    rulebook: Rulebook,
    settings: Settings,
    names: tuple[Ref, Ref],
) -> None:
    """Raises Refused where a record that changes would have a mistake that it has not now."""
    old, new = names
    ids = {**rulebook.ids, old.kind: rulebook.ids[old.kind] - {old.id} | {new.id}}
    after = replace(rulebook, ids=ids)
    for ref, cells in before.items():
        now = new if ref == old else ref
        text = contents[settings.catalogue / now.kind / f"{now.id}.yml"] or ""
        new_errors((ref, cells, rulebook), (now, load.parsed(text, now.kind, now.id).cells, after))


def _mentions(settings: Settings, old: Ref) -> Iterator[Path]:
    """Pages written by hand that have the old address: it still leads there, but by a detour."""
    for path in sorted(settings.docs.rglob("*.md")):
        if not path.is_symlink() and f"{old}" in path.read_text(encoding="utf-8", errors="replace"):
            yield path
