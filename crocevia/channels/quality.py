"""How good each record is and what would do: a table of all, and a page that says where to begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, BinaryIO

from babel.numbers import format_percent

from crocevia import meanings as m
from crocevia.channels.csv import put
from crocevia.edition import Data, Edition, Output
from crocevia.html.page import FORMS, ROOT
from crocevia.html.times import cldr
from crocevia.html.view import View
from crocevia.language import NOTHING, Message, say
from crocevia.lexical import Value, degrees
from crocevia.quality.criterion import Circumstances, Criterion, Mark
from crocevia.quality.report import RECORDS, Report
from crocevia.quality.score import CRITERIA, Assessed, to_do
from crocevia.table import Column

PATH, PAGE = "data/quality.csv", "quality/"
TITLE = say("Quality of the data")
_RFC_4180 = "https://www.rfc-editor.org/rfc/rfc4180"
_ABOUT = say("For who mends the data: of every record a score, how it comes about, and what would do.")
# All is worked out once, in one process.
_BATCH = "quality"
_Row = tuple[Assessed, Sequence[Mark | None]]


def outputs(edition: Edition) -> Iterator[Output]:
    """The table, and the page in each language."""
    among = Circumstances(edition.catalogue, edition.today, edition.settings.languages)
    columns = tuple(_columns(edition))
    data = Data(_ABOUT, _RFC_4180, fields=tuple(one.descriptor for one in columns), key=("record",))
    report = Report(among)
    yield Output(PATH, "text/csv", TITLE, lambda file: put(columns, report.rows(), file), batch=_BATCH, data=data)
    for language in edition.settings.languages:
        view = View(edition, language)
        path = f"{view.prefix}{PAGE}index.html"
        yield Output(path, "text/html", TITLE, partial(_page, view, report), batch=_BATCH)


def _page(view: View, report: Report, file: BinaryIO) -> None:
    title = TITLE.in_(view.language)
    lead = say("Where a record says too little, or nobody has checked it, and what would do.").in_(view.language)
    main = view.env.get_template("quality.html").render(
        view=view,
        report=report,
        most=RECORDS,
        title=title,
        lead=lead,
        percent=partial(format_percent, locale=cldr(view.language)),
        criteria=CRITERIA,
        table=PATH,
        forms=f"{view.prefix}{FORMS}/" if view.edition.settings.has("forms") else "",
        base=ROOT,
    )
    file.write(view.frame.fill(view.page(PAGE, title, lead, main)))


def _columns(edition: Edition) -> Iterator[Column[_Row]]:
    source = edition.settings.source
    column = partial(_column, edition)
    required = {"constraints": {"required": True}}
    yield column("record", say("Record"), say("Kind and identifier."), lambda row: str(row[0].record.ref), **required)
    yield column("kind", say("Kind"), NOTHING, lambda row: row[0].record.kind.name, **required)
    yield column("id", say("Identifier"), NOTHING, lambda row: row[0].record.id, **required)
    yield column("name", say("Name"), NOTHING, lambda row: row[0].record.text(m.NAME) or None)
    yield column(
        "page_url",
        say("Page"),
        say("The persistent address of the record's page."),
        lambda row: edition.absolute(edition.record_path(row[0].record, source)),
    )
    about = say("From 0 to 100: the mean of the criteria that apply, by their weights. Empty for what has ended.")
    bounds = {"minimum": 0, "maximum": 100}
    yield column("score", say("Score"), about, lambda row: row[0].score, type="integer", constraints=bounds)
    for number, criterion in enumerate(CRITERIA):
        yield _criterion(edition, criterion, number)
    about = say("What would do, what weighs most first, in the language of the records.")
    yield column("to_do", say("What to do"), about, lambda row: _to_do(row[1], source) or None)


def _criterion(edition: Edition, criterion: Criterion, number: int) -> Column[_Row]:
    def value(row: _Row) -> Value | None:
        share = row[0].shares[number]
        return None if share is None else degrees(Decimal(share))

    bounds = {"minimum": 0, "maximum": 1}
    return _column(edition, criterion.code, criterion.title, criterion.about, value, type="number", constraints=bounds)


def _to_do(given: Sequence[Mark | None], language: str) -> str:
    return " ".join(_said(criterion, mark, language) for criterion, mark in to_do(given))


def _said(criterion: Criterion, mark: Mark, language: str) -> str:
    """Which criterion, what would do, what was found."""
    found = f" ({mark.found.in_(language)})" if mark.found else ""
    return f"{criterion.title.in_(language)}: {mark.remedy.in_(language)}{found}"


def _column(edition: Edition, name: str, title: Message, about: Message, value: Any, **more: Any) -> Column[_Row]:
    descriptor: dict[str, Any] = {"name": name, "type": "string"}
    for language in edition.settings.languages:
        suffix = "" if language == edition.settings.source else f"@{language}"
        descriptor[f"title{suffix}"] = title.in_(language)
        if about:
            descriptor[f"description{suffix}"] = about.in_(language)
    return Column(name, {**descriptor, **more}, value)
