"""The queries that relevance is measured with are many, of every sort, and each has right records that exist."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "catalogue"
KINDS = ("services", "groups", "companies", "associations", "places", "networks")
QUERIES = yaml.safe_load((ROOT / "bench" / "relevance" / "queries.yml").read_text(encoding="utf-8"))
ASKED_BY = {"citizen", "secretary", "officer"}
SORTS = ASKED_BY | {"need", "name", "place", "phrase", "question", "typo", "inflection", "dialect"}
# The pages that are asked; French, Romanian and Ukrainian are typed on the Italian one, as by someone who keeps it.
PAGES = {"it", "en", "ar", "zh", "es"}
LANGUAGES = {"it": 140, "en": 8, "ar": 8, "zh": 8, "es": 8, "fr": 4, "ro": 4, "uk": 4}
AT_LEAST = {"typo": 25, "dialect": 12, "name": 25, "place": 25, "phrase": 40, "question": 20, "inflection": 10} | {
    "need": 100,
    "secretary": 12,
    "officer": 30,
}
NAMED_IN_THE_ISSUE = {
    "disoccupato cerco aiuto zona monza",
    "dove mangio stasera senza soldi",
    "my husband hits me",
    "gruppo per chi ha perso il lavoro",
}


@cache
def status(reference):
    """The status of a record, or nothing if it says none; the record has to exist."""
    kind, name = reference.split("/")
    assert kind in KINDS
    return yaml.safe_load((CATALOGUE / kind / f"{name}.yml").read_text(encoding="utf-8")).get("status")


@pytest.mark.parametrize("one", QUERIES, ids=lambda one: one["query"])
def test_a_query_is_whole_and_its_right_records_are_open(one):
    assert set(one) == {"query", "language", "page", "kind_of", "right", "why"}
    assert one["query"] == one["query"].strip() != ""
    assert one["why"].strip()
    assert one["right"]
    assert len(one["right"]) == len(set(one["right"]))
    assert all(status(reference) != "closed" for reference in one["right"])


@pytest.mark.parametrize("one", QUERIES, ids=lambda one: one["query"])
def test_a_query_says_its_language_its_page_and_its_sort(one):
    assert one["language"] in LANGUAGES
    assert one["page"] == (one["language"] if one["language"] in PAGES else "it")
    assert len(one["kind_of"]) == len(set(one["kind_of"]))
    assert set(one["kind_of"]) <= SORTS
    assert len(ASKED_BY & set(one["kind_of"])) == 1


def test_no_query_is_asked_twice():
    counts = Counter((one["query"].casefold(), one["page"]) for one in QUERIES)
    assert [query for query, count in counts.items() if count > 1] == []


def test_every_language_and_sort_has_enough():
    languages = Counter(one["language"] for one in QUERIES)
    sorts = Counter(sort for one in QUERIES for sort in one["kind_of"])
    assert {language for language, count in LANGUAGES.items() if languages[language] < count} == set()
    assert {sort for sort, count in AT_LEAST.items() if sorts[sort] < count} == set()


def test_the_queries_of_the_promise_are_among_them():
    assert {one["query"] for one in QUERIES} >= NAMED_IN_THE_ISSUE


def test_the_answers_are_spread_over_the_catalogue():
    """No kind is forgotten, and most of what people look for (services, groups) is the answer to something."""
    right = {reference for one in QUERIES for reference in one["right"]}
    assert {reference.split("/")[0] for reference in right} == set(KINDS)
    for kind in ("services", "groups"):
        held = {f"{kind}/{path.stem}" for path in (CATALOGUE / kind).glob("*.yml")}
        assert len(held & right) >= 0.9 * len(held)
