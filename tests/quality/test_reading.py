"""The Gulpease index, held against texts that were counted by hand."""

import pytest

from crocevia.quality.reading import FEWEST, gulpease, words

EASY = "Vai al centro. Porta un documento. Parla con noi. " * 5
HARD_BELOW, EASY_ABOVE = 40, 80
HARD = (
    "L'amministrazione provinciale, nell'esercizio delle attribuzioni istituzionalmente riconosciutele, predispone annualmente "
    "provvedimenti amministrativi finalizzati all'individuazione delle modalità organizzative concernenti l'erogazione delle "
    "prestazioni socioassistenziali nell'ambito territoriale di competenza dell'amministrazione medesima e delle organizzazioni convenzionate"
)


def test_the_formula_is_the_published_one():
    # 45 words, 15 sentences, 185 letters: 89 + (300 × 15 − 10 × 185) / 45 = 147.9, and the scale ends at 100.
    assert gulpease(EASY) == 100
    # 40 words of 5 letters in 4 sentences: 89 + (1200 − 2000) / 40 = 69.
    assert gulpease(" ".join(["casa1 " * 9 + "casa2."] * 4).replace("1", "a").replace("2", "e")) == 69
    # 30 words of 6 letters in one: 89 + (300 − 1800) / 30 = 39.
    assert gulpease("parola " * 30) == 39


def test_long_words_in_long_sentences_are_hard():
    assert gulpease(HARD) < HARD_BELOW
    assert gulpease(EASY) > EASY_ABOVE
    assert gulpease("precipitevolissimevolmente " * 40) == 0


@pytest.mark.parametrize("count", [0, 1, FEWEST - 1])
def test_a_few_words_say_nothing(count):
    assert gulpease("parola " * count) is None


def test_the_points_of_a_list_and_paragraphs_are_sentences():
    flat = "uno due tre quattro cinque " * 8
    assert gulpease(flat.replace("cinque ", "cinque\n\n")) > gulpease(flat)
    assert gulpease("- " + flat.replace("cinque ", "cinque\n- ")) > gulpease(flat)


def test_marks_and_addresses_are_not_read():
    assert words(
        "**Chiedi** al [centro](https://example.org/molto-lungo) o su https://example.org/x, l'una o 3,5."
    ) == [
        "Chiedi",
        "al",
        "centro",
        "o",
        "su",
        "l'una",
        "o",
        "3,5",
    ]


def test_a_number_with_a_point_ends_no_sentence():
    assert gulpease("parola 3.000 " * 15) == gulpease("parola 3000 " * 15)


def test_it_is_quick_whatever_stands_there():
    for text in ("](" * 20_000, "'" * 50_000, "1." * 50_000, "\n - " * 20_000, "a'" * 30_000):
        gulpease(text)
