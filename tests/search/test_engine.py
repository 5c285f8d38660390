"""The browser's half of the search finds what a brute-force scorer finds, in both forms, whatever is typed."""

import json
import random
import subprocess

import pytest
from tests.search.node import BUNDLES, ROOT, needs_node, node

from tests.search.cities import real, town, write
from tests.search.oracle import Oracle

pytestmark = needs_node

# City, how many records still make one file: both forms of each.
FORMS = {
    "real, one file": (real, 1_000),
    "real, shards": (real, 0),
    "town, one file": (lambda: town(600), 1_000),
    "town, shards": (lambda: town(3_000), 0),
}
NOW = "2026-11-21T10:00:00Z"


class Engine:
    """templates/search/engine.js under Node, over the files of a city."""

    def __init__(self, city, folder, single):
        self.city, self.folder = city, folder
        write(city, folder, single)
        self.oracles = {}

    def oracle(self, language):
        if language not in self.oracles:
            self.oracles[language] = Oracle(self.city, language)
        return self.oracles[language]

    def ask(self, calls):
        given = {
            "languages": str(BUNDLES / "languages.js"),
            "modules": str(ROOT / "templates" / "search"),
            "folder": str(self.folder),
            "calls": calls,
        }
        command = [node(), str(ROOT / "tests" / "search" / "engine.mjs")]
        done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)


@pytest.fixture(scope="module", params=FORMS)
def engine(request, tmp_path_factory):
    city, single = FORMS[request.param]
    return Engine(city(), tmp_path_factory.mktemp("index"), single)


PHRASES = (
    "disocupato cerco aiuto zona monza",
    "dove mangio stasera senza soldi",
    "my husband hits me",
    "gruppo per chi ha perso il lavoro",
    "ho perso da poco il mio lavoro",
    "non arrivo a fine mese",
    "desempleo",
    "بطالة",
    "找工作",
    "io no soldi mangiare",
    "casa della carità",
    "Sesto San Giovanni",
    "sportello municipio 4 milano",
    "mensa gratis vicino stazione centrale",
    "disoccup",
    "cena",
    "mi sento sola",
    "il la per",
    "020202",
    "",
)


def words_of(engine, dice, count):
    """Queries of one to three words of some record, some of them mistyped, half typed or in capitals."""
    entries = engine.oracle("it").entries.all
    for _ in range(count):
        said = dice.choice(entries).record
        text = " ".join(str(value) for value in said.values.values() if isinstance(value, str)).split()
        chosen = [dice.choice(text) for _ in range(dice.randint(1, 3))]
        yield " ".join(mangled(word, dice) for word in chosen)


def mangled(word, dice):
    at = dice.randrange(len(word))
    return dice.choice(
        [word, word, word, word.upper(), word[:at] + word[at + 1 :], word[: at + 1] + word[at:], word[: max(3, at)]]
    )


def test_it_finds_what_brute_force_finds(engine):
    dice = random.Random(3)  # noqa: S311 - the same queries every time
    asked = [("it", text) for text in (*PHRASES, *words_of(engine, dice, 60))] + [("en", text) for text in PHRASES]
    calls = [
        {"language": language, "method": "search", "given": [{"words": text, "count": 20, "now": NOW}]}
        for language, text in asked
    ]
    for (language, text), found in zip(asked, engine.ask(calls), strict=True):
        expected = engine.oracle(language).search(text, {})
        assert "answer" in found, (text, found)
        hits = [(hit["ref"], hit["score"]) for hit in found["answer"]["hits"]]
        assert hits == expected[:20], text
        assert found["answer"]["total"] == len(expected), text


FILTERS = (
    {"need": ["work"]},
    {"need": ["housing"], "zone": ["lombardia"]},
    {"kind": ["services", "groups"], "zone": ["milano"]},
    {"cost": ["free"], "verified": ["unverified"]},
    {"language": ["ar"], "access": ["walk_in"]},
)


def test_filters_and_counts_are_those_of_brute_force(engine):
    asked = [(text, filters) for text in ("", "lavoro", "casa", "disocupato monza") for filters in FILTERS]
    facets = ("kind", "need", "zone", "audience", "verified")
    calls = [{"language": "it", "method": "search", "given": [{"words": w, "filters": f}]} for w, f in asked]
    calls += [
        {"language": "it", "method": "counts", "given": [{"words": w, "filters": f}, facet]}
        for w, f in asked
        for facet in facets
    ]
    answers = iter(engine.ask(calls))
    oracle = engine.oracle("it")
    for text, filters in asked:
        found = next(answers)["answer"]
        expected = oracle.search(text, filters)
        assert [(hit["ref"], hit["score"]) for hit in found["hits"]] == expected[:10], (text, filters)
        assert found["total"] == len(expected)
    for text, filters in asked:
        for facet in facets:
            found = next(answers)["answer"]
            assert {c: n for c, n in found.items() if n} == oracle.counts(text, filters, facet), (text, filters, facet)
