"""How alike two records are is said by few reasons, which hold or do not."""

import pytest

from crocevia.pairs.alike import WEIGHTS, WORTH_SAYING, alike
from crocevia.pairs.candidates import pairs
from crocevia.pairs.sights import sight
from tests.cities import rulebook
from tests.pairs.labelled import labelled, measured

THINGS, SPOTS = rulebook().kinds["things"], rulebook().kinds["spots"]
SPOT = {"called": "Ponte", "street": "via del Ponte 3", "town": "001125"}


def thing(id="one", place=None, **cells):
    return sight(THINGS, id, {"called": "Mensa del ponte", **cells}, (SPOTS, place) if place else None)


def reasons(left, right, holders=None):
    return {one.name for one in alike(left, right, holders or {}).reasons}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({}, {}, "same name"),
        ({}, {"called": "Mnesa del ponte ODV"}, "same name"),
        ({}, {"called": "Mensa del ponte vecchio"}, "name within"),
        ({"called": "C.S.V. Ivrea"}, {"called": "Centro servizi volontari Ivrea"}, "same name"),
        ({"called": "Municipio 2"}, {"called": "Municipio 3"}, "own words"),
        ({"called": "Mensa Rossa"}, {"called": "Mensa Verde"}, "own words"),
        ({"tax": "01704670155"}, {"tax": "1704670155"}, "same code"),
        ({"tax": "01704670155"}, {"tax": "97058050150"}, "other code"),
        ({"tel": ("02 88463107",)}, {"tel": ("+39 02 8846 3107", "1522")}, "same phone"),
        ({"tel": ("02 88463107",)}, {"tel": ("1522",)}, "other phone"),
        ({"at": "ponte"}, {"at": "spots/ponte"}, "same place"),
    ],
)
def test_what_two_records_share_or_not_is_a_reason(one, other, reason):
    assert reason in reasons(thing(**one), thing("other", **other))


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        ({"street": "V. del Ponte, n. 3/A"}, "same place"),
        ({"street": "via del Ponte"}, "same street"),
        ({"street": "via del Ponte 7"}, "other street"),
        ({"street": "via del Pozzo 3"}, "other street"),
        ({"town": "015146"}, "other town"),
    ],
)
def test_where_two_records_are_is_a_reason(at, reason):
    assert reason in reasons(thing(place=SPOT), thing("other", place={**SPOT, **at}))


def test_what_many_have_says_less():
    one, other = thing(tel=("02 88463107",)), thing("other", tel=("02 88463107",))
    few, many = (
        next(
            one.points
            for one in alike(one, other, {"tel:+39-02-8846-3107": holders}).reasons
            if one.name == "same phone"
        )
        for holders in (2, 30)
    )
    assert few == WEIGHTS["same phone"]
    assert many < few / 2


def test_a_record_that_names_the_other_is_not_the_other():
    one = thing(leads_to=("things/other",))
    assert alike(one, thing("other"), {}).score == 0


def test_only_records_of_one_family_are_held_against_each_other():
    same = {"called": "Ponte"}
    assert not pairs([thing(**same), sight(SPOTS, "ponte", same, None)])
    (found,) = pairs([thing(**same), thing("other", **same)])
    assert (found.left.id, found.right.id) == ("things/one", "things/other")


def test_only_pairs_about_what_changed_are_said():
    listed = [thing(id) for id in ("one", "two", "three")]
    assert len(pairs(listed)) == 3
    assert [{one.left.id, one.right.id} for one in pairs(listed, {"things/three"})] == [
        {"things/one", "things/three"},
        {"things/two", "things/three"},
    ]


def test_the_labelled_set_is_large_and_hard_enough():
    same, other = ([one for one in labelled() if one.same is it] for it in (True, False))
    assert len(same) >= 150
    assert len(other) >= 400
    # Hard: what is not the same has something in common nevertheless.
    assert sum(bool(one.left.keys & one.right.keys) for one in other) > 0.9 * len(other)


def test_pairs_kept_from_tuning_are_found_and_hardly_any_other():
    found = measured([one for one in labelled() if one.held_out])
    assert found.recall >= 0.9, [(one.left.id, one.right.id, one.score) for one in found.missed]
    assert found.precision >= 0.9, [(one.left.id, one.right.id, one.score) for one in found.wrong]


def test_the_threshold_is_where_both_are_good():
    """Were it much lower or higher, one of the two would fall: the set is able to tell."""
    tuning = [one for one in labelled() if not one.held_out]
    scores = [(alike(one.left, one.right, {}).score, one.same) for one in tuning]
    assert any(score > WORTH_SAYING - 0.3 and not same for score, same in scores)
    assert any(score < WORTH_SAYING + 0.3 and same for score, same in scores)
