"""How single values are written."""

from datetime import date
from decimal import Decimal

import pytest

from crocevia.lexical import written


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (True, "true"),
        (False, "false"),
        (date(2026, 11, 21), "2026-11-21"),
        (Decimal("9.19"), "9.19000"),
        (65, "65"),
        ("a|b", "a/b"),
        ("due\nrighe", "due righe"),
    ],
)
def test_a_value_is_written_so_that_every_reader_reads_the_same(value, cell):
    assert written(value) == cell
