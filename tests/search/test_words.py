"""Words are folded, cut and stemmed as people write them; the browser's half answers the same for every text."""

import random
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

from crocevia.search.stemmers import declared
from crocevia.search.words import LONGEST, distance, fold, stems, stop, stopwords, words
from tests.search.node import ROOT, answers, needs_node

LANGUAGES = ("it", "en", "ar", "zh", "es", "fr", "ro", "uk")
REAL_RECORDS = ROOT.parent / "shared" / "data" / "real_records.jsonl"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Perché l’Università?", "perche l'universita?"),
        ("GRATUITO", "gratuito"),
        ("naïve résumé", "naive resume"),
        ("niño, pingüino", "nino, pinguino"),
        ("cœur, Noël, ça", "coeur, noel, ca"),
        ("locuințe, şomaj, șomaj", "locuinte, somaj, somaj"),
        ("straße, łódź, smørrebrød, đak", "strasse, lodz, smorrebrod, dak"),
        ("Їжа, ґанок, ёлка, мій", "їжа, ганок, елка, мій"),
        ("أُمّ إلى آخر ٱلله", "ام الي اخر الله"),
        ("مستشفى مدرسة مسؤول عائلة", "مستشفي مدرسه مسوول عايله"),
        ("كــــتاب ٢٠٢٦ ۲۰۲۶", "كتاب 2026 2026"),
        ("ＡＢＣ １２３，ﬁlm", "abc 123,film"),
        ("dis\u00adoc\u200bcupato", "disoccupato"),
        ("हिन्दी বাংলা", "हिन्दी বাংলা"),
        ("", ""),
    ],
)
def test_folding(written, folded):
    assert fold(written) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("written", "cut"),
    [
        ("Cerco l'affitto dell’appartamento", "cerco l affitto dell appartamento"),
        ("un'amica, c'è", "un amica c e"),
        ("J'ai besoin d’aide", "j ai besoin d aide"),
        ("l'I.S.E.E. e il C.A.F.", "l isee e il caf"),
        ("S.p.A. in via S.Anna", "spa in via s anna"),
        ("fine.A capo", "fine a capo"),
        ("e-mail: a_b@c.it", "e mail a b c it"),
        ("dalle 9:30 alle 12", "dalle 9 30 alle 12"),
        ("don't", "don t"),
        ("м'ята, сімʼя, об’єднання", "мята сімя обєднання"),
        ("'слово'", "слово"),
        ("找工作", "找工 工作"),
        ("我", "我"),
        ("WiFi免费！ok", "wifi 免费 ok"),
        ("カフェ", "カフ フェ"),
        ("e\u0301te\u0301", "ete"),
        ("👩‍👧 😀️ 1️⃣", "1"),
        ("<b>casa</b> &amp; .* [a-z]+", "b casa b amp a z"),
        ("", ""),
        ("… — !", ""),
    ],
)
def test_words(written, cut):
    assert " ".join(word.text for word in words(written)) == cut


def test_a_word_knows_where_it_stands_in_utf_16_as_a_browser_counts():
    text = "😀 Città l’ISEE"
    assert [(word.text, word.start, word.end) for word in words(text)] == [
        ("citta", 3, 8),
        ("l", 9, 10),
        ("isee", 11, 15),
    ]


def test_a_word_without_end_is_cut():
    assert [len(word.text) for word in words("a" * 10_000)] == [LONGEST]
    assert len(words("a." * 10_000)[0].text) == LONGEST
    assert len(words("找" * 10_000)) == 9_999


MEET = {
    "it": ["affitto affitti", "disoccupato disoccupata disoccupazione", "mangio mangiare", "anziano anziani anziana"],
    "en": ["doctor doctors", "hit hits hitting", "job jobs", "unemployed unemployment", "family families"],
    "es": ["médico medicos médica", "trabajo trabajos trabajar", "comida comidas"],
    "fr": ["santé sante", "logement logements", "aide aider aides", "médecin médecins"],
    "ro": ["medic medici medicul", "muncă muncii munca", "mâncare mancare"],
    "ar": [
        "بطالة البطالة",
        "مساعدة المساعدة مساعدات",
        "عمل العمل للعمل",
        "طَعَام طعاما",
        "لاجئ لاجئين لاجئون",
        "مجاني مجانية",
    ],
    "uk": [
        "робота роботи роботу роботою роботі",
        "допомога допомоги допомогу допомозі",
        "безробітний безробітна безробітних",
        "працювати працюю працює праця",
        "навчання навчатися навчаюсь",
        "жінка жінок жінці жінками",
        "їжа їжі їжу",
        "сім'я сімʼї сім’ю",
        "документ документи документів",
        "біженець біженці біженців",
        "аптека аптеці аптек",
    ],
    "zh": ["工作 工作"],
}


@pytest.mark.parametrize(
    ("language", "forms"), [(one, forms) for one, all_forms in MEET.items() for forms in all_forms]
)
def test_the_forms_of_a_word_meet(language, forms):
    found = [set(stems(word.text, (language, "it"))) for form in forms.split() for word in words(form)]
    assert set.intersection(*found)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("it", "casa", "cosa"),
        ("en", "age", "ago"),
        ("uk", "ліки", "лікар"),
        ("ar", "وظيفه", "ظيف"),
        ("uk", "храм", "хрін"),
    ],
)
def test_different_words_stay_apart(language, one, other):
    assert not set(stems(one, (language,))) & set(stems(other, (language,)))


def test_a_word_is_stemmed_in_the_languages_of_its_script_only():
    assert stems("houses", ("en", "it")) == ("hous", "houses")
    assert stems("بطاله", ("ar", "it")) == ("بطال",)
    assert stems("بطاله", ("en", "it")) == ("بطاله",)
    assert stems("affitti", ("zh",)) == ("affitti",)
    assert stems("affitti", ("eo",)) == ("affitti",)
    assert stems("covid19", ("it",)) == ("covid19",)
    assert stems("no", ("en", "it")) == ("no",)


@pytest.mark.parametrize(
    ("language", "question", "left"),
    [
        ("it", "vorrei sapere dove posso trovare un medico", "medico"),
        ("it", "ho perso il lavoro", "perso lavoro"),
        ("en", "I'm looking for a doctor without papers", "doctor without papers"),
        ("en", "my husband hits me", "husband hits"),
        ("es", "¿dónde puedo comer sin dinero?", "comer sin dinero"),
        ("fr", "où est-ce que je peux dormir", "dormir"),
        ("ro", "unde pot găsi un medic", "medic"),
        ("uk", "де я можу знайти роботу", "роботу"),
        ("ar", "أين أجد طعاما", "طعاما"),
        ("zh", "我需要医生", "医生"),
    ],
)
def test_stop_words_leave_what_is_sought(language, question, left):
    kept = [word.text for word in words(question) if not stop(word.text, (language,))]
    assert " ".join(kept) == left


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_of_stop_words_says_where_it_comes_from_and_holds_single_words(language):
    text = (ROOT / "crocevia" / "search" / "stopwords" / f"{language}.txt").read_text(encoding="utf-8")
    assert re.match(r"# .*(licen[cs]e|EUPL)", text.splitlines()[0])
    assert len(stopwords(language)) > 50
    if declared()[language]["script"] != "han":
        assert [one for one in stopwords(language) if [word.text for word in words(one)] != [one]] == []


def test_a_language_without_a_list_has_no_stop_words():
    assert stopwords("eo") == frozenset()
    assert not stop("la", ("eo",))


def plain_distance(a, b):
    """Optimal string alignment by its definition, the whole table."""
    table = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            change = table[i - 1, j - 1] + (a[i - 1] != b[j - 1])
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, change)
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(a), len(b)]


def pairs():
    dice = random.Random(7)
    for _ in range(3000):
        yield tuple("".join(dice.choices("abc", k=dice.randint(0, 8))) for _ in range(2))
    yield from [("disocupazione", "disoccupazione"), ("caf", "cfa"), ("😀a", "a😀"), ("", ""), ("职业", "业职")]


@pytest.mark.parametrize("most", [0, 1, 2, 3])
def test_the_distance_is_that_of_the_plain_table_up_to_a_bound(most):
    assert [distance(a, b, most) for a, b in pairs()] == [min(plain_distance(a, b), most + 1) for a, b in pairs()]


# ── The twins ────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def texts():
    """Every text at hand: the catalogue, the vocabularies, the translations, the pages, names from CLDR."""
    files = [*ROOT.glob("catalogue/**/*.yml"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/relevance/*.yml")]
    lines = {line for path in files for line in path.read_text(encoding="utf-8").splitlines()}
    for language in (*LANGUAGES, "ru", "fa", "th", "ja", "hi"):
        locale = Locale.parse(language)
        lines |= {*locale.territories.values(), *locale.languages.values(), *locale.currencies.values()}
    return sorted(lines)


def every_character():
    """All that Unicode has assigned, of Han and Hangul every sixteenth, fifty a line, each between two letters."""
    codes = [
        c for c in range(0x110000) if c % 16 == 0 or not (0x3400 <= c < 0xA000 or 0xAC00 <= c < 0xD7A4 or c > 0x1FFFF)
    ]
    known = [chr(c) for c in codes if unicodedata.category(chr(c)) not in {"Cn", "Co", "Cs"}]
    return ["".join(f"a{one}B " for one in known[n : n + 50]) for n in range(0, len(known), 50)]


def mixed(count):
    """Made up of all that has ever been trouble: marks, joiners, apostrophes, dots, halves of characters, markup."""
    dice = random.Random(2026)
    trouble = (
        "aeèÉà ’'.-İIıßﬁ½中文字ёйґʼ'їєв.а.С.A.F.\u0301\u0308\u200d\u00ad\ufe0f😀👩<b>&amp;\ud800\udfff\u0640\u064bأإىةكلا٠"
        "٣ไทย한글각ᄀ\u1161かナｶﾞΣσς.s.p.a\\[(*+?$^\u0000\u202e"
    )
    for _ in range(count):
        text = "".join(dice.choices(trouble, k=dice.randint(0, 25)))
        # JSON would join two halves that stand together into one character.
        yield re.sub("[\ud800-\udbff](?=[\udc00-\udfff])", "", text)


def agree(calls, expected):
    wrong = [
        (call, theirs, ours)
        for call, theirs, ours in zip(calls, answers(calls), expected, strict=True)
        if theirs != ours
    ]
    assert [ascii(one) for one in wrong[:5]] == []


def as_objects(found):
    return [word._asdict() for word in found]


@needs_node
@pytest.mark.parametrize("source", [texts, every_character, lambda: list(mixed(8_000))], ids=["real", "all", "mixed"])
def test_both_halves_cut_and_fold_alike(source):
    given = source()
    agree([["words", text] for text in given], [as_objects(words(text)) for text in given])
    agree([["fold", text] for text in given], [fold(text) for text in given])


@cache
def vocabulary(script):
    """Every word of a script at hand, and one more for each four with the head of one and the tail of another."""
    dice = random.Random(1)
    found = sorted({word.text for text in texts() for word in words(text) if SCRIPTS[script].match(word.text)})
    ends = [(dice.choice(found), dice.choice(found)) for _ in found[::4]]
    return found + [a[: dice.randint(1, len(a))] + b[-dice.randint(1, len(b)) :] for a, b in ends]


SCRIPTS = {
    "latin": re.compile("[a-z]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "han": re.compile("[\u3400-\u9fff]"),
}


@needs_node
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_halves_stem_and_stop_alike(language):
    given = vocabulary(declared()[language]["script"])
    agree([["stems", one, [language]] for one in given], [list(stems(one, (language,))) for one in given])
    agree([["stop", one, [language]] for one in given], [stop(one, (language,)) for one in given])


@needs_node
@pytest.mark.parametrize("asked", [("it", "en"), ("ar", "uk"), ("zh", "fr"), ("eo",), ()])
def test_both_halves_take_several_languages_alike(asked):
    given = [one for script in SCRIPTS for one in vocabulary(script)[::20]]
    agree([["stems", one, asked] for one in given], [list(stems(one, asked)) for one in given])


@needs_node
@pytest.mark.skipif(not REAL_RECORDS.exists(), reason="the real records lie beside a maintainer's clone only")
def test_both_halves_agree_on_the_real_records():
    given = Path(REAL_RECORDS).read_text(encoding="utf-8").splitlines()
    agree([["words", text] for text in given], [as_objects(words(text)) for text in given])
    found = sorted({word.text for text in given for word in words(text)})
    agree([["stems", one, ("en", "it")] for one in found], [list(stems(one, ("en", "it"))) for one in found])


@needs_node
@pytest.mark.parametrize("most", [1, 2])
def test_both_halves_measure_alike(most):
    agree([["distance", a, b, most] for a, b in pairs()], [distance(a, b, most) for a, b in pairs()])
