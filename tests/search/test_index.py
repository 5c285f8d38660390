"""What goes into the index of a city, and how small it is."""

import gzip
import io

import pytest

from crocevia import meanings as m
from crocevia.channels import search
from crocevia.search.columns import Facts
from crocevia.search.entries import Entries, Texts
from crocevia.search.forms import Form, encoded
from crocevia.search.index import Index
from crocevia.search.lists import packed, together
from crocevia.search.shelves import LETTERS, apart, foretelling, letter, number
from crocevia.verification import Verification
from tests.editions import edition
from tests.search.cities import real, town

# Everything that a visitor of a small catalogue downloads to search it; the program is apart.
MOST_BYTES = 60_000


@pytest.fixture(scope="module")
def entries():
    return Entries(real())


def unpacked(text):
    numbers, gap, scale = [], 0, 1
    for code in map(ord, text):
        if code > 92:
            gap, scale = gap + (code - 93) * scale, scale * 34
        else:
            numbers.append((numbers[-1] if numbers else -1) + 1 + gap + (code - 35) * scale)
            gap, scale = 0, 1
    return numbers


@pytest.mark.parametrize(
    "numbers", [[], [0], [0, 1, 2], [56], [57], [5, 1_999, 2_000, 99_999], list(range(0, 9_000, 57))]
)
def test_a_packed_list_reads_back(numbers):
    assert unpacked(packed(numbers)) == numbers


def test_words_that_begin_alike_share_a_file_and_all_have_one():
    stems = ["disoccup", "disoccupaz", "disoccupat", "casa", "工作", "робот"]
    parts = apart(stems, 50)
    assert sorted(stem for part in parts for stem in part) == sorted(stems)
    assert {"disoccup", "disoccupaz", "disoccupat"} <= next(set(part) for part in parts if "disoccup" in part)


def test_every_phrase_for_a_code_is_foretold_by_words_of_its_own(entries):
    """By a word, by two, or by a word and one of its little words: so a code's file comes with the first ones."""
    phrases = Index(entries, "it").own.phrases
    foretold = {code: set(unpacked(numbers)) for code, numbers in foretelling(phrases).items()}
    for phrase in phrases:
        words = (*phrase.stems, *phrase.little)
        own = {number(one, other) for one in phrase.stems for other in words}
        assert own & foretold[phrase.facet, phrase.code], phrase


def test_what_is_closed_or_over_is_not_there():
    city = edition("town")
    entries = Entries(city)
    there = {entry.record.ref for entry in entries.all}
    for record in city.catalogue:
        until = record.get(m.VALID_UNTIL)
        gone = record.verification(city.today) is Verification.CLOSED or (until is not None and until < city.today)
        assert (record.ref in there) != gone
    assert entries.count == len(entries.all)


def test_the_trusted_come_first(entries):
    states = [entry.trust for entry in entries.all]
    assert states == sorted(states)


def test_the_count_is_known_without_the_entries():
    entries = Entries(town(600))
    assert entries.count == 600
    assert "all" not in vars(entries)


def test_whom_it_is_not_for_does_not_find_it(entries):
    texts = Texts(entries, "it")
    for entry in entries.all:
        field = entry.record.kind.by_meaning.get(m.NOT_FOR)
        unwanted = entry.record.values.get(field.name) if field else None
        assert unwanted is None or unwanted not in [said.text for said in texts.of(entry)]


def test_a_small_catalogue_fits_in_one_small_file(entries):
    for language in real().settings.languages:
        file = encoded(Form(entries, Facts(entries), language).single())
        assert len(gzip.compress(file, 9)) <= MOST_BYTES


def test_invented_words_fit_too():
    """They compress badly; a catalogue that begins has two hundred records."""
    entries = Entries(town(200))
    assert len(gzip.compress(encoded(Form(entries, Facts(entries), "it").single()), 9)) <= MOST_BYTES


def test_letters_shared_with_the_word_before_are_counted_as_a_browser_counts():
    words = ["casa", "casetta", "casettaccia", "casettacciona", "\U00020000a", "\U00020000b"]
    assert together(words, words) == "0casa 3etta 7ccia 9iona 0\U00020000a 0\U00020000b"


def test_runs_are_cut_as_texts_are(entries):
    """The index cuts plain texts by a shorter road than words.py: the stems are the same."""
    reader = Index(entries, "it")._reader("it")
    for text in (
        "L'I.S.E.E. è del 2026.",
        "via G. Verdi, 3/b",
        "l’università",
        "сім'я 找工作",
        "½ e 3.4.5",
        "a.b.c d.e",
    ):
        plain = sum(len(reader._stems(word)) for word in text.split())
        assert reader.counts(text)[0] == len(reader._stems(text)) == plain


def test_words_of_every_script_have_a_file():
    files = {letter(stem) for stem in ("affitt", "104", "بطال", "工作", "робот", "ªx")}
    assert files <= set(LETTERS)


def test_the_same_bytes_come_from_another_run():
    for output in search.outputs(town(600)):
        for path, fill in list(output.files())[:2]:
            first, second = io.BytesIO(), io.BytesIO()
            fill(first)
            fill(second)
            assert first.getvalue() == second.getvalue(), path
