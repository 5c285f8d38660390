"""Editions to search: the project's own catalogue, and synthetic ones of any size, made without files."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from bench import synthetic
from crocevia import model
from crocevia.channels import search
from crocevia.load import Source
from tests.editions import edition


def real():
    """Milan's edition on a fixed day."""
    return edition("milan")


@cache
def town(count):
    """A synthetic town with Milan's schemas and vocabularies; its verified records are fresh."""
    milan = real()
    folder = milan.settings.catalogue / "vocabularies"
    sources = [
        Source(one.kind, one.id, f"{one.kind}/{one.id}.yml", {name: cell(value) for name, value in one.fields.items()})
        for one in synthetic.records(count, folder)
    ]
    known = milan.catalogue
    catalogue = model.build(sources, known.kinds, known.vocabularies, {}, known.source)
    return replace(milan, catalogue=catalogue, today=synthetic.DAY)


def cell(value):
    """A value as the loader would read it from a file."""
    match value:
        case tuple():
            return value
        case bool():
            return str(value).lower()
        case date() | Decimal() | float() | int():
            return str(value)
        case _:
            return value


def write(city, folder, single=search.SINGLE):
    """Write the index of a city's edition below a folder; the number of files."""
    count = 0
    for output in search.outputs(city, single):
        for path, fill in output.files():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                fill(file)
            count += 1
    return count
