"""Which words are near to one that is in no list."""

import random
import time

import pytest

from crocevia.near import LONGEST, Near

WORDS = ["food", "home", "shelter", "mensa-di-via-roma", "mensa-del-ponte"]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("fod", ["food"]),
        ("hme", ["home"]),
        ("food", ["food"]),
        ("mensa-via-roma", ["mensa-di-via-roma"]),
        ("xyz", []),
        ("", []),
        ("f", []),
        ("è", []),
        ("food" * LONGEST, []),
    ],
)
def test_the_nearest_come_first(word, near):
    assert Near(WORDS).to(word)[:2] == near


def test_where_nothing_is_nothing_is_near():
    assert Near([]).to("food") == []


def test_no_more_are_given_than_asked_for():
    assert len(Near([f"mensa-{number}" for number in range(50)]).to("mensa-x", 2)) == 2


def test_a_word_is_looked_for_quickly_among_ten_thousand():
    chance = random.Random(1)
    pieces = ("mensa", "emporio", "centro", "ascolto", "casa", "via", "roma", "milano", "bologna", "lavoro", "salute")
    near = Near("-".join(chance.choices(pieces, k=4)) + f"-{number}" for number in range(10_000))
    start = time.process_time()
    for number in range(100):
        near.to(f"centro-ascolto-milano-via-roma-{number}")
    assert time.process_time() - start < 2.0
