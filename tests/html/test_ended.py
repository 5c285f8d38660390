"""The page of a record that has ended: that it has, since when, and where to go instead."""

import re
from dataclasses import replace

from crocevia import model
from crocevia.html.view import View
from crocevia.load import Source
from tests.editions import edition

COMMON = {"source_title": "Fonte", "source_read_on": "2026-11-01", "zones": ("milano",)}


def milan(**records):
    """Milan with these services alone."""
    city = edition("milan")
    sources = [
        Source("services", id.replace("_", "-"), "", {"name": id.upper(), "summary": "Una frase.", **COMMON, **cells})
        for id, cells in records.items()
    ]
    known = city.catalogue
    return replace(city, catalogue=model.build(sources, known.kinds, known.vocabularies, {}, known.source))


def page(city, id, language="en"):
    return View(city, language).record(city.catalogue.records["services"][id]).decode()


def elsewhere(text):
    """The heading under which it says where to go, and the records it names."""
    found = re.search('<section class="instead".*?</section>', text, re.DOTALL)
    return (
        (re.search('<h2 id="instead">(.*?)</h2>', found[0])[1], re.findall('data-record="(.*?)"', found[0]))
        if found
        else None
    )


ENDED = {"needs": ("food",), "status": "closed", "valid_until": "2026-10-31", "phone": ("1522",)}


def test_it_says_since_when_and_where_to_go_instead():
    city = milan(
        a={**ENDED, "instead": ("services/b", "services/c")},
        b={"needs": ("housing",)},
        c={"needs": ("food",), "status": "closed"},
        d={"needs": ("food",)},
    )
    text = page(city, "a")
    assert "It ended on October 31, 2026." in text or "It ended on 31 October 2026." in text
    assert "<strong>Closed.</strong>" in text
    # What has ended itself is passed over, and what is like it does not stand beside what the editors say.
    assert elsewhere(text) == ("Go here instead", ["services/b"])
    # Prominent: before anything else that the record says, and not among its sections.
    assert text.index('class="instead"') < text.index("<h2>")
    assert text.count("services/b/") == text[text.index('class="instead"') : text.index("</section>")].count(
        "services/b/"
    )
    assert 'class="act"' not in text
    # And from there back.
    assert "Takes the place of" in page(city, "b")


def test_without_that_it_names_what_there_is_for_the_same_need_in_the_same_area():
    city = milan(
        a={**ENDED, "needs": ("food", "hygiene")},
        both={"needs": ("food", "hygiene"), "zones": ("italia",)},
        near={"needs": ("food",)},
        ended={"needs": ("food",), "valid_until": "2026-11-01"},
        far={"needs": ("food",), "zones": ("bologna",)},
        other={"needs": ("housing",)},
    )
    assert elsewhere(page(city, "a")) == (
        "There is also, for the same need in the same area",
        ["services/both", "services/near"],
    )
    assert elsewhere(page(city, "near")) is None


def test_what_ended_on_its_last_day_says_so_on_that_day():
    today = edition("milan").today.isoformat()
    assert "It ended on" in page(milan(a={**ENDED, "valid_until": today}), "a")
    # What is not closed goes on until the evening.
    assert "It ended on" not in page(milan(a={"needs": ("food",), "valid_until": today}), "a")
    assert "It ended on" not in page(milan(a={"needs": ("food",), "status": "closed"}), "a")


def test_a_record_that_goes_on_leads_nowhere_else():
    assert (
        elsewhere(page(milan(a={"needs": ("food",), "instead": ("services/b",)}, b={"needs": ("food",)}), "a")) is None
    )
