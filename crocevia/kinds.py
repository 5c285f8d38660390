"""A kind, declared once as a Table Schema: everything else (checks, CSV, pages, editor schema) follows from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from crocevia import declared, meanings
from crocevia.findings import CannotGoOn, Finding
from crocevia.language import say
from crocevia.text import Text, localised

SHARED = "_fields"
TYPES = ("string", "integer", "number", "boolean", "date", "list")
# Where a kind stands that does not say it.
LAST = 99
# How a list stands in one CSV cell; `,` and `;` are what spreadsheets cut at.
DELIMITER = "|"
# What editors write for yes and no.
TRUE = ("true", "yes", "sì", "si", "vero")
FALSE = ("false", "no", "falso")


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of another table (a kind or a vocabulary) whose values a field may hold."""

    resource: str
    column: str
    to_vocabulary: bool


@dataclass(frozen=True, eq=False)
class Field:
    """One column of a kind. `descriptor` is the Table Schema it was declared with, shared parts filled in."""

    name: str
    type: str
    title: Text
    description: Text
    meaning: str
    section: str
    inverse: Text
    references: tuple[Reference, ...]
    categories: Mapping[str, Text]
    descriptor: Mapping[str, Any]

    @cached_property
    def many(self) -> bool:
        """Whether it holds a list."""
        return self.type == "list"

    @cached_property
    def to_records(self) -> bool:
        """Whether it names records of other kinds (and not the terms of a vocabulary)."""
        return bool(self.references) and not self.references[0].to_vocabulary

    @cached_property
    def vocabulary(self) -> str:
        """The vocabulary whose codes it holds, or ""."""
        one = self.references[0] if self.references else None
        return one.resource if one and one.to_vocabulary and one.column in {"", "code"} else ""

    @cached_property
    def is_area(self) -> bool:
        """Whether it says which area is served."""
        return self.meaning == meanings.AREA_SERVED

    @cached_property
    def required(self) -> bool:
        """Whether a record must have it."""
        return bool(self.descriptor.get("constraints", {}).get("required"))

    @cached_property
    def translatable(self) -> bool:
        """Whether it holds sentences that a translator may put into other languages."""
        return bool(self.descriptor.get("translatable"))

    @cached_property
    def markdown(self) -> bool:
        """Whether its text is Markdown."""
        return bool(self.descriptor.get("markdown"))

    @cached_property
    def format(self) -> str:
        """Table Schema's `format`: `email`, `uri` or ""."""
        return str(self.descriptor.get("format", ""))

    @cached_property
    def example(self) -> object:
        """A value as an editor would write it, or None."""
        return self.descriptor.get("example")

    @cached_property
    def constraints(self) -> Mapping[str, Any]:
        """Table Schema constraints, the closed list of `categories` included as `enum`."""
        constraints = dict(self.descriptor.get("constraints", {}))
        if self.categories and not self.many:
            constraints["enum"] = list(self.categories)
        return constraints


@dataclass(frozen=True)
class Kind:
    """A table: its fields in the order of the columns, its words, what its records are."""

    name: str
    title: Text
    singular: Text
    description: Text
    icon: str
    position: int
    meaning: str
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Field by its name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def by_meaning(self) -> Mapping[str, Field]:
        """Field by what it means; where two mean the same, the first."""
        return {field.meaning: field for field in reversed(self.fields) if field.meaning}

    @cached_property
    def written(self) -> tuple[Field, ...]:
        """The fields an editor writes: all but the identifier, which is the file's name."""
        return tuple(field for field in self.fields if field.meaning != meanings.IDENTIFIER)

    @cached_property
    def identifier(self) -> str:
        """The name of the field that holds the record's id."""
        return self.by_meaning[meanings.IDENTIFIER].name

    @cached_property
    def naming(self) -> tuple[Field, ...]:
        """The fields that name records."""
        return tuple(field for field in self.fields if field.to_records)

    @cached_property
    def coded(self) -> tuple[Field, ...]:
        """The fields that hold a vocabulary's codes, or another column of it."""
        return tuple(field for field in self.fields if field.references and field.references[0].to_vocabulary)


def read(folder: Path, source: str, vocabularies: Collection[str]) -> dict[str, Kind]:
    """Every `<kind>.yml` of a folder, in their `position`. Raises CannotGoOn with all that is wrong in all of them.

    `vocabularies` are the names of the lists that fields may refer to.
    """
    findings: list[Finding] = []
    kinds: list[Kind] = []
    shared = _shared(folder)
    for path in sorted(folder.glob("[!_]*.yml")):
        name = f"{folder.name}/{path.name}"
        try:
            descriptor = declared.mapping(declared.read(path, name), name)
            kinds.append(made(path.stem, name, descriptor, shared, source, frozenset(vocabularies)))
        except CannotGoOn as error:
            findings += error.findings
    # A schema that is broken is there all the same: who refers to it has done nothing wrong.
    tables = {*vocabularies, *(path.stem for path in folder.glob("[!_]*.yml"))}
    findings += _lost(kinds, tables, folder.name)
    if findings:
        raise CannotGoOn(findings)
    return {kind.name: kind for kind in sorted(kinds, key=lambda kind: (kind.position, kind.name))}


def _shared(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    path = folder / f"{SHARED}.yml"
    file = f"{folder.name}/{path.name}"
    found = {SHARED: declared.read(path, file)} if path.is_file() else {}
    return {entry["name"]: entry for entry in declared.entries(found, SHARED, file, "name")}


def made(
    name: str,
    file: str,
    descriptor: Mapping[str, Any],
    shared: Mapping[str, Mapping[str, Any]],
    source: str,
    vocabularies: frozenset[str],
) -> Kind:
    """A kind from its declaration. `file` is what findings name. Raises CannotGoOn."""
    declared.named(name, file)
    whole = [_whole(file, entry, shared) for entry in declared.entries(descriptor, "fields", file, "name")]
    fields = tuple(_field(file, entry, source, vocabularies) for entry in whole)
    twice = {field.name for field in fields if [other.name for other in fields].count(field.name) > 1}
    if twice:
        raise CannotGoOn([declared.broken(file, say("a field stands here twice"), found=", ".join(sorted(twice)))])
    if meanings.IDENTIFIER not in {field.meaning for field in fields}:
        raise CannotGoOn([declared.broken(file, say("no field has rdfType dct:identifier: add `- name: id`"))])
    title = localised(descriptor, "title", source) or Text({source: name})
    return Kind(
        name=name,
        title=title,
        singular=localised(descriptor, "singular", source) or title,
        description=localised(descriptor, "description", source),
        icon=str(descriptor.get("icon", "")),
        position=position if isinstance(position := descriptor.get("position"), int) else LAST,
        meaning=meanings.expand(str(descriptor.get("rdfType", "schema:Thing"))),
        fields=fields,
    )


def _whole(file: str, entry: Mapping[str, Any], shared: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """A field's declaration: one without a type is the shared one of that name, some of its words perhaps changed."""
    name = str(entry.get("name", ""))
    if "type" in entry:
        return entry
    if name not in shared:
        problem = say("the field has no type, and {file} has no field of that name", file=f"{SHARED}.yml")
        raise CannotGoOn([declared.broken(file, problem, found=name)])
    return {**shared[name], **entry}


def _field(file: str, descriptor: Mapping[str, Any], source: str, vocabularies: frozenset[str]) -> Field:
    name, kind = str(descriptor["name"]), str(descriptor["type"])
    declared.named(name, file)
    if kind not in TYPES:
        problem = say("a field's type is one of {types}", types=", ".join(TYPES))
        raise CannotGoOn([declared.broken(file, problem, found=f"{name}: {kind}")])
    declared.constraints(file, descriptor)
    title = localised(descriptor, "title", source) or Text({source: name})
    return Field(
        name=name,
        type=kind,
        title=title,
        description=localised(descriptor, "description", source),
        meaning=meanings.expand(str(descriptor.get("rdfType", ""))),
        section=str(descriptor.get("section", "")),
        # What the field makes of the record it names; its title, where no one has found better words.
        inverse=localised(descriptor, "inverse", source) or title,
        references=tuple(_references(_words(file, name, descriptor.get("references")), vocabularies)),
        categories={
            str(one["value"]): localised(one, "label", source)
            for one in declared.entries(descriptor, "categories", file, "value")
        },
        descriptor=descriptor,
    )


def _words(file: str, name: str, written: Any) -> Sequence[str]:
    """The tables that a field refers to: one word, or a list of words."""
    words = written if isinstance(written, list) else [written] if written else []
    if not all(isinstance(one, str) for one in words):
        problem = say("{field} refers to a table that is neither a kind nor a vocabulary", field=name)
        raise CannotGoOn([declared.broken(file, problem, found=written)])
    return words


def _references(written: Sequence[str], vocabularies: frozenset[str]) -> Iterator[Reference]:
    for one in written:
        resource, _, column = one.partition(".")
        yield Reference(resource, column, resource in vocabularies)


def _lost(kinds: Sequence[Kind], tables: Collection[str], folder: str) -> Iterable[Finding]:
    """Fields that refer to a table that is not there."""
    for kind in kinds:
        for field in kind.fields:
            for reference in field.references:
                if reference.resource not in tables:
                    problem = say("{field} refers to a table that is neither a kind nor a vocabulary", field=field.name)
                    yield declared.broken(f"{folder}/{kind.name}.yml", problem, found=reference.resource)
