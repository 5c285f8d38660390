"""What measures searches measures rightly: chains of requests, bytes over the line, ranks; and it runs."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from bench import browsing, documents, synthetic
from bench.documents import Document
from bench.host import serve
from bench.relevance import ranking, read, tables
from bench.relevance.ranking import Answer, Query
from bench.search import tables as search_tables
from bench.searchers import CODE, INDEX, Corpus, lunr, pagefind, searchers
from bench.waterfall import Request, Sent, part, round_trips, weights

ROOT = Path(__file__).parents[2]
VOCABULARIES = ROOT / "catalogue" / "vocabularies"
ASKED = ({"query": "sfrato", "language": "it", "page": "it", "right": ["services/a"], "kind_of": ["typo"]},)


def test_requests_sent_at_once_are_one_round_trip():
    assert round_trips([Request(str(n), n / 100, 1) for n in range(20)]) == 1


def test_a_request_waits_only_for_what_was_answered_before_it():
    """Three one after the other; a fourth, long on its way, is nobody's condition."""
    page, script, index = Request("/", 0, 1), Request("a.js", 1.5, 2.5), Request("i.json", 3, 4)
    slow = Request("font", 1.5, 9)
    assert round_trips([index, slow, script, page]) == 3


def test_what_is_never_answered_is_no_condition():
    assert round_trips([Request("/", 0, math.inf), Request("a", 5, 6)]) == 1


def test_no_request_no_round_trip():
    assert round_trips([]) == 0


@pytest.mark.parametrize(
    ("searcher", "path", "expected"),
    [
        ("crocevia", "/search/it/terms/12.json", INDEX),
        ("crocevia", "/search/it/main.js", CODE),
        ("crocevia", "/en/search/", "page"),
        ("lunr", "/search/search_index.json", INDEX),
        ("lunr", "/assets/javascripts/workers/search.a7.min.js", CODE),
        ("lunr", "/assets/javascripts/bundle.min.js", "page"),
        ("pagefind", "/pagefind/fragment/it_1.pf_fragment", INDEX),
        ("pagefind", "/pagefind/pagefind.it_1.pf_meta", INDEX),
        ("pagefind", "/pagefind/pagefind-entry.json", INDEX),
        ("pagefind", "/pagefind/wasm.it.pagefind", CODE),
        ("pagefind", "/pagefind/pagefind.js", CODE),
        ("pagefind", "/", "page"),
    ],
)
def test_the_index_is_told_from_the_code(searcher, path, expected):
    assert part(path, searchers()[searcher].PARTS) == expected


def test_bytes_are_summed_by_part():
    parts = {INDEX: re.compile("json$"), CODE: re.compile("js$")}
    sent = [Sent("/a.json", 0, 5), Sent("/a.json", 1, 5), Sent("/a.js", 0, 2), Sent("/", 0, 1)]
    assert weights(sent, parts) == {INDEX: 10, CODE: 2, "page": 1}


def test_the_host_gzips_texts_and_counts_what_it_sends(tmp_path):
    (tmp_path / "data.json").write_text("[" + "1," * 5_000 + "1]")
    (tmp_path / "data.bin").write_bytes(b"1," * 5_000)
    with serve(tmp_path) as host:
        for name in ("data.json", "data.bin?q=1"):
            with urllib.request.urlopen(f"{host.address}/{name}") as answer:
                head = len(str(answer.headers)) + len("HTTP/1.1 200 OK\r\n")
                assert host.sent[-1].bytes == pytest.approx(head + len(answer.read()), abs=20)
                zipped = answer.headers["Content-Encoding"] == "gzip"
        texts, binary = host.sent
    assert texts.bytes < 500
    assert binary.bytes > 10_000
    assert binary.path == "/data.bin"
    assert not zipped


def test_the_host_keeps_to_its_folder(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "secret").write_text("x")
    with serve(tmp_path / "site") as host:
        assert host.answer("/../secret").startswith(b"HTTP/1.1 404")
        assert host.answer("/nothing").startswith(b"HTTP/1.1 404")


def test_scores():
    query = Query("q", "it", "it", frozenset({"services/a", "services/b"}))
    answers = [
        Answer(query, found) for found in (["services/b"], ["x", "y", "z", "services/a"], [], ["x", "services/a"])
    ]
    found = ranking.scores(answers)
    assert (found.queries, found.success_1, found.success_3) == (4, 0.25, 0.5)
    assert found.mrr == pytest.approx((1 + 1 / 4 + 0 + 1 / 2) / 4)


def test_queries_are_read(tmp_path):
    file = tmp_path / "queries.yml"
    file.write_text(json.dumps(ASKED))
    assert read(file) == [Query("sfrato", "it", "it", frozenset({"services/a"}), ("typo",))]


def test_failures_are_listed_with_what_was_right():
    told = {"query": "sfrato", "page": "it", "rank": 0, "found": ["x/y"], "right": ["services/a"]}
    one = {"queries": 1, "success_1": 0.0, "success_3": 0.0, "mrr": 0.0}
    machine = {"date": "2026-11-21"}
    figures = {"machine": machine, "versions": {}, "scores": {"ours": {"all": one}}, "answers": {"ours": [told]}}
    assert "| sfrato | it | none | x/y | services/a |" in tables.table(figures, "ours")


def test_documents_have_labels_for_codes():
    record = synthetic.Record("services", "a", {"name": "Docce", "needs": ("hygiene",), "email": "a@example.org"})
    (found,) = documents.of_records([record], VOCABULARIES)
    assert found == Document(
        "services/a", "Docce", ["Lavarsi e cambiarsi"], {"kind": ("services",), "need": ("hygiene",)}
    )
    assert found.says("docce")
    assert not found.says("example")


def test_texts_are_escaped():
    assert "<script>" not in Document("a/b", "<script>", ["<script>"]).html


@pytest.mark.parametrize("searcher", [pagefind, lunr])
def test_others_are_given_every_document(tmp_path, searcher):
    corpus = Corpus([Document("services/a", "Docce", ["Doccia & bagno"])], "it", ROOT)
    searcher.prepare(corpus, tmp_path)
    written = [path.read_text() for path in tmp_path.rglob("*") if path.is_file()]
    assert any("Doccia &amp; bagno" in text for text in written)


def test_a_failure_is_told_in_the_table():
    found = {"build": dict.fromkeys(("seconds", "index_seconds", "peak_mib", "index_bytes", "index_files"), 1)}
    steps = {"first": {"failed": "no results within 9 s"}}
    figures = {
        "machine": {"date": "", "cores": 2, "processor": ""},
        "versions": {},
        "line": {"latency": 150, "downloadThroughput": 200_000, "processor": "1/4"},
        "queries": {},
        "limit": 9,
        "floor_milliseconds": 900,
        "sizes": [{"records": 100_000, "contenders": {"lunr": {**found, "steps": steps}}}],
    }
    printed = search_tables.table(figures)
    assert "| lunr | first query | no results within 9 s |" in printed
    assert "| lunr | second query | not reached |" in printed


def test_a_visit_is_measured(tmp_path):
    """The whole of it, over a few records, for one that needs nothing but the Python packages."""
    if not (browsing.program() and lunr.version()):
        pytest.skip("there is no Chromium: `make test` installs it where it may (apt-get install chromium)")
    file = tmp_path / "figures.json"
    command = [
        sys.executable,
        "-m",
        "bench",
        "search",
        "--records",
        "60",
        "--only",
        "lunr",
        "--runs",
        "1",
        "--json",
        file,
    ]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    figures = json.loads(file.read_text())
    one = figures["sizes"][0]["contenders"]["lunr"]
    first, second = one["steps"]["first"], one["steps"]["second"]
    assert first["cards"] == 10
    # The page, then the theme's script, then the index: at 150 ms each, and not for nothing.
    assert first["round_trips"] >= 3
    assert first["milliseconds"] > 450
    assert first["bytes"] == sum(first["parts"].values()) == sum(sent["bytes"] for sent in first["waterfall"])
    assert min(first["parts"].values()) > 0
    # All is there already.
    assert (second["bytes"], second["round_trips"]) == (0, 0)
    assert one["build"]["index_bytes"] > 0
    assert "| lunr | first query |" in printed


@pytest.mark.parametrize("benchmark", ["search", "relevance"])
def test_an_unknown_search_is_refused(benchmark):
    command = [sys.executable, "-m", "bench", benchmark, "--only", "altavista"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 2
