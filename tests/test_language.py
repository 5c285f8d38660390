"""Every sentence of the engine and of the templates has its Italian, and those for citizens have every language."""

import ast
import io
import re
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.extract import extract, extract_from_file
from babel.messages.pofile import read_po

from crocevia import press
from crocevia.language import LOCALE, NOTHING, Message, gettext, listed, say, translations
from crocevia.text import Text, localised

ROOT = Path(__file__).parents[1]
ENGINE, TEMPLATES = ROOT / "crocevia", ROOT / "templates"
SITE = press.settings(ROOT / "site_config.yml")
WORDS = {"say": None, "gettext": None, "_": None, "ngettext": (1, 2)}
PLACES = re.compile(r"\{[^{}]*\}|%\(\w+\)s")


def sentences():
    """(msgid or its plurals, where it stands) of everything that the sources say."""
    for path in sorted(ENGINE.rglob("*.py")):
        for line, said, *_ in extract("python", io.BytesIO(path.read_bytes()), WORDS):
            yield said, f"{path.relative_to(ROOT)}:{line}"
    for path in sorted(TEMPLATES.rglob("*.html")):
        for line, said, *_ in extract_from_file(
            "jinja2.ext:babel_extract", str(path), WORDS, options={"silent": "false"}
        ):
            yield said, f"{path.relative_to(ROOT)}:{line}"


SAID = tuple(sentences())
SENTENCES = dict(SAID)


# What editors alone read may stay in English; these are for everyone.
FOR_ALL = (
    "templates/",
    "crocevia/html/",
    "crocevia/channels/",
    "crocevia/coverage/",
    "crocevia/voice/",
    "crocevia/message.py",
    "crocevia/derived.py",
    "crocevia/feeds/feed.py",
    "crocevia/feeds/story.py",
    "crocevia/tables.py",
)
# What a form says of what is written in it: its words are the check's.
FOR_ALL += ("crocevia/clerk.py", "crocevia/quality/", "crocevia/check.py", "crocevia/cells.py", "crocevia/rules/")
# What a bulletin says to whoever gets it; what it refuses is said to whoever makes it.
FOR_ALL += tuple(f"crocevia/digest/{name}.py" for name in ("dated", "entries", "letters", "made", "words"))
SHOWN = [said for said, place in SAID if place.startswith(FOR_ALL)]
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def read(language):
    with (LOCALE / language / "LC_MESSAGES" / "crocevia.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


TRANSLATED = {language: {message.id: message for message in read(language) if message.id} for language in LANGUAGES}
ITALIAN = TRANSLATED["it"]


def forms(words):
    """A sentence, or its forms for one and for many."""
    return words if isinstance(words, tuple) else (words,)


def test_the_sources_say_something():
    assert sum(place.startswith("crocevia") for place in SENTENCES.values()) > 150
    assert not TEMPLATES.is_dir() or sum(place.startswith("templates") for place in SENTENCES.values()) > 20


def test_every_sentence_has_its_italian():
    # In one test: a thousand would take longer to be reported than to be looked at.
    assert {said: place for said, place in SENTENCES.items() if not ITALIAN.get(said)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_its_sentence_and_no_other(language):
    wrong = []
    for said, message in TRANSLATED[language].items():
        translated = forms(message.string)
        places = [sorted(PLACES.findall(one)) for one in (*forms(said), *translated)]
        if message.fuzzy or not all(translated) or any(one != places[0] for one in places):
            wrong.append(said)
    assert wrong == []


@pytest.mark.parametrize("language", [one for one in SITE.languages if one != "en"])
def test_what_everyone_reads_is_in_every_language_of_the_site(language):
    assert [said for said in SHOWN if said not in TRANSLATED[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_for_numbers_are_those_of_the_language(language):
    catalogue, cldr, form = read(language), Locale.parse(language).plural_form, translations(language).plural
    assert catalogue.num_plurals == len({cldr(number) for number in range(1000)})
    assert len({(cldr(number), form(number)) for number in range(1000)}) == catalogue.num_plurals
    several = [message.string for message in catalogue if isinstance(message.id, tuple)]
    assert all(len(strings) == catalogue.num_plurals for strings in several)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_translated_that_no_one_says(language):
    assert set(TRANSLATED[language]) - set(SENTENCES) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_translated_twice(language):
    text = (LOCALE / language / "LC_MESSAGES" / "crocevia.po").read_text(encoding="utf-8")
    found = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)
    assert [one for one in set(found) if found.count(one) > 1] == []


def calls(name):
    for path in sorted(ENGINE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield path, node


def test_what_is_said_is_written_out_so_that_it_can_be_found():
    hidden = [f"{path.name}:{node.lineno}" for path, node in calls("say") if not _is_text(node.args[0])]
    assert hidden == []


def test_a_sentence_is_given_a_value_for_each_of_its_places_and_no_other():
    wrong = [
        f"{path.name}:{node.lineno}"
        for path, node in calls("say")
        if {place.strip("{}") for place in PLACES.findall(node.args[0].value)} != {one.arg for one in node.keywords}
    ]
    assert wrong == []


def test_no_one_asks_for_a_translation_behind_the_extractors_back():
    assert [path.name for path, _ in calls("gettext") if path.name != "language.py"] == []


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_a_message_is_said_in_the_readers_language():
    message = say("Did you mean {near}?", near="x")
    assert message.in_("en") == "Did you mean x?"
    assert message.in_("it") == "Volevi dire x?"


def test_a_language_that_no_one_has_translated_into_is_answered_in_english():
    assert say("the file is empty").in_("eo") == "the file is empty"


def test_a_message_exists_where_somebody_translated_it():
    assert say("Nothing to mend.").exists_in("en")
    assert say("Nothing to mend.").exists_in("it")
    assert not Message("Nobody says this.").exists_in("it")


def test_a_value_in_several_languages_is_said_in_the_readers():
    message = say("Write one of: {codes}.", codes=(say("error"), Text({"it": "due", "en": "two"}), "c"))
    assert message.in_("en") == "Write one of: error, two, c."
    assert message.in_("it").endswith("errore, due, c.")


def test_a_list_has_the_comma_of_the_language():
    assert [listed("ab", language) for language in ("it", "ar", "zh")] == ["a, b", "a، b", "a、b"]
    assert {listed("ab", language) for language in SITE.languages if language not in {"ar", "zh"}} == {"a, b"}


def test_a_value_with_braces_is_shown_as_it_is():
    assert say("Did you mean {near}?", near="{x} {0} %s").in_("en") == "Did you mean {x} {0} %s?"


def test_nothing_is_said_as_nothing():
    assert NOTHING.in_("it") == NOTHING.in_("en") == gettext("it", "") == ""
    assert not NOTHING
    assert Message("x")


def test_words_are_in_the_language_asked_for_or_the_one_they_were_written_in():
    words = localised({"title": "Cose", "title@en": "Things", "title@fr": ""}, "title", "it")
    assert words == {"it": "Cose", "en": "Things"}
    assert (words.in_("en"), words.in_("it"), words.in_("fr")) == ("Things", "Cose", "Cose")
    assert (words.language_for("en"), words.language_for("fr")) == ("en", "it")
    assert Text().in_("it") == ""


HOLES = re.compile(r"<!-- crocevia:.*?-->|\]\((?:[#/]|[\w-]+\.md|tel:).*?\)|^#+ ", re.MULTILINE)


@pytest.mark.parametrize("language", SITE.languages)
@pytest.mark.parametrize("page", sorted(path.name for path in (SITE.docs / "en").glob("*.md")))
def test_a_page_written_by_hand_has_the_same_holes_and_links_in_every_language(page, language):
    text, english = ((SITE.docs / one / page).read_text(encoding="utf-8") for one in (language, "en"))
    found = HOLES.findall(text)
    # A heading more says in which language the records are; only Italian can do without.
    headings = 1 if page == "about.md" and language not in {"it", "en"} else 0
    assert found.count("## ") == HOLES.findall(english).count("## ") + headings
    assert [one for one in found if "(" in one or "<" in one] == [
        # Each language slugs its headings itself.
        one.replace("#where-are-you", "#dove-sei") if language == "it" else one
        for one in HOLES.findall(english)
        if "(" in one or "<" in one
    ]


def test_every_language_has_the_same_pages_written_by_hand():
    pages = [{path.name for path in (SITE.docs / language).iterdir()} for language in SITE.languages]
    assert all(one == pages[0] for one in pages)
