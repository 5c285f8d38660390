"""The catalogue as channels see it: values cast, records linked both ways, nothing secret left."""

from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest

from crocevia import meanings as m
from crocevia.model import Ref, Words
from crocevia.verification import Verification, verification
from tests.cities import DAY


@pytest.fixture
def one(city):
    """One record that says something of every sort."""

    def build(text):
        city.write("things/one.yml", f"called: Uno\n{text}\n")
        catalogue = city.build()
        return catalogue.find(Ref("things", "one"))

    return build


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("gist: x", "gist", "x"),
        ("size: 03", "size", 3),
        ("size: +3", "size", 3),
        ("sizes: [1, 22]", "sizes", (1, 22)),
        ("sizes: 7", "sizes", (7,)),
        ("weight: -2.50", "weight", Decimal("-2.50")),
        ("open: sì", "open", True),
        ("open: yes", "open", True),
        ("open: no", "open", False),
        ("open: falso", "open", False),
        ("first: 2026-11-21", "first", date(2026, 11, 21)),
        ("tel: 020202", "tel", ("020202",)),
        ("tel: [020202, 1522]", "tel", ("020202", "1522")),
        ("tax: 80000000010", "tax", "80000000010"),
        ("needs: food", "needs", ("food",)),
        ("at: square", "at", Ref("spots", "square")),
        ("leads_to: [things/other, spots/square]", "leads_to", (Ref("things", "other"), Ref("spots", "square"))),
    ],
)
def test_a_value_is_what_its_type_says(one, text, field, value):
    found = one(text).values[field]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ["gist:", "gist: ~", "gist: ''", "needs: []"])
def test_what_is_not_known_is_absent(one, text):
    assert set(one(text).values) == {"id", "called"}


def test_values_stand_in_the_order_of_the_schema(one):
    assert list(one("size: 3\ngist: x\nneeds: [food]").values) == ["id", "called", "gist", "needs", "size"]


def test_a_record_is_asked_by_meaning(one):
    record = one("tel: [1522]\nneeds: food\nweight: 1")
    assert record.get(m.TELEPHONE) == ("1522",)
    assert record.text(m.NAME) == "Uno"
    assert record.text(m.TELEPHONE) == record.text(m.SUMMARY) == record.text(m.LATITUDE) == ""
    assert record.many(m.SUBJECT) == ("food",)
    assert record.many(m.NAME) == ("Uno",)
    assert record.many(m.SUMMARY) == record.many(m.LATITUDE) == ()
    assert record.get(m.IDENTIFIER) == "one"
    assert str(record.ref) == "things/one"


def test_a_record_is_frozen(one):
    with pytest.raises(FrozenInstanceError):
        one("").id = "two"


def test_records_are_linked_both_ways(city):
    city.write("things/one.yml", "called: Uno\nat: square\nleads_to: [things/other]\n")
    catalogue = city.build()
    by = {ref: [(field.name, record.id) for field, record in found] for ref, found in catalogue.pointing.items()}
    assert by == {Ref("spots", "square"): [("at", "one")], Ref("things", "other"): [("leads_to", "one")]}


def test_records_are_sorted_as_people_sort_names(city):
    for id, name in (("z", "arco"), ("y", "Zeta"), ("x", "Banca")):
        city.write(f"things/{id}.yml", f"called: {name}\n")
    catalogue = city.build()
    assert [record.text(m.NAME) for record in catalogue.of("things")] == ["Altra", "arco", "Banca", "Zeta"]
    assert [str(record.ref) for record in catalogue] == [
        *(str(record.ref) for record in catalogue.of("things")),
        "spots/square",
    ]


def test_records_are_found_under_their_code_and_every_broader_one(city):
    city.write("things/a.yml", "called: A\nneeds: [soup]\n")
    city.write("things/b.yml", "called: B\nneeds: [food, soup]\n")
    catalogue = city.build()
    assert [record.id for record in catalogue.under("needs", "food")] == ["b", "a"]
    assert [record.id for record in catalogue.under("needs", "soup")] == ["a", "b"]
    assert catalogue.under("needs", "home") == ()
    assert [record.id for record in catalogue.tagged["needs"]["food"]] == ["b"]


def test_the_municipality_is_that_of_the_place(city):
    city.write("spots/square.yml", "called: Piazza\nstreet: via Roma 1\ntown: 001125\n")
    city.write("things/one.yml", "called: Uno\nat: square\n")
    catalogue = city.build()
    one, square, other = (
        catalogue.find(Ref(*ref.split("/"))) for ref in ("things/one", "spots/square", "things/other")
    )
    assert catalogue.place(one) is catalogue.place(square) is square
    assert catalogue.municipality(one).code == catalogue.municipality(square).code == "ivrea"
    assert catalogue.place(other) is catalogue.municipality(other) is None
    assert [record.id for record in catalogue.under("zones", "italy")] == ["square"]


HIDDEN = "called: Casa segreta\nsecret: sì\ntown: 001125\n"


def test_a_confidential_record_is_left_behind_and_only_counted(city):
    city.write("spots/hidden.yml", HIDDEN)
    city.write("things/one.yml", "called: Uno\nat: hidden\nleads_to: [spots/hidden, things/other]\n")
    catalogue = city.build()
    assert catalogue.find(Ref("spots", "hidden")) is None
    assert [record.id for record in catalogue.of("spots")] == ["square"]
    assert catalogue.withheld == 1
    one = catalogue.find(Ref("things", "one"))
    assert "at" not in one.values
    assert one.values["leads_to"] == (Ref("things", "other"),)
    assert one.withheld == {"at", "leads_to"}
    assert "hidden" not in repr(catalogue)
    assert "segreta" not in repr(catalogue)
    assert Ref("spots", "hidden") not in catalogue.pointing
    assert "zones" not in catalogue.tagged


def test_a_list_that_named_only_a_confidential_record_is_gone(city):
    city.write("spots/hidden.yml", HIDDEN)
    city.write("things/one.yml", "called: Uno\nleads_to: [spots/hidden]\n")
    assert "leads_to" not in city.build().find(Ref("things", "one")).values


def test_the_translation_of_a_confidential_record_is_left_behind_with_it(city):
    city.declare(
        "schemas/spots",
        {
            "fields": [
                {"name": "id"},
                {"name": "called", "type": "string", "translatable": True},
                {"name": "secret", "type": "boolean", "rdfType": "crocevia:confidential"},
            ]
        },
    )
    city.write("spots/hidden.yml", "called: Casa\nsecret: true\n")
    city.write("translations/en/spots/hidden.yml", "called: {source: Casa, text: Whisper House}\n")
    catalogue = city.build()
    assert "Whisper" not in repr([record.translations for record in catalogue])


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("gist: {source: Si mangia qui., text: Eat here.}", Words("Eat here.", "en", outdated=False)),
        ("gist: {source: 'Si  mangia\n    qui.', text: Eat here.}", Words("Eat here.", "en", outdated=False)),
        ("gist: {source: Si dorme qui., text: Sleep here.}", Words("Sleep here.", "en", outdated=True)),
        ("{}", Words("Si mangia qui.", "it", outdated=False)),
    ],
)
def test_a_translation_says_whether_its_source_has_changed(city, written, words):
    city.write("things/one.yml", "called: Uno\ngist: Si mangia qui.\n")
    city.write("translations/en/things/one.yml", written)
    record = city.build().find(Ref("things", "one"))
    gist = record.kind.by_name["gist"]
    assert record.words(gist, "en", "it") == words
    assert record.words(gist, "it", "it") == Words("Si mangia qui.", "it")
    assert record.words(gist, "fr", "it") == Words("Si mangia qui.", "it")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", Verification.UNVERIFIED),
        ("seen: 2026-11-21", Verification.UNVERIFIED),
        ("checked: 2026-11-21", Verification.VERIFIED),
        ("checked: 2025-11-21", Verification.VERIFIED),
        ("checked: 2025-11-20", Verification.DUE),
        ("checked: 2026-05-20\nagain: 6", Verification.DUE),
        ("checked: 2026-05-21\nagain: 6", Verification.VERIFIED),
        ("checked: 2026-11-21\nstate: closed", Verification.CLOSED),
        ("state: closed", Verification.CLOSED),
        ("checked: 2026-11-21\nstate: seasonal", Verification.VERIFIED),
    ],
)
def test_a_record_is_verified_due_unverified_or_closed(one, text, state):
    assert one(text).verification(DAY) is state


def test_the_state_changes_with_the_day():
    on = date(2026, 1, 31)
    states = [verification("", on, 1, day) for day in (on, date(2026, 2, 28), date(2026, 3, 1))]
    assert states == [Verification.VERIFIED, Verification.VERIFIED, Verification.DUE]
