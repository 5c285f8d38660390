"""References between records: what a file says by name, by its own number or by our identifier becomes an identifier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from crocevia import meanings as m
from crocevia.findings import excerpt
from crocevia.imports.account import Account
from crocevia.imports.choices import ALIKE, MOST_NEAR
from crocevia.imports.drafts import Draft
from crocevia.imports.known import Catalogued
from crocevia.imports.made import Made
from crocevia.imports.words import folded
from crocevia.kinds import Field, Kind
from crocevia.language import Message, say

_CUT = re.compile(r"[|;\n]+")


class Records:
    """Every record that may be named: those of the catalogue and those of this import."""

    def __init__(self, here: Catalogued, drafts: Iterable[Draft], kinds: Mapping[str, Kind]) -> None:
        self._ids: set[tuple[str, str]] = set(here.cells)
        self._keys: dict[tuple[str, str], str] = {}
        names: dict[str, list[tuple[str, str]]] = {kind: [] for kind in kinds}
        for (kind, id), cells in here.cells.items():
            field = kinds[kind].by_meaning.get(m.NAME)
            name = cells.get(field.name, "") if field else ""
            names[kind].append((folded(name) if isinstance(name, str) else "", id))
        for draft in drafts:
            kind = draft.kind.name
            self._keys[kind, draft.key] = draft.id
            if (kind, draft.id) not in self._ids:
                names[kind].append((folded(draft.text(m.NAME)), draft.id))
            self._ids.add((kind, draft.id))
        self._names = {kind: _unique(found) for kind, found in names.items()}

    def find(self, text: str, field: Field) -> str:
        """What is written in the field for the record that `text` names; "" where there is none, or more than one."""
        text = text.strip()
        named, _, id = text.partition("/")
        for reference in field.references:
            kind = reference.resource
            found = (
                (id if named == kind and (kind, id) in self._ids else "")
                or (text if (kind, text) in self._ids else "")
                or self._keys.get((kind, re.sub(r"[^\w.:/@-]+", "-", text)[:80]), "")
                or self._names.get(kind, {}).get(folded(text), "")
            )
            if found:
                return f"{kind}/{found}" if len(field.references) > 1 else found
        return ""

    def near(self, text: str, field: Field) -> str:
        """The record whose name is most like a text, or ""."""
        for reference in field.references:
            names = self._names.get(reference.resource, {})
            found = process.extractOne(folded(text), list(names), scorer=fuzz.WRatio, score_cutoff=ALIKE + 15)
            if found:
                return f"{reference.resource}/{names[found[0]]}"
        return ""


def _unique(names: list[tuple[str, str]]) -> dict[str, str]:
    """Name → id, of names that one record alone has."""
    counted = Counter(name for name, _ in names)
    return {name: id for name, id in names if name and counted[name] == 1}


def resolved(made: Iterable[Made], records: Records, account: Account) -> dict[tuple[str, str, str], str]:
    """Give every draft the references that its row speaks of; what names no record is left out, and said.

    What was not found: table, field, words → the record most like them, or "".
    """
    lost: dict[tuple[str, str, str], str] = {}
    for one in (pending for each in made for pending in each.pending):
        text, many = one.value.text, one.field.many
        for name in filter(None, map(str.strip, _CUT.split(text))) if many else [text]:
            found = records.find(name, one.field)
            if found and (many or not one.draft.pieces.get(one.field.name)):
                one.draft.add(one.field.name, found, one.value.origins)
                account.keep(one.value.origins, one.draft, one.field.name, found)
            elif found:
                account.lose(one.value.origins, say("{title} has a value already", title=one.field.title))
            else:
                # Comparing names is slow, and nobody reads more proposals than this.
                near = records.near(name, one.field) if len(lost) < MOST_NEAR else ""
                account.lose(one.value.origins, _lost(name, one.field, near))
                lost[one.draft.table, one.path, folded(name)] = near.partition("/")[2]
    return lost


def _lost(text: str, field: Field, near: str) -> Message:
    tables = " / ".join(one.resource for one in field.references)
    if near:
        return say(
            "“{text}”: no record of {tables} is called so (perhaps {near})",
            text=excerpt(text),
            tables=tables,
            near=near,
        )
    return say("“{text}”: no record of {tables} is called so", text=excerpt(text), tables=tables)
