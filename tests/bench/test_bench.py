"""The benchmarks run, their figures have the promised shape, their records are always the same and check clean."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import contenders, lexicon, measure, report, synthetic, writing
from bench.contenders import crocevia
from crocevia.when import hours, meetings

# One worker, which measures once.
pytestmark = pytest.mark.xdist_group("bench")

ROOT = Path(__file__).parents[2]
VOCABULARIES = ROOT / "catalogue" / "vocabularies"
COUNT = 60
FIGURES = {"seconds", "peak_mib", "pages", "bytes"}


def bench(*arguments):
    """What the benchmark command printed."""
    command = [sys.executable, "-m", "bench", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A run for Crocevia and, where it is installed, Hugo: what it printed, its figures, its folder."""
    folder = tmp_path_factory.mktemp("bench")
    figures = folder / "figures.json"
    only = ",".join(name for name in ("crocevia", "hugo") if contenders.contenders()[name].version())
    printed = bench(
        "build", "--records", COUNT, COUNT + 20, "--only", only, "--json", figures, "--keep", folder / "work"
    )
    return printed, json.loads(figures.read_text()), folder / "work"


def test_each_contender_has_its_figures(kept):
    _, figures, _ = kept
    assert [size["records"] for size in figures["sizes"]] == [COUNT, COUNT + 20]
    for size in figures["sizes"]:
        assert "crocevia" in size["contenders"]
        for found in size["contenders"].values():
            assert set(found) > FIGURES
            assert all(found[name] > 0 for name in FIGURES)
            assert found["pages"] > size["records"]


def test_figures_say_where_they_were_measured(kept):
    _, figures, _ = kept
    assert figures["machine"]["cores"] >= 1
    assert set(figures["versions"]) == set(figures["sizes"][0]["contenders"])
    assert all(figures["versions"].values())


def test_growth_compares_the_largest_with_the_smallest(kept):
    printed, figures, _ = kept
    assert set(figures["growth"]["crocevia"]["milliseconds_each"]) == {str(COUNT), str(COUNT + 20)}
    assert "crocevia, cost of a record" in printed


def test_every_contender_builds_a_page_for_every_record(kept):
    _, figures, work = kept
    for name in figures["versions"]:
        output = work / str(COUNT) / name / ("public-0" if name == "hugo" else "site-0")
        for record in synthetic.records(COUNT, VOCABULARIES):
            assert record.fields["name"] in (output / record.kind / record.id / "index.html").read_text("utf-8")


def test_the_synthetic_catalogue_checks_clean(kept):
    """No error and no warning: what is measured is a build, not a report."""
    config = kept[2] / str(COUNT) / "crocevia" / "site_config.yml"
    command = [sys.executable, ROOT / "build.py", "check", "--config", config, "--format", "json"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(crocevia.EPOCH)}
    checked = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert json.loads(checked.stdout) == []


def test_records_are_the_same_twice():
    once, again = (list(synthetic.records(COUNT, VOCABULARIES)) for _ in range(2))
    assert [writing.as_yaml(one.fields) for one in once] == [writing.as_yaml(one.fields) for one in again]
    assert [one.id for one in once] == [one.id for one in again]


def test_records_are_those_asked_for():
    found = list(synthetic.records(1_000, VOCABULARIES))
    kinds = [one.kind for one in found]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "services": 700, "groups": 100, "places": 100, "associations": 50, "companies": 50,
    }  # fmt: skip
    assert len({(one.kind, one.id) for one in found}) == 1_000
    assert 15 <= sum(len(one.fields) for one in found) / 1_000 <= 20


def test_every_text_of_hours_and_meetings_can_be_read():
    assert all(hours.parse(text).week for text in synthetic.HOURS)
    assert all(meetings.parse(text).text for text in synthetic.MEETINGS)
    assert len(set(synthetic.HOURS)) >= 200


def test_memory_of_all_descendants_is_counted(tmp_path):
    """Two processes that hold 40 MiB each hold 80 MiB together."""
    hold = "held = bytearray(40 * 1024 * 1024); import time; time.sleep(1)"
    tree = f"import subprocess, sys; one = subprocess.Popen([sys.executable, '-c', {hold!r}]); {hold}; one.wait()"
    task = measure.Task([sys.executable, "-c", tree], tmp_path, tmp_path, {})
    assert 80 < measure.run(task).peak_mib < 160


def test_a_command_that_fails_says_why(tmp_path):
    task = measure.Task([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path, tmp_path, {})
    with pytest.raises(measure.Failed, match="no such luck"):
        measure.run(task)


def test_pages_and_bytes_are_counted(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("12345")
    (tmp_path / "data.csv").write_text("123")
    assert measure.written(tmp_path) == (1, 8)


def test_growth_of_one_size_is_none():
    sizes = [{"records": 100, "contenders": {"crocevia": {"seconds": 2.0}}}]
    assert report.growth(sizes)["crocevia"] == {"milliseconds_each": {"100": 20.0}, "percent": 0.0}


def test_ids_are_made_of_plain_letters():
    assert lexicon.slug("Caffè Città Perù") == "caffe-citta-peru"


def test_an_unknown_contender_is_refused():
    command = [sys.executable, "-m", "bench", "build", "--only", "jekyll"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 2


def test_records_say_what_people_search_for():
    """The queries of `python -m bench search` find more than ten records among 200."""
    texts = [" ".join(map(str, one.fields.values())).lower() for one in synthetic.records(200, VOCABULARIES)]
    for words in ("affitto", "casa", "mensa", "dormitorio"):
        assert 15 <= sum(words in text for text in texts) <= 100
