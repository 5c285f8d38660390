"""Which area a dataset covers: what the city says, or the provinces of the municipalities that its records name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crocevia import meanings as m
from crocevia.authorities import ITALY
from crocevia.edition import Edition
from crocevia.meanings import expand
from crocevia.model import Record
from crocevia.vocabularies import Vocabulary

# A municipality's own IRI holds the day on which its borders were last changed, which no record knows; a province's does not.
_PROVINCE = f"{ITALY}territorial-classifications/provinces/"
_CODE = re.compile("[0-9]{6}")


def places(edition: Edition, records: Iterable[Record]) -> tuple[str, ...]:
    """IRIs of the areas, in order, each once."""
    said = edition.settings.open_data.area
    return said or tuple(sorted({f"{_PROVINCE}{code[:3]}" for one in records for code in _codes(edition, one)}))


def _codes(edition: Edition, record: Record) -> Iterator[str]:
    """The ISTAT codes of the municipalities that a record serves or is in."""
    field = record.kind.by_meaning.get(m.AREA_SERVED)
    areas = edition.catalogue.vocabularies.get(field.vocabulary) if field else None
    if areas and (column := istat_column(areas)):
        for code in record.many(m.AREA_SERVED):
            above = (areas.terms[one].columns.get(column, "") for one in areas.upwards(str(code)))
            yield from [one for one in above if _CODE.fullmatch(one)][:1]
    municipality = record.text(m.MUNICIPALITY)
    if _CODE.fullmatch(municipality):
        yield municipality


def istat_column(vocabulary: Vocabulary) -> str:
    """The column that holds municipalities' ISTAT codes, or ""."""
    columns = (column for column in vocabulary.columns if expand(str(column.get("rdfType", ""))) == m.ISTAT_CODE)
    return next((str(column["name"]) for column in columns), "")
