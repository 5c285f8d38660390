"""The catalogue as tables, a kind or a vocabulary each: what every tabular channel writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from crocevia import meanings as m
from crocevia.derived import derived
from crocevia.edition import Edition
from crocevia.kinds import DELIMITER, Field, Kind
from crocevia.language import say
from crocevia.lexical import PREFIXED, Value, degrees, published, publisher
from crocevia.meanings import expand
from crocevia.model import Record
from crocevia.table import Column, Table
from crocevia.vocabularies import Term, Vocabulary

AnyTable = Table[Record] | Table[Term]


def tables(edition: Edition) -> Iterator[AnyTable]:
    """Every kind, then every vocabulary."""
    for kind in edition.catalogue.kinds.values():
        yield kind_table(edition, kind)
    for vocabulary in edition.catalogue.vocabularies.values():
        yield vocabulary_table(edition, vocabulary)


def kind_table(edition: Edition, kind: Kind) -> Table[Record]:
    """The fields of a kind in the order of its schema, then the derived ones."""
    # A confidential record is not published: the column would be empty for all, and tell that there are some.
    fields = [field for field in kind.fields if field.meaning != m.CONFIDENTIAL]
    return Table(
        name=kind.name,
        title=kind.title,
        description=kind.description,
        columns=(*map(_field_column, fields), *derived(edition, kind)),
        rows=lambda: iter(edition.catalogue.of(kind.name)),
        key=kind.by_meaning[m.IDENTIFIER].name,
        foreign_keys=tuple(_foreign_key(field, edition) for field in fields if _is_key(field)),
    )


def _is_key(field: Field) -> bool:
    # Table Schema's foreign keys are of whole cells, and of one table: lists say `references` instead.
    return len(field.references) == 1 and not field.many


def _foreign_key(field: Field, edition: Edition) -> Mapping[str, Any]:
    reference = field.references[0]
    column = reference.column or "code"
    if not reference.to_vocabulary:
        column = edition.catalogue.kinds[reference.resource].by_meaning[m.IDENTIFIER].name
    return {"fields": [field.name], "reference": {"resource": reference.resource, "fields": [column]}}


def _field_column(field: Field) -> Column[Record]:
    name, publish = field.name, publisher(field)

    def value(record: Record) -> Value | None:
        said = record.values.get(name)
        if said is None:
            return None
        return tuple(map(publish, said)) if isinstance(said, tuple) else publish(said)

    return Column(name, published(field), value)


def vocabulary_table(edition: Edition, vocabulary: Vocabulary) -> Table[Term]:
    """Code, labels, descriptions and synonyms in every language, then what the vocabulary says beyond."""
    return Table(
        name=vocabulary.name,
        title=vocabulary.title,
        description=vocabulary.description,
        columns=(*_common(edition), *(_extra(column) for column in vocabulary.columns)),
        rows=lambda: iter(vocabulary.terms.values()),
        key="code",
        # An empty resource is Table Schema's name for the table itself.
        foreign_keys=({"fields": ["broader"], "reference": {"resource": "", "fields": ["code"]}},),
    )


_TITLES = {
    "code": say("Code"),
    "label": say("Label"),
    "description": say("Description"),
    "synonyms": say("What people say"),
    "broader": say("Broader term"),
}


def _common(edition: Edition) -> Iterator[Column[Term]]:
    languages = edition.settings.languages
    yield _column(edition, "code", "", lambda term: term.code, constraints={"required": True})
    for one in languages:
        yield _column(edition, "label", one, _label(one, languages[0]))
    for one in languages:
        yield _column(edition, "description", one, _description(one))
    for one in languages:
        yield _column(edition, "synonyms", one, _synonyms(one), type="list", delimiter=DELIMITER)
    yield _column(edition, "broader", "", lambda term: term.broader or None)


def _label(language: str, source: str) -> Callable[[Term], str]:
    return lambda term: term.label.get(language) or term.label.in_(source)


def _description(language: str) -> Callable[[Term], str | None]:
    return lambda term: term.description.get(language) or None


def _synonyms(language: str) -> Callable[[Term], tuple[str, ...] | None]:
    return lambda term: term.synonyms.get(language) or None


def _column(edition: Edition, stem: str, of: str, value: Callable[[Term], Value | None], **more: Any) -> Column[Term]:
    """A column that every vocabulary has; `of` is the language that its cells are in."""
    source = edition.settings.source
    name = stem if of in {"", source} else f"{stem}_{of}"
    descriptor: dict[str, Any] = {"name": name, "type": "string"}
    for language in edition.settings.languages:
        suffix = "" if language == source else f"@{language}"
        title = _TITLES[stem].in_(language)
        descriptor[f"title{suffix}"] = title if of in {"", source} else f"{title} ({of})"
    return Column(name, {**descriptor, **more}, value)


def _extra(column: Mapping[str, Any]) -> Column[Term]:
    """A column that this vocabulary declares."""
    name, meaning = str(column["name"]), expand(str(column.get("rdfType", "")))
    prefix, form = PREFIXED.get(meaning, ("", ""))
    descriptor = {**column, **({"rdfType": meaning} if meaning else {}), **({"lexicalForm": form} if form else {})}
    constraints = column.get("constraints", {})
    if prefix and constraints.get("pattern"):
        descriptor["constraints"] = {**constraints, "pattern": prefix + constraints["pattern"]}

    read = _READ.get(str(column.get("type")))

    def value(term: Term) -> Value | None:
        said = term.columns.get(name, "")
        if not said:
            return None
        return read(said) if read else f"{prefix}{said}"

    return Column(name, descriptor, value)


# A vocabulary's own columns are text until here; their form was looked at when they were read.
_READ: Mapping[str, Callable[[str], Value]] = {
    "integer": int,
    "number": lambda text: degrees(Decimal(text)),
    "boolean": lambda text: text == "true",
    "date": date.fromisoformat,
}
