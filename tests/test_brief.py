"""What paper, messages and voices say of a record: what its page says, in plain words."""

import pytest

from crocevia.brief import Briefs
from crocevia.message import Messages
from crocevia.paper.entries import Entries
from crocevia.paper.facts import Facts
from crocevia.vcard import vcard
from crocevia.voice.notice import Notices
from tests import editions, histories


def test_a_place_says_where_it_is_and_when():
    place = _with_hours("it")
    assert place.address.text
    assert place.address.language == "it"
    assert place.hours
    assert place.url.endswith("/")


def _with_hours(language):
    briefs = Briefs(editions.edition("milan"), language)
    return next(one for one in map(briefs.of, editions.edition("milan").catalogue) if one.hours and one.address.text)


@pytest.mark.parametrize("city", ["milan", "town", "hostile"])
def test_every_record_of_every_city_can_be_told(city):
    edition = editions.edition(city)
    for language in edition.settings.languages:
        briefs = Briefs(edition, language)
        for record in edition.catalogue:
            told = briefs.of(record)
            assert told.name.text
            assert told.url == edition.absolute(edition.record_path(record, language))
            # One who answers in another's stead is named; one who answers oneself is not.
            own = bool(record.many("https://schema.org/telephone"))
            assert not (own and told.answers.text)
            assert bool(told.answers.text) == (bool(told.phones) and not own)


def test_a_translation_says_that_it_is_one():
    edition = editions.edition("milan")
    told = [Briefs(edition, "zh").of(record) for record in edition.catalogue]
    assert {one.what.language for one in told if one.what.text} == {"it", "zh"}


def test_what_has_ended_says_when_and_where_to_go_instead(city):
    city.write("things/one.yml", "called: Una\nstate: closed\nuntil: 2026-03-01\nrather: [things/other]\n")
    city.write("things/two.yml", "called: Due\nuntil: 2027-03-01\nrather: [things/other]\n")
    edition = histories.edition(city)
    told = {one.id: Briefs(edition, "it").of(one) for one in edition.catalogue}
    assert told["one"].closed
    assert told["one"].ended_on == "1 marzo 2026"
    assert [one.id for one in told["one"].instead] == ["other"]
    assert (told["two"].ended_on, told["two"].instead) == ("", ())


def test_what_is_suspended_is_told_so_wherever_it_is_told(city):
    city.write(
        "things/one.yml", "called: Una\nmeets: [ogni martedì 18:00-20:00]\nstate: suspended\ntel: ['02 8846 3107']\n"
    )
    edition = histories.edition(city)
    briefs = Briefs(edition, "it")
    told = next(one for one in map(briefs.of, edition.catalogue) if one.suspended)
    (when,) = [fact for fact in Facts(briefs).of(told) if fact["label"] == "Quando"]
    said = {
        "paper": Entries(edition, "it").of(told.record)["when"],
        "poster": [line["text"] for line in when["lines"]],
        "message": Messages(briefs).about(told).text,
        "voice": " ".join(run for sentence in Notices(briefs).of(told).sentences for run, _ in sentence.runs),
        "card": vcard(briefs, told.record).decode(),
    }
    assert {name for name, text in said.items() if "suspended" not in text} == set()
    # Whoever hears or reads it in haste would go there.
    assert "martedì" not in said["message"]
    assert "martedì" not in said["voice"]
