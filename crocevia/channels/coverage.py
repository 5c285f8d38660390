"""What there is and where it is missing, for who plans: a page in each language, its pictures, a CSV for each figure."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from typing import BinaryIO

from crocevia.coverage.figure import Figure, Grid, Row
from crocevia.coverage.figures import figures
from crocevia.edition import Data, Described, Edition, Family, Output
from crocevia.html.page import ROOT
from crocevia.html.view import View
from crocevia.language import NOTHING, Message, say
from crocevia.pictures.canvas import Canvas, Label

TITLE = say("Coverage")
LEAD = say("What there is and where it is missing")
# A picture's shapes are drawn once for all languages: one process has them all.
BATCH = "coverage"
# Of a table, on the page: the CSV has all.
MOST_ROWS = 25
_RFC = "https://www.rfc-editor.org/rfc/rfc4180"


def outputs(edition: Edition) -> Iterator[Described]:
    """A CSV for each figure that the city has; in each language the page and its pictures."""
    found = {one.name: one for one in figures(edition)}
    there = {name: figure for name, figure in found.items() if not figure.lacks}
    for name, figure in there.items():
        data = Data(figure.how, _RFC, fields=tuple(figure.fields(edition.settings.languages)), key=figure.key)
        yield Output(table(name), "text/csv", figure.title, partial(_table, figure), batch=BATCH, data=data)
    # Counted and drawn when the first is written.
    drawn = cache(lambda name: _canvas(there[name]))
    shown = cache(lambda: [_shown(figure, drawn) for figure in found.values()])
    pictured = tuple(name for name, figure in there.items() if _has_picture(figure))
    for language in edition.settings.languages:
        view = View(edition, language)
        picture = partial(_picture, drawn, language)
        if pictured:
            path = f"{view.prefix}coverage/{{}}.svg"
            yield Family(path, "image/svg+xml", say("Pictures of the coverage"), pictured, picture, batch=BATCH)
        page = partial(_page, view, shown)
        yield Output(f"{view.prefix}coverage/index.html", "text/html", TITLE, page, batch=BATCH)


def table(name: str) -> str:
    """Where a figure's CSV stands in the site."""
    return f"data/coverage/{name}.csv"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page says of a figure: why there is nothing to see, or a picture, a table of it and where its CSV is."""

    figure: Figure
    lacks: Message
    csv: str = ""
    canvas: Canvas | None = None
    grid: Grid | None = None
    rows: Sequence[Row] = ()
    more: bool = False


def _table(figure: Figure, file: BinaryIO) -> None:
    # The byte order mark makes Excel read UTF-8; Table Schema readers pass over it.
    file.write(codecs.BOM_UTF8)
    rows = csv.writer(codecs.getwriter("utf-8")(file), lineterminator="\r\n")
    rows.writerow(field["name"] for field in figure.fields(figure.survey.edition.settings.languages))
    rows.writerows(list(figure.cells(row)) for row in figure.rows())


def _has_picture(figure: Figure) -> bool:
    return type(figure).picture is not Figure.picture


def _canvas(figure: Figure) -> Canvas:
    """The picture, or a sheet that says that there is nothing to draw."""
    canvas = figure.picture()
    if canvas is None:
        canvas = Canvas(480, 60, figure.title, figure.how)
        canvas.label(Label(NOTHING_YET, 240, 35, 460, "middle"))
    return canvas


NOTHING_YET = say("There is nothing to count yet.")


def _picture(drawn: Callable[[str], Canvas], language: str, file: BinaryIO, name: str) -> None:
    file.write(drawn(name).svg(language))


def _page(view: View, shown: Callable[[], list[Shown]], file: BinaryIO) -> None:
    survey = shown()[0].figure.survey
    main = view.env.get_template("coverage.html").render(
        view=view,
        survey=survey,
        unplaced=sum(not one.zones for one in survey.active),
        figures=shown(),
        title=TITLE.in_(view.language),
        lead=LEAD.in_(view.language),
        base=ROOT,
    )
    file.write(view.frame.fill(view.page("coverage/", TITLE.in_(view.language), LEAD.in_(view.language), main)))


def _shown(figure: Figure, drawn: Callable[[str], Canvas]) -> Shown:
    if figure.lacks:
        return Shown(figure, figure.lacks)
    grid = figure.grid()
    rows = [] if grid else list(islice(figure.rows(), MOST_ROWS + 1))
    if not grid and not rows:
        return Shown(figure, NOTHING_YET, table(figure.name))
    canvas = drawn(figure.name) if _has_picture(figure) else None
    return Shown(figure, NOTHING, table(figure.name), canvas, grid, rows[:MOST_ROWS], len(rows) > MOST_ROWS)
