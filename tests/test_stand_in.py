"""What stands in for other people's packages in the browser answers as they do."""

import importlib.util
import json
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crocevia import cells
from crocevia.bundles import bundle
from crocevia.when.italy import is_public_holiday
from tests.cities import rulebook
from tests.editions import CITIES, edition

ROOT = Path(__file__).parents[1]
INSTEAD = ROOT / "tools" / "clerk" / "instead"


def stand_in(name):
    spec = importlib.util.spec_from_file_location(f"instead_{name}", INSTEAD / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FRICTIONLESS, HOLIDAYS = stand_in("frictionless"), stand_in("holidays")


def readers(field):
    """What frictionless reads a field with, and what stands in for it."""
    with patch.object(cells, "frictionless", FRICTIONLESS):
        ours = cells.reader(field)
    return cells.reader(field), ours


KINDS = [kind for city in CITIES for kind in edition(city).catalogue.kinds.values()] + [*rulebook().kinds.values()]
FIELDS = {json.dumps(cells.item_descriptor(field), default=str): field for kind in KINDS for field in kind.fields}
READERS = [pair for pair in map(readers, FIELDS.values()) if pair[0]]

# Near to what types, limits and patterns ask for.
SIGNS = "0123456789.-+:/@ _aeAEzìß|\n\t²٣é"
TEXTS = st.one_of(
    st.text(max_size=30),
    st.text(SIGNS, max_size=12),
    st.integers().map(str),
    st.integers(-200, 200).map(str),
    st.decimals(allow_nan=True).map(str),
    st.decimals(-200, 200, places=6).map(str),
    st.dates().map(str),
    st.emails(),
    st.from_regex(r"\A[a-z.+é]{1,5}@[a-zà.\[\]:0-9-]{1,9}\Z"),
    st.sampled_from([*cells.TRUE, *cells.FALSE, "True", "1", "no ", "", "NaN", "-inf", "1e5", "2026-02-30", "x" * 300]),
)


@settings(max_examples=1_000)
@given(TEXTS)
def test_every_field_reads_a_text_as_with_frictionless(text):
    for original, ours in READERS:
        value, notes = original(text)
        read, noted = ours(text)
        assert (read, set(noted or ())) == (value, set(notes or ()))


@pytest.mark.parametrize("field", FIELDS.values(), ids=[field.name for field in FIELDS.values()])
def test_every_field_reads_what_its_schema_gives_as_an_example(field):
    original, ours = readers(field)
    examples = field.example if isinstance(field.example, list) else [field.example]
    for text in map(str, [*examples, *field.categories, *field.constraints.values()]) if original else ():
        value, notes = original(text)
        assert ours(text)[0] == value
        assert set(ours(text)[1] or ()) == set(notes or ())


def test_the_fields_that_are_tried_are_of_every_type_and_constraint():
    descriptors = [json.loads(text) for text in FIELDS]
    assert {one["type"] for one in descriptors} == {"string", "integer", "number", "boolean", "date"}
    limits = {name for one in descriptors for name in one["constraints"]}
    assert limits >= {"enum", "maxLength", "maximum", "minimum", "pattern"}


def test_public_holidays_are_those_of_the_package():
    day = date(HOLIDAYS.FIRST, 1, 1)
    while day.year < 2090:
        ours = HOLIDAYS.country_holidays("IT", years=day.year, language="en_US")
        assert (day in ours) == is_public_holiday(day), day
        day += timedelta(1)


def test_the_archive_is_made_of_this_tree():
    packed = json.loads(bundle("clerk/modules.json"))
    ours = {name: INSTEAD / name if (INSTEAD / name).is_file() else ROOT / name for name in packed}
    stale = [
        name for name, path in ours.items() if path.is_file() and sha256(path.read_bytes()).hexdigest() != packed[name]
    ]
    assert stale == [], "run `make`: the archive of the engine for the browser is older than the engine"
    assert "crocevia/check.py" in packed
    assert "frictionless.py" in packed
