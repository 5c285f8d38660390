"""Makes records of a table's rows: every cell cleaned for its field, defaults where nothing is given, a key for next time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from crocevia import meanings as m
from crocevia.imports import ours, persons, summaries
from crocevia.imports.account import Account
from crocevia.imports.choices import Choices
from crocevia.imports.cleaning import clean
from crocevia.imports.drafts import Draft, Piece
from crocevia.imports.given import Given, Row, Table
from crocevia.imports.guess import HOUSE, is_day
from crocevia.imports.made import Made, Patience, Pending, Terms
from crocevia.imports.outcome import Around, Outcome
from crocevia.imports.plan import Plan, target
from crocevia.imports.words import folded, slug
from crocevia.kinds import Field
from crocevia.language import NOTHING, Message, say

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


class Maker:
    """Makes records of one table."""

    def __init__(self, table: Table, plan: Plan, terms: Terms, account: Account) -> None:
        self.kind = terms.kinds[plan.kind]
        self._table, self._plan, self._terms, self._account = table, plan, terms, account
        self._targets = {path: target(path, self.kind, terms.kinds) for path in set(plan.columns.values()) if path}
        self._choices: dict[Field, Choices] = {}
        self._people = [one for one in table.columns if persons.is_heading(one)]
        self._seen: dict[tuple[str, ...], int] = {}
        self._keys: set[str] = set()
        self._again: Counter[str] = Counter()
        self._patience: dict[str, Patience] = {}
        # What could not be matched with a choice: field and words → the choice most like them, or "".
        self.unmatched: dict[tuple[str, str], str] = {}

    def made(self) -> Iterator[Made]:
        """One a row; a row that stands there twice is one."""
        for row in self._table.rows:
            # A running number makes no difference.
            said = tuple(f"{one.column}={one.text}" for one in row.values if self._used(one.column))
            if said and said in self._seen:
                why = say("the same as row {row}", row=self._seen[said])
                self._account.lose([origin for one in row.values for origin in one.origins], why)
                continue
            self._seen[said] = row.number
            yield self._row(row)

    def _used(self, column: str) -> bool:
        return bool(self._plan.columns.get(column)) or column == self._plan.key

    def _row(self, row: Row) -> Made:
        origins = tuple(dict.fromkeys(origin for one in row.values for origin in one.origins))
        made = Made(Draft(self.kind, self._table.name, row.number, origins=origins))
        around = Around(
            people=" ".join(row.text(column) for column in self._people),
            body=self._first(row, m.NAME),
            country=self._terms.country,
            keep_persons=self._terms.keep_persons,
        )
        for value in row.values:
            self._value(value, row, made, around)
        self._defaults(row, made, around)
        summaries.settle(made.draft, self._account)
        self._key(row, made)
        self._place(made)
        self._source(made)
        return made

    def _first(self, row: Row, meaning: str) -> str:
        """The first cell whose column goes to the field that means this."""
        there = self.kind.by_meaning.get(meaning)
        columns = (column for column, path in self._plan.columns.items() if there and path == there.name)
        return next((text for column in columns if (text := row.text(column))), "")

    def _value(self, value: Given, row: Row, made: Made, around: Around) -> None:
        path = self._plan.columns.get(value.column, "")
        found = self._targets.get(path) if path else None
        if found is None:
            self._unmapped(value, made)
            return
        into, via = found
        if into.meaning == m.IDENTIFIER and not via:
            self._identifier(value, made.draft)
            return
        if via and made.place is None:
            there = self._terms.kinds[via.references[0].resource]
            made.place = Draft(there, self._table.name, row.number, whole=False)
        draft = made.place if via and made.place else made.draft
        if into.to_records:
            made.pending.append(self._pending(draft, into, value, path))
            return
        patience = self._patience.setdefault(value.column, Patience())
        if patience.ended:
            self._account.lose(value.origins, say("hardly any cell here can be read as {title}", title=into.title))
            return
        outcome = self._cleaned(value, into, path, around)
        patience.tried += 1
        patience.failed += not outcome.values
        self._settle(outcome, value, draft, into)

    def _unmapped(self, value: Given, made: Made) -> None:
        if value.column == self._plan.key:
            key = made.draft.kind.by_meaning.get(m.EXTERNAL_IDENTIFIER)
            self._account.keep(value.origins, made.draft, key.name if key else "", value.text)
            return
        why = self._plan.why.get(value.column, NOTHING)
        why = why if why and why.text != _MAPPED else say("its column goes to no field")
        self._account.lose(value.origins, why)

    def _identifier(self, value: Given, draft: Draft) -> None:
        """Our own identifier, in our own open data; anybody else's is only what the row is known by."""
        field = draft.kind.by_meaning[m.IDENTIFIER]
        if self._table.ours and re.fullmatch(str(field.constraints.get("pattern", "")), value.text.strip()):
            draft.id = value.text.strip()
        self._account.keep(value.origins, draft, field.name, value.text)

    def _cleaned(self, value: Given, into: Field, path: str, around: Around) -> Outcome:
        if self._table.ours:
            return ours.read(value.text, into)
        coded = into.categories or (into.references and not into.to_records)
        if coded and into not in self._choices:
            self._choices[into] = Choices(into, self._terms.vocabularies)
        said = self._plan.values.get(path, {})
        text = value.text
        if into.meaning == m.OPENING_HOURS and is_day(value.column):
            text = f"{value.column} {text}"
        outcome = clean(text, into, self._choices.get(into) if coded else None, replace(around, said=said))
        self.unmatched |= {(path, folded(word)): near for word, near in outcome.unmatched}
        if value.note:
            outcome.changed.insert(0, value.note)
        return outcome

    def _pending(self, draft: Draft, into: Field, value: Given, path: str) -> Pending:
        said = self._plan.values.get(path, {}).get(folded(value.text))
        return Pending(draft, into, replace(value, text=said) if said else value, path)

    def _settle(self, outcome: Outcome, value: Given, draft: Draft, into: Field) -> None:
        """Give the record what came of a cell, and the account what is to be said of it."""
        changed = outcome.changed
        for one in outcome.values:
            self._add(draft, into, one, value, changed)
            changed = []
        for why in outcome.lost:
            self._account.lose(value.origins, why)
        for meaning, text in outcome.aside.items():
            self._aside(draft, meaning, text, value, outcome)

    def _add(self, draft: Draft, into: Field, text: str, value: Given, why: list[Message]) -> None:
        before = draft.pieces.get(into.name)
        if not before or into.many or before[0].value == text:
            draft.add(into.name, text, value.origins)
            self._account.keep(value.origins, draft, into.name, text, *why)
            return
        joined = _joined(into, before[0].value, text)
        if not joined:
            self._account.lose(value.origins, say("{title} has a value already", title=into.title))
            return
        draft.pieces[into.name] = [Piece(joined, before[0].origins + value.origins)]
        self._account.keep(value.origins, draft, into.name, text, *why)

    def _aside(self, draft: Draft, meaning: str, text: str, value: Given, outcome: Outcome) -> None:
        note = draft.kind.by_meaning.get(meaning)
        limit = note.constraints.get("maxLength") if note else None
        before = draft.pieces.get(note.name, []) if note else []
        whole = "; ".join([*(one.value for one in before), text])
        if note is None or (isinstance(limit, int) and len(whole) > limit):
            why = outcome.changed[-1] if outcome.changed and note is None else say("too long for a note")
            self._account.lose(value.origins, why)
            return
        origins = tuple(origin for one in before for origin in one.origins) + value.origins
        draft.pieces[note.name] = [Piece(whole, origins)]
        self._account.keep(value.origins, draft, note.name, text, *(outcome.changed or outcome.lost))

    def _defaults(self, row: Row, made: Made, around: Around) -> None:
        for path, default in self._plan.defaults.items():
            found = target(path, self.kind, self._terms.kinds)
            if found is None or found[1] or made.draft.pieces.get(found[0].name):
                continue
            into = found[0]
            for text in default if isinstance(default, tuple) else (default,):
                named = [one for column in _PLACEHOLDER.findall(text) for one in row.values if one.column == column]
                whole = _PLACEHOLDER.sub(lambda one: self._said(one[1], row, made), text).strip(" ,;-")
                value = Given("", whole, tuple(origin for one in named for origin in one.origins))
                if whole and into.to_records:
                    made.pending.append(self._pending(made.draft, into, value, path))
                elif whole:
                    self._settle(self._cleaned(value, into, path, around), value, made.draft, into)

    def _said(self, column: str, row: Row, made: Made) -> str:
        """What a row says under a heading, as it was cleaned; in the row's own words where it became codes."""
        path = self._plan.columns.get(column, "")
        found = self._targets.get(path) if path else None
        if found and not found[1] and found[0] not in self._choices and (pieces := made.draft.pieces.get(path)):
            return pieces[0].value
        return row.text(column)

    def _key(self, row: Row, made: Made) -> None:
        """By what the row is known next time: its key, or its name and where it is."""
        where = made.place.text(m.MUNICIPALITY) if made.place else made.draft.text(m.MUNICIPALITY)
        street = made.place.text(m.STREET_ADDRESS) if made.place else made.draft.text(m.STREET_ADDRESS)
        name = made.draft.text(m.NAME)
        given = re.sub(r"[^\w.:/@-]+", "-", row.text(self._plan.key).strip())[:80] if self._plan.key else ""
        forms = [given] if given else [slug(name), slug(f"{name} {where}", 90), slug(f"{name} {where} {street}", 120)]
        made.draft.key = next((one for one in forms if one not in self._keys), "")
        while not made.draft.key:
            self._again[forms[-1]] += 1
            numbered = f"{forms[-1]}~{self._again[forms[-1]] + 1}"
            made.draft.key = "" if numbered in self._keys else numbered
        self._keys.add(made.draft.key)

    def _place(self, made: Made) -> None:
        """The place as a record of its own; without an address or a point it is none."""
        place = made.place
        if place is None:
            return
        place.key = f"{made.draft.key}{PLACE}"
        place.owners.append(made.draft)
        place.origins = tuple(origin for pieces in place.pieces.values() for one in pieces for origin in one.origins)
        if not (place.text(m.STREET_ADDRESS) or place.text(m.LATITUDE)):
            for pieces in place.pieces.values():
                for one in pieces:
                    self._account.drop(one.origins, one.value, say("without an address it makes no place"))
            made.place = None
            return
        name = place.kind.by_meaning[m.NAME].name
        place.add(name, made.draft.text(m.NAME))

    def _source(self, made: Made) -> None:
        """Where it was read, and when: unless a column says so."""
        for draft in filter(None, (made.draft, made.place)):
            for meaning, value in self._terms.source.items():
                into = draft.kind.by_meaning.get(meaning)
                # Where the row itself says where it was read, its place was read there too.
                said = made.draft.text(meaning) or value
                if into and said and not draft.pieces.get(into.name):
                    draft.add(into.name, said)
            key = draft.kind.by_meaning.get(m.EXTERNAL_IDENTIFIER)
            # A record that the file calls as we do needs no other name.
            if key and not made.draft.id and not draft.pieces.get(key.name):
                draft.add(key.name, f"{self._terms.name}:{draft.key}")


# Ends the key of a record that only says where another one is.
PLACE = "@"
_MAPPED = "the map says so"


def _joined(into: Field, before: str, text: str) -> str:
    """Two cells for a field that holds one text: joined where that says what both say, "" where it would not."""
    if into.meaning == m.OPENING_HOURS:
        return f"{before}; {text}"
    if into.meaning == m.STREET_ADDRESS:
        return f"{before} {text}" if re.fullmatch(HOUSE, text, re.IGNORECASE) else ""
    if into.markdown:
        return f"{before}\n\n{text}"
    free = into.translatable and not into.categories and not into.references
    return f"{before}; {text}" if free else ""
