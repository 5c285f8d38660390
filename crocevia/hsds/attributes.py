"""Attributes: everything that HSDS has no field for, each with the term that says what it is.

`link_type` is the name of our field. A code is its vocabulary's term; a choice its own; whatever else, the term of the
field with the value beside it. A reference is the identifier of the object that it leads to, its name in `label`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crocevia import meanings as m
from crocevia.hsds.city import City, Thing, thing
from crocevia.hsds.forms import written
from crocevia.hsds.parts import Parts
from crocevia.hsds.terms import Terms
from crocevia.hsds.whole import Whole
from crocevia.kinds import Field
from crocevia.model import Record, Ref, Scalar


class Attributes:
    """The attributes of a city's records."""

    def __init__(self, city: City, parts: Parts, terms: Terms) -> None:
        self._city, self._terms = city, terms
        self.whole = Whole(city, parts)

    def of(self, record: Record) -> Iterator[tuple[Thing, Thing]]:
        """Each attribute, and its term."""
        said = self.whole.fields(record)
        for field in record.kind.fields:
            value = record.values.get(field.name)
            if value is None or field.name in said or field.meaning == m.CONFIDENTIAL:
                continue
            values = value if isinstance(value, tuple) else (value,)
            for number, one in enumerate(values):
                yield self._attribute(record, field, one, number)

    def _attribute(self, record: Record, field: Field, value: Scalar, number: int) -> tuple[Thing, Thing]:
        text, label, term = written(value), "", None
        if isinstance(value, Ref):
            found = self._city.catalogue.find(value)
            text, label = self._city.target(value) or str(value), found.text(m.NAME) if found else ""
        elif field.references:
            term = self._coded(field, text)
            # A term found by another of its columns (an ISTAT code): the value is that column's.
            text = "" if term and field.vocabulary else text
        elif text in field.categories:
            term, text = self._terms.term(field, record.kind, text), ""
        id = self._city.ids.of("attribute", str(record.ref), field.name, number)
        return thing(id=id, link_type=field.name, value=text, label=label), (
            term or self._terms.term(field, record.kind)
        )

    def _coded(self, field: Field, code: str) -> Thing | None:
        reference = field.references[0]
        term = self._city.catalogue.vocabularies[reference.resource].holding(reference.column or "code", code)
        return self._terms.coded(reference.resource, term.code) if term else None
