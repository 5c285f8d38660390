"""Controlled lists: a code, labels in every language, what people really say, a broader term."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from crocevia import declared
from crocevia.findings import CannotGoOn, Finding
from crocevia.language import NOTHING, Message, say
from crocevia.text import Text, localised

CODE = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
# It is the name of a folder and of a file.
LONGEST_CODE = 80


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


# How a term's own columns are written, by their type, and what is said where they are not; every other type is text.
_FORMS: Mapping[str, tuple[Callable[[str], object], Message]] = {
    "integer": (re.compile("[+-]?[0-9]{1,15}").fullmatch, say("this is not a whole number")),
    "number": (re.compile("[+-]?[0-9]{1,15}([.][0-9]{1,15})?").fullmatch, say("this is not a number")),
    "boolean": (re.compile("true|false").fullmatch, say("this is neither yes nor no")),
    "date": (_is_date, say("this is not a date")),
}


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One entry. `synonyms` maps a language to the everyday words for it; `columns` holds what else it says."""

    code: str
    label: Text
    description: Text
    synonyms: Mapping[str, tuple[str, ...]]
    broader: str
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Vocabulary:
    """A list of terms in the order in which people should see them.

    `columns` are Table Schema field descriptors for what its terms say beyond the common.
    """

    name: str
    title: Text
    singular: Text
    description: Text
    columns: tuple[Mapping[str, Any], ...]
    terms: Mapping[str, Term]
    has_pages: bool

    def values(self, column: str) -> frozenset[str]:
        """All values of a column: what may be written in a field that refers to it."""
        if column == "code":
            return frozenset(self.terms)
        return frozenset(term.columns[column] for term in self.terms.values() if column in term.columns)

    def holding(self, column: str, value: str) -> Term | None:
        """The term whose `column` is `value`."""
        return self.terms.get(value) if column == "code" else self._by_column.get((column, value))

    @cached_property
    def _by_column(self) -> Mapping[tuple[str, str], Term]:
        return {pair: term for term in reversed(list(self.terms.values())) for pair in term.columns.items()}

    def label(self, code: str) -> Text:
        """The words for a code; the code itself where the list does not have it."""
        term = self.terms.get(code)
        return term.label if term else Text({"": code})

    def within(self, code: str) -> tuple[str, ...]:
        """A code and all codes narrower than it, in the list's order."""
        return self._within.get(code, ())

    @cached_property
    def _within(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {code: [] for code in self.terms}
        for code in self.terms:
            for above in self.upwards(code):
                found[above].append(code)
        return {code: tuple(below) for code, below in found.items()}

    def narrower(self, code: str) -> tuple[Term, ...]:
        """The terms just below a code, in the list's order."""
        return self._narrower.get(code, ())

    @cached_property
    def _narrower(self) -> Mapping[str, tuple[Term, ...]]:
        found: dict[str, list[Term]] = {}
        for term in self.terms.values():
            found.setdefault(term.broader, []).append(term)
        return {code: tuple(below) for code, below in found.items()}

    def upwards(self, code: str) -> tuple[str, ...]:
        """A code and the broader ones above it, nearest first."""
        path: list[str] = []
        while code in self.terms and code not in path:
            path.append(code)
            code = self.terms[code].broader
        return tuple(path)


def read(folder: Path, source: str) -> dict[str, Vocabulary]:
    """Every `<name>.yml` of a folder. Raises CannotGoOn with all that is wrong in all of them.

    `source` is the language in which plain keys are written.
    """
    findings: list[Finding] = []
    found: dict[str, Vocabulary] = {}
    for path in sorted(folder.glob("*.yml")):
        name = f"{folder.name}/{path.name}"
        try:
            descriptor = declared.mapping(declared.read(path, name), name)
            found[path.stem] = made(path.stem, name, descriptor, source)
        except CannotGoOn as error:
            findings += error.findings
            continue
        findings += _wrong(name, descriptor)
    findings += _lost(found, folder.name)
    if findings:
        raise CannotGoOn(findings)
    return found


def made(name: str, file: str, descriptor: Mapping[str, Any], source: str) -> Vocabulary:
    """A vocabulary from its declaration. `file` is what findings name. Raises CannotGoOn."""
    declared.named(name, file)
    columns = tuple(declared.entries(descriptor, "columns", file, "name"))
    for column in columns:
        declared.named(str(column["name"]), file)
        declared.constraints(file, column)
    extra = [str(column["name"]) for column in columns]
    terms = [_term(entry, extra, source) for entry in declared.entries(descriptor, "terms", file, "code")]
    title = localised(descriptor, "title", source) or Text({source: name})
    return Vocabulary(
        name=name,
        title=title,
        singular=localised(descriptor, "singular", source) or title,
        description=localised(descriptor, "description", source),
        columns=columns,
        terms={term.code: term for term in terms},
        has_pages=bool(descriptor.get("pages")),
    )


def _term(entry: Mapping[str, Any], extra: Iterable[str], source: str) -> Term:
    code = str(entry.get("code", ""))
    synonyms = {
        key.partition("@")[2] or source: tuple(map(str, said)) for key, said in entry.items() if _said(key, said)
    }
    return Term(
        code=code,
        label=localised(entry, "label", source) or Text({source: code}),
        description=localised(entry, "description", source),
        synonyms=synonyms,
        broader=str(entry.get("broader") or ""),
        columns={name: _text(entry[name]) for name in extra if entry.get(name) is not None},
    )


def _text(value: object) -> str:
    """A value as Table Schema writes it: `true`, not `True`."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(key: str, value: object) -> bool:
    return key.partition("@")[0] == "synonyms" and isinstance(value, list)


def _wrong(file: str, descriptor: Mapping[str, Any]) -> Iterable[Finding]:
    seen: set[str] = set()
    for entry in descriptor.get("terms") or ():
        code = str(entry["code"])
        if not CODE.fullmatch(code) or len(code) > LONGEST_CODE:
            yield declared.broken(file, say("a term needs a code of small letters, digits and hyphens"), found=code)
        elif code in seen:
            yield declared.broken(file, say("the code stands here twice"), found=code)
        seen.add(code)


def _lost(vocabularies: Mapping[str, Vocabulary], folder: str) -> Iterable[Finding]:
    for vocabulary in vocabularies.values():
        file = f"{folder}/{vocabulary.name}.yml"
        for term in vocabulary.terms.values():
            if term.broader and term.broader not in vocabulary.terms:
                yield declared.broken(file, say("no term has this code"), found=term.broader)
            for column in vocabulary.columns:
                yield from _cell(file, term, column, vocabularies)


def _cell(
    file: str, term: Term, column: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]
) -> Iterator[Finding]:
    """What a term says in a column that its vocabulary declares: there, written as it should be, one of the choices."""
    name, constraints = str(column["name"]), column.get("constraints") or {}
    value = term.columns.get(name, "")
    where = f"{term.code}: {name}: {value}"
    if not value:
        if constraints.get("required"):
            yield declared.broken(file, say("this field must be there"), found=where)
        return
    if "pattern" in constraints and not re.fullmatch(str(constraints["pattern"]), value):
        # The usual reason: YAML reads a code that begins with a zero as an octal number.
        yield declared.broken(file, say("this is not written as it should be: put codes in quotes"), found=where)
    reads, problem = _FORMS.get(str(column.get("type")), (bool, NOTHING))
    if not reads(value):
        yield declared.broken(file, problem, found=where)
    choices = {str(one.get("value")) for one in column.get("categories") or () if isinstance(one, dict)}
    table, _, other = str(column.get("references") or "").partition(".")
    if table in vocabularies:
        choices = set(vocabularies[table].values(other or "code"))
    if choices and value not in choices:
        yield declared.broken(file, say("this is not one of the choices"), found=where)
