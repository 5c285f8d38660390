"""Plain text is as wide as it is shown, and is parted where a reader would part it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crocevia.digest.chosen import shares
from crocevia.digest.columns import WIDTH, width, wrapped


@pytest.mark.parametrize(
    "text",
    [
        "parola " * 60,
        "市政府为有困难的成年人开设的收容所，" * 12,
        "دار إيواء تابعة للبلدية " * 20,
        "Їжа e\u0301 面包 " * 30,
    ],
)
def test_lines_are_no_wider_than_a_terminal_and_lose_nothing(text):
    lines = list(wrapped(text, "1. ", "   "))
    assert all(width(line) <= WIDTH for line in lines)
    assert len(lines) > 2
    assert lines[0].startswith("1. ")
    assert all(line.startswith("   ") for line in lines[1:])
    assert "".join("".join(lines).split()) == "1." + "".join(text.split())
    # No line is left half empty without need.
    assert all(width(line) > WIDTH - 20 for line in lines[:-1])


def test_an_address_is_never_parted():
    address = "https://example.org/" + "a" * 100
    assert list(wrapped(f"vai a {address} ora", "", "  ")) == ["vai a", f"  {address}", "  ora"]


def test_no_line_begins_with_what_closes_another():
    lines = list(wrapped("面包店，" * 40))
    assert len(lines) > 2
    assert not any(line.startswith("，") for line in lines)


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_any_text_comes_through_whole(text):
    assert "".join("".join(wrapped(text)).split()) == "".join(text.split())


@given(st.dictionaries(st.integers(), st.integers(0, 50), max_size=6), st.integers(0, 40))
def test_shares_are_as_even_as_they_can_be(counts, most):
    given = shares(counts, most)
    assert sum(given.values()) == min(most, sum(counts.values()))
    assert all(given[name] <= count for name, count in counts.items())
    short = [given[name] for name, count in counts.items() if given[name] < count]
    # Who has less than it wants has no less than anybody has, but for what cannot be divided.
    assert all(one >= max(given.values()) - 1 for one in short)
