"""A record as a message: short, true, whole where it counts, and read by a messenger as it was meant."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crocevia.brief import Briefs
from crocevia.graphemes import cut, graphemes
from crocevia.message import MOST, Messages, plain
from crocevia.sms import parts
from crocevia.verification import Verification
from tests import editions

SPOKEN = [("milan", language) for language in ("it", "uk", "ar", "zh")] + [("town", "en"), ("hostile", "it")]


def messages(city, language):
    made = Messages(Briefs(editions.edition(city), language))
    for record in editions.edition(city).catalogue:
        brief = made.briefs.of(record)
        yield brief, made.about(brief)


@pytest.mark.parametrize(("city", "language"), SPOKEN)
def test_every_message_is_short_and_keeps_number_and_address(city, language):
    for brief, message in messages(city, language):
        assert len(message.text) <= MOST
        assert message.text.endswith(brief.url)
        assert not (brief.phones and not brief.closed) or brief.phones[0].shown in message.text
        assert len(message.mailto) <= 2000
        assert "\n\n\n" not in message.text


@pytest.mark.parametrize(("city", "language"), SPOKEN)
def test_only_what_was_checked_goes_without_a_word_of_caution(city, language):
    for brief, message in messages(city, language):
        state = brief.record.verification(editions.DAY)
        lines = message.text.splitlines()
        # Where somebody else may read it the number comes last, by itself.
        said = lines[1] if message.private else lines[-3] if len(lines) > 2 else ""
        assert (state is Verification.VERIFIED) or said.endswith((".", "。")), message.text


def test_who_reads_no_italian_is_told_what_kind_of_thing_it_is():
    brief, message = next(one for one in messages("milan", "zh") if one[0].record.id == "auser")
    assert message.text.startswith(f"Auser\n{brief.kind}\n意大利\n")


def test_links_hold_the_message_and_no_address_is_asked_before_they_are_touched():
    for brief, message in messages("hostile", "it"):
        for link, sent in (
            (message.whatsapp, message.text),
            (message.sms, message.text),
            (message.mailto, message.mail),
        ):
            assert link.isascii()
            assert not set(' "<>#\n') & set(link)
            asked = parse_qs(urlsplit(link.replace("?&", "?")).query, strict_parsing=True)
            assert set(asked) <= {"text", "body", "subject"}
            text = next(asked[name][0] for name in ("text", "body") if name in asked)
            assert text.replace("\r\n", "\n") == sent
        if message.telegram:
            asked = parse_qs(urlsplit(message.telegram).query)
            assert asked == {"url": [brief.url], "text": [message.beside]}
            assert brief.url not in message.beside


def test_of_violence_the_first_lines_say_neither_name_nor_need_nor_number():
    private = [(brief, message) for brief, message in messages("milan", "it") if message.private]
    assert private
    for brief, message in private:
        seen, _, rest = message.text.partition("\n")
        assert not brief.phones or message.text.split("\n\n")[-2:] == [f"Chiama {brief.phones[0].shown}", brief.url]
        assert brief.name.text not in message.text.removesuffix(brief.url)
        assert not any(phone.shown in seen for phone in brief.phones)
        assert brief.url in rest
        # Telegram would put the page's address first.
        assert not message.telegram
        assert message.subject == editions.edition("milan").settings.name


def test_a_name_of_two_hundred_characters_is_cut_between_words():
    long = max(messages("town", "it"), key=lambda one: len(one[0].name.text))
    brief, message = long
    assert len(brief.name.text) >= 200
    name = message.text.partition("\n")[0]
    if name.endswith("..."):
        assert brief.name.text.startswith(name[:-3] + " ")


def test_in_arabic_a_name_that_is_cut_keeps_its_marks_of_direction():
    made, catalogue = Messages(Briefs(editions.edition("milan"), "ar")), editions.edition("milan").catalogue
    brief = made.briefs.of(catalogue.records["associations"]["auser"])
    long = replace(brief, name=brief.name._replace(text="Sportello " * 30), phones=(), url="https://a.example/")
    assert made.about(long).text.splitlines()[0].endswith("Sportello...\u200e")


@pytest.mark.parametrize(
    "text", ["> - voce", "*grassetto*", "_corsivo_ ~via~ `codice` ||nascosto||", "> citato", "- voce"]
)
def test_what_a_messenger_would_take_for_markup_is_none(text):
    assert not set("*_~`|") & set(plain(text))
    assert plain(text)[0] not in ">-"


def test_what_is_not_seen_is_not_sent():
    assert plain("a\u202egnp\u202c\u200b\nb\x07") == "agnp b"
    assert plain("می\u200cخواهم") == "می\u200cخواهم"


@given(st.text(max_size=300), st.integers(0, 200))
def test_a_cut_text_is_short_and_of_whole_characters(text, most):
    short = cut(text, most)
    assert len(short) <= most or short == text
    assert "".join(graphemes(text)) == text
    if short != text and most:
        assert short.endswith("…")


@pytest.mark.parametrize("one", ["👩‍👩‍👧", "🇮🇹", "e\u0301", "👍🏽", "각", "क्ष"[:2]])
def test_what_is_one_for_a_reader_is_not_cut(one):
    assert list(graphemes(one * 2)) == [one, one]


def test_a_word_is_not_cut():
    assert cut("Sportello di ascolto", 14) == "Sportello di…"
    assert cut("Sportello", 5) == "Spor…"
    assert cut("食堂食堂食堂", 4) == "食堂食…"


@pytest.mark.parametrize(
    ("text", "count"),
    [("a" * 160, 1), ("a" * 161, 2), ("è" * 160, 1), ("€" * 80, 1), ("€" * 81, 2), ("–" + "a" * 69, 1), ("ț" * 71, 2),
     ("😀" * 35, 1), ("😀" * 36, 2), ("a" * 306, 2), ("a" * 307, 3), ("", 1)],
)  # fmt: skip
def test_the_parts_of_an_sms(text, count):
    assert parts(text) == count


def test_a_message_in_italian_needs_no_other_alphabet():
    counts = [parts(message.text) for _, message in messages("milan", "it")]
    assert sum(count <= 3 for count in counts) > 0.95 * len(counts)
