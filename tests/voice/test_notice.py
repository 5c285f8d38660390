"""What is read aloud of each record: short, without a figure, and true."""

from functools import cache

import pytest

from crocevia.brief import Briefs
from crocevia.model import Words
from crocevia.verification import Verification
from crocevia.voice.figures import dialled
from crocevia.voice.fitted import MOST, SPARED, fitted
from crocevia.voice.notice import Notices
from crocevia.voice.sentence import Sentence, first, spoken
from tests import editions

CITIES = [
    (city, language) for city in ("milan", "town", "hostile") for language in editions.edition(city).settings.languages
]


@cache
def notices(city, language):
    made = Notices(Briefs(editions.edition(city), language))
    briefs = list(map(made.briefs.of, editions.edition(city).catalogue))
    return [(brief, made.of(brief)) for brief in briefs]


def text(notice):
    return " ".join(sentence.text for sentence in notice.sentences)


def parts(notice):
    return [sentence.part for sentence in notice.sentences]


@pytest.mark.parametrize(("city", "language"), CITIES)
def test_every_record_is_read_in_less_than_forty_seconds_and_says_what_counts(city, language):
    for brief, notice in notices(city, language):
        assert notice.seconds < 40, brief.record.ref
        assert len(text(notice).split()) < 130 * 40 / 60
        said = text(notice)
        assert not any(one.isdecimal() for one in said), said
        assert all(sentence.text[-1] in ".。!?…" for sentence in notice.sentences), said
        state = brief.record.verification(editions.DAY)
        assert ("closed" in parts(notice)) is brief.closed is (state is Verification.CLOSED)
        assert ("trust" in parts(notice)) is not brief.closed
        if brief.phones and not brief.closed:
            assert dialled(brief.phones[0].shown, language) in said


def one(city, language, id):
    return next((brief, notice) for brief, notice in notices(city, language) if brief.record.id == id)


def test_a_canteen_as_it_is_read_which_leaves_no_time_for_its_summary():
    _, notice = one("milan", "it", "mensa-missionarie-della-carita")
    assert [sentence.text for sentence in notice.sentences] == [
        "Mensa Missionarie della Carità.",
        "Dove: via delle Forze Armate trecentosettantanove, Milano.",
        "Quando: dal lunedì al mercoledì e venerdì, dalle diciassette alle diciotto.",
        "Domenica, dalle undici alle dodici.",
        "Nessuno l'ha ancora controllato. Prima di andare, chiama.",
        "Per telefonare: zero due, quattro cinque sei, due quattro, nove uno.",
        "Ripeto: zero due, quattro cinque sei, due quattro, nove uno.",
    ]


def test_its_own_number_is_dialled_in_its_name_too():
    _, notice = one("milan", "it", "1522-numero-antiviolenza-e-stalking")
    assert notice.sentences[0].text == "Uno cinque, due due, numero antiviolenza e stalking."


@pytest.mark.parametrize(
    ("language", "said"),
    [("it", "Quando: lunedì, martedì e venerdì, dalle nove alle undici."), ("ar", "الوقت: الاثنين والثلاثاء والجمعة، من التاسعة إلى الحادية عشرة صباحًا.")],
)  # fmt: skip
def test_three_days_have_one_and(language, said):
    _, notice = one("milan", language, "accoglienza-san-vincenzo-monza")
    assert said in [sentence.text for sentence in notice.sentences]


def test_a_place_that_the_address_names_is_said_once_and_no_mark_is_left_alone():
    _, notice = one("milan", "it", "red-point-afol-cesano-boscone")
    assert "Dove: centro commerciale Porte di Milano, Cesano Boscone." in text(notice)
    _, notice = one("milan", "zh", "gruppi-ama-familiari-alzheimer-milano")
    assert "(fronte numero 二十三), Milano。" in text(notice)


def test_in_arabic_names_are_italian_and_numbers_arabic():
    _, notice = one("milan", "ar", "mensa-missionarie-della-carita")
    where = next(sentence for sentence in notice.sentences if sentence.part == "where")
    assert [language for _, language in where.runs] == ["ar", "it", "ar", "it", "ar"]
    assert where.runs[2][0].strip() == "ثلاثمائة وتسعة وسبعون،"


def test_a_secret_address_is_not_told_and_help_is_named():
    brief, notice = one("town", "it", "casa-rifugio")
    assert brief.withheld
    assert [sentence.text for sentence in notice.sentences if sentence.part == "secret"] == [
        "L'indirizzo è riservato per la sicurezza di chi vi abita.",
        "In caso di pericolo: uno uno due.",
    ]


def test_a_full_stop_of_an_abbreviation_ends_no_sentence():
    text = "Mensa di S. Antonio, con il dott. Rossi, in via G. Verdi. Poi altro."
    read = first(spoken(Words(text, "it")))
    assert read == (("Mensa di Sant'Antonio, con il dottor Rossi, in via G. Verdi.", "it"),)
    assert first(spoken(Words("每天开放。周日休息。", "zh"))) == (("每天开放。", "zh"),)
    assert first(spoken(Words("", "it"))) == ()


def test_what_has_ended_says_only_that():
    _, notice = one("town", "it", "doposcuola")
    assert set(parts(notice)) <= {"name", "closed", "what"}


def test_a_long_name_gives_way_only_when_nothing_else_can():
    brief, notice = one("town", "it", "nome-lungo")
    assert len(brief.name.text) >= 200
    assert notice.sentences[0].text.startswith("Sportello di ascolto, accoglienza e accompagnamento")
    assert "trust" in parts(notice)


def test_four_scripts_are_read_as_they_were_written():
    brief, notice = one("town", "en", "quattro-scritture")
    assert notice.sentences[0].text == f"{brief.name.text}."


# What is left out


def said(part, seconds):
    return Sentence(part, "it", ((f"{part}.", "it"),), seconds)


REST = said("rest", 0.5)


@pytest.mark.parametrize("count", range(len(SPARED)))
def test_what_is_left_out_goes_in_the_order_that_the_manual_has(count):
    """Each part takes four seconds; `call` so many that `count` of them have to go."""
    kept = (*reversed(SPARED), "name", "trust")
    every = [said(part, 4.0) for part in kept] + [said("call", MOST - 4.0 * (len(kept) - count) - 1)]
    left = [part for part in parts(fitted(every, REST)) if part != "rest"]
    # What stands in for further times takes a second of its own, which is none too many.
    assert left == [part for part in [*kept, "call"] if part not in SPARED[:count]]


def test_who_hears_some_of_the_times_is_told_that_there_are_others():
    times = [said("name", 5), said("when", 10), said("later", 10), said("later", 10), said("trust", 5), said("call", 5)]
    assert parts(fitted(times, REST)) == ["name", "when", "rest", "trust", "call"]
    longer = [said("name", 5), said("when", 30), said("later", 10), said("trust", 5), said("call", 5)]
    assert parts(fitted(longer, REST)) == ["name", "trust", "call"]


def test_at_last_the_name_is_cut_between_words():
    name = Sentence.of("name", "it", [("parola " * 100, "it")])
    notice = fitted([name, said("call", 20)], REST)
    assert notice.shortened
    assert notice.seconds < MOST
    assert set(notice.sentences[0].text.split()) == {"parola"}


def test_what_fits_is_left_as_it_is():
    notice = fitted([said("name", 5), said("call", 5)], REST)
    assert not notice.shortened
