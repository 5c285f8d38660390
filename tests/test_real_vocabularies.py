"""Holds the words by which people find what they need: a phrase means one need, and no language is left without."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from crocevia.vocabularies import Term, Vocabulary, read

VOCABULARIES = read(Path(__file__).parents[1] / "catalogue" / "vocabularies", "it")
SPOKEN = ("it", "en", "fr", "es", "ro", "uk", "ar", "zh")
"""What people search in, and read the pages in."""
# Fit to be a word of a phrase, never a phrase: alone they would answer nearly every question.
TOO_WIDE = {
    "it": {"aiuto", "famiglia", "figli", "persona", "persone", "problema", "problemi", "soldi", "bisogno", "centro"},
    "en": {"help", "family", "people", "problem", "money", "need", "street", "centre"},
    "es": {"ayuda", "familia", "persona", "problema", "dinero", "centro"},
    "fr": {"aide", "famille", "personne", "problème", "argent", "centre"},
    "ro": {"ajutor", "familie", "persoană", "problemă", "bani", "centru"},
    "uk": {"допомога", "сім'я", "людина", "проблема", "гроші", "центр"},
    "ar": {"مساعدة", "عائلة", "شخص", "مشكلة", "مال", "مركز"},
    "zh": {"帮助", "家", "人", "问题", "钱", "中心"},
}


def folded(phrase: str) -> str:
    """A phrase as a search would see it: no capitals, no accents, one kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", phrase.casefold().replace("’", "'").replace("ʼ", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def said(term: Term, language: str) -> list[str]:
    """Everything that means `term` in `language`: what people say, and what the pages call it."""
    return [folded(one) for one in (*term.synonyms.get(language, ()), term.label.get(language, "")) if one]


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("name", ["needs", "audiences"])
def test_a_phrase_stands_once_in_a_language(name: str, language: str) -> None:
    count = Counter(one for term in VOCABULARIES[name].terms.values() for one in said(term, language))
    assert not [phrase for phrase, times in count.items() if times > 1]


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize(("name", "least"), [("needs", 5), ("audiences", 2)])
def test_every_need_and_audience_can_be_said(name: str, least: int, language: str) -> None:
    for term in VOCABULARIES[name].terms.values():
        assert term.label.get(language), (term.code, language)
        assert len(term.synonyms.get(language, ())) >= least, (term.code, language)


@pytest.mark.parametrize("language", SPOKEN)
def test_no_phrase_is_so_wide_that_it_takes_all(language: str) -> None:
    wide = {folded(one) for one in TOO_WIDE[language]}
    for name in ("needs", "audiences"):
        for term in VOCABULARIES[name].terms.values():
            assert not wide.intersection(map(folded, term.synonyms.get(language, ()))), (term.code, language)


@pytest.mark.parametrize(
    "vocabulary", [one for one in VOCABULARIES.values() if one.name != "zones"], ids=lambda v: v.name
)
def test_every_term_has_its_label_and_description_in_the_languages_of_the_pages(vocabulary: Vocabulary) -> None:
    """Of zones too, but that municipalities keep their Italian names."""
    for words in (vocabulary.title, vocabulary.singular, vocabulary.description):
        assert not words or set(SPOKEN) <= set(words), vocabulary.name
    for term in vocabulary.terms.values():
        assert set(SPOKEN) <= set(term.label), term.code
        assert not term.description or set(SPOKEN) <= set(term.description), term.code


def test_phrases_are_short_and_written_as_people_type_them() -> None:
    for vocabulary in VOCABULARIES.values():
        for term in vocabulary.terms.values():
            for language, phrases in term.synonyms.items():
                for phrase in phrases:
                    assert phrase == " ".join(phrase.split()), phrase
                    assert len(phrase.split()) <= 9, phrase
                    assert not set(phrase) & set('?!;:|"“”«»،，。'), phrase
                    # Arabic is typed without vowel marks or tatweel.
                    assert language != "ar" or not any(unicodedata.combining(one) or one == "ـ" for one in phrase), (
                        phrase
                    )


def test_ukrainian_is_not_russian_and_chinese_is_not_latin() -> None:
    for name in ("needs", "audiences"):
        for term in VOCABULARIES[name].terms.values():
            assert not set("ыэёъ") & set(" ".join(term.synonyms["uk"])), term.code
            assert all(any("\u4e00" <= one <= "\u9fff" for one in phrase) for phrase in term.synonyms["zh"]), term.code
