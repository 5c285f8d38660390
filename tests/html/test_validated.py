"""Who vouches for a record is shown while its verification is fresh, and no longer."""

from dataclasses import replace
from datetime import date

import pytest

from crocevia import meanings as m
from crocevia.html.jsonld import LinkedData
from crocevia.html.questions import Questions
from crocevia.html.view import View
from crocevia.model import Ref
from crocevia.search.cards import ROW, Cards
from crocevia.search.entries import Entries
from tests.cities import checked
from tests.editions import edition

MENSA = Ref("services", "mensa-del-ponte")


def on(day):
    return replace(edition("town"), today=date.fromisoformat(day))


@pytest.mark.parametrize(("day", "names"), [("2026-11-21", ["Patto della valle"]), ("2027-04-02", [])])
def test_it_is_shown_while_the_verification_is_fresh(day, names):
    city = on(day)
    record = city.catalogue.find(MENSA)
    assert [one.text(m.NAME) for one in Questions(city, "it").validated_by(record)] == names
    said = LinkedData(city, "it").document(record).get("mainEntityOfPage")
    assert [one["name"] for one in said["reviewedBy"]] == names if names else said is None
    entries = Entries(city)
    (row,) = (
        row for row in Cards(entries, "it").rows(0, len(entries.all), {}) if row[ROW.index("name")] == "Mensa del ponte"
    )
    assert row[ROW.index("validated_by") :] == ([names] if names else [])


def test_on_a_page_it_leads_to_who_vouches_and_on_a_card_it_is_a_word():
    view = View(on("2026-11-21"), "en")
    record = view.catalogue.find(MENSA)
    assert 'class="badge">Validated by <span lang="it">Patto della valle</span></span>' in str(view.card(record))
    page = view.record(record).decode()
    assert "Validated by <a href=" in page
    assert 'networks/patto-della-valle/" lang="it">Patto della valle</a></span>' in page


def test_a_record_that_nobody_vouches_for_says_nothing():
    view = Questions(on("2026-11-21"), "it")
    assert view.validated_by(view.catalogue.find(Ref("services", "piscina"))) == ()


def test_who_vouches_must_say_when(tmp_path):
    (found,) = checked(tmp_path, "called: Mensa\nvouched: [things/other]\n")
    assert (found.code, found.field) == ("validated-when", "vouched")
    assert not checked(tmp_path, "called: Mensa\nvouched: [things/other]\nchecked: 2026-11-02\n")
