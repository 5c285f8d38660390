"""What a form's page gets of the engine: all rules, no name that must not be known, nothing from elsewhere."""

import gzip
import io
import json
import re
from dataclasses import replace

import pytest

from crocevia import carried
from crocevia import meanings as m
from crocevia.channels import clerk
from crocevia.language import translations
from tests.editions import DAY, edition
from tests.test_language import LANGUAGES


def written(city, name):
    (output,) = [one for one in clerk.outputs(city) if one.path == f"programs/clerk/{name}"]
    file = io.BytesIO()
    output.write(file)
    return file.getvalue().decode()


def test_the_rules_are_those_of_the_catalogue():
    city = edition("town")
    book = carried.unpacked(written(city, "rules.json"), DAY)
    assert {name: [field.name for field in kind.fields] for name, kind in book.kinds.items()} == {
        name: [field.name for field in kind.fields] for name, kind in city.catalogue.kinds.items()
    }
    assert {name: list(one.terms) for name, one in book.vocabularies.items()} == {
        name: list(one.terms) for name, one in city.catalogue.vocabularies.items()
    }


def test_of_kinds_with_a_confidential_record_no_names_are_given():
    city = edition("town")
    assert city.catalogue.withheld
    ids = json.loads(written(city, "rules.json"))["ids"]
    assert set(ids) == {name for name, kind in city.catalogue.kinds.items() if m.CONFIDENTIAL not in kind.by_meaning}
    assert all(sorted(city.catalogue.records[kind]) == known for kind, known in ids.items())


def test_where_nothing_is_confidential_all_names_are_given():
    city = edition("town")
    open_one = replace(city, catalogue=replace(city.catalogue, withheld=0))
    assert set(json.loads(written(open_one, "rules.json"))["ids"]) == set(city.catalogue.kinds)


def test_of_a_large_catalogue_no_names_are_given(monkeypatch):
    monkeypatch.setattr(clerk, "MOST_IDS", 3)
    assert json.loads(written(edition("town"), "rules.json"))["ids"] == {}


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_sentences_are_those_of_the_language(language):
    city = edition("milan")
    if language not in city.settings.languages:
        pytest.skip("the site has no such language")
    said = json.loads(written(city, f"{language}.json"))
    assert bool(said) == (language != "en")
    assert all(translations(language).gettext(text) == translated for text, translated in said.items())


def test_the_worker_asks_nobody_else():
    found = re.findall(r"https?://[^\"'`\s)]+", written(edition("town"), "clerk.js"))
    # Of the packages that Pyodide would look for there, it is told that there are none.
    assert {re.sub(r"v\$.*", "", one) for one in found} == {"https://cdn.jsdelivr.net/pyodide/"}


# Bytes, compressed as a host does it: more, and a line of 10 Mbit/s brings it in more than four seconds.
MOST = 4_700_000


def test_it_does_not_grow_unnoticed():
    sizes = {}
    for output in clerk.outputs(edition("milan")):
        file = io.BytesIO()
        output.write(file)
        data = file.getvalue()
        sizes[output.path] = len(data if output.path.endswith(".zip") else gzip.compress(data, 6))
    assert sum(sizes.values()) < MOST, sizes
