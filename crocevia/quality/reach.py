"""Criteria on whom a record reaches: who reads with effort, who reads another language, who looks at the map. All ours."""

from __future__ import annotations

from collections.abc import Sequence

from crocevia import meanings as m
from crocevia.kinds import Field
from crocevia.language import NOTHING, say
from crocevia.model import Record
from crocevia.quality import reading
from crocevia.quality.criterion import FULL, Circumstances, Criterion, Mark, between, has, knows


def readable(record: Record, among: Circumstances) -> Mark | None:
    """The Gulpease index of its sentences, which is of Italian: no other language is judged by it."""
    if among.languages[0] != "it":
        return None
    texts = (record.values.get(field.name) for field in record.kind.fields if field.translatable)
    index = reading.gulpease("\n\n".join(text for text in texts if isinstance(text, str)))
    if index is None:
        return None
    share = between(index, reading.HARD, reading.EASY)
    # Who went to school for eight years understands it.
    remedy = NOTHING if index >= reading.FAIR else say("Write shorter sentences and shorter words.")
    return Mark(share, say("Gulpease {index}", index=index), remedy)


def translated(record: Record, among: Circumstances) -> Mark | None:
    """The share of its sentences that are translated, over the other languages; one that is out of date counts half."""
    source, *others = among.languages
    written = [field for field in record.kind.fields if field.translatable and record.values.get(field.name)]
    if not (written and others):
        return None
    shares = {language: _translated(record, written, language, source) for language in others}
    share = sum(shares.values()) / (len(written) * len(others))
    if share == 1:
        return FULL
    lacking = tuple(language for language in others if shares[language] < len(written))
    return Mark(share, remedy=say("Translate it, or what has changed: {languages}.", languages=lacking))


def _translated(record: Record, written: Sequence[Field], language: str, source: str) -> float:
    """How many of its sentences are in a language."""
    if language not in record.translations:
        return 0.0
    said = (record.words(field, language, source) for field in written)
    return sum((0.5 if one.outdated else 1.0) for one in said if one.language == language)


def coordinates(record: Record, among: Circumstances) -> Mark | None:
    """The exact point of a place; half, where only its municipality is known. What is at a place has the place's."""
    if not knows(record, m.LATITUDE, m.LONGITUDE):
        return None
    if has(record, m.LATITUDE) and has(record, m.LONGITUDE):
        return FULL
    known = among.catalogue.municipality(record) is not None
    return Mark(0.5 if known else 0.0, remedy=say("Write latitude and longitude: the map shows the municipality only."))


CRITERIA = (
    Criterion(
        "coordinates",
        1,
        say("Coordinates"),
        say("Of places: 1 with the exact point; 0.5 where only the municipality is known."),
        coordinates,
    ),
    Criterion(
        "readable",
        1,
        say("Easy to read"),
        say("The Gulpease index of its Italian text: 0 up to 40, 1 from 80. Left out below 30 words."),
        readable,
    ),
    Criterion(
        "translated",
        1,
        say("Translated"),
        say("The share of its sentences in the other languages of the site; out of date counts half."),
        translated,
    ),
)
