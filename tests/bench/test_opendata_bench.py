"""The benchmark of the open data: every channel that publishes data is measured, apart from the others, and truly."""

from __future__ import annotations

import gc
import json
import time
from pathlib import Path

import pytest

from bench import measure, opendata
from bench.__main__ import main
from crocevia.edition import Data, Output
from crocevia.language import say

MIB = 1024 * 1024


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A small run of three channels: its figures, its folder."""
    folder = tmp_path_factory.mktemp("opendata")
    asked = [
        "--records",
        "60",
        "--only",
        "csv,parquet,pages",
        "--json",
        folder / "figures.json",
        "--keep",
        folder / "w",
    ]
    try:
        assert main(["opendata", *map(str, asked)]) == 0
    finally:
        gc.enable()
    return json.loads((folder / "figures.json").read_text()), folder / "w" / "60"


def test_each_channel_of_open_data_has_its_figures(kept):
    figures, folder = kept
    assert [size["records"] for size in figures["sizes"]] == [60]
    found = figures["sizes"][0]["channels"]
    # Pages are no open data.
    assert list(found) == ["csv", "parquet"]
    for name, one in found.items():
        written = [path for path in (folder / f"{name}-0").rglob("*") if path.is_file()]
        assert one["files"] == len(written)
        assert one["bytes"] == sum(path.stat().st_size for path in written)
        assert one["cpu_seconds"] > 0


def test_the_table_compares_with_csv(kept):
    rows = [row.split(" | ") for row in opendata.table(kept[0]).splitlines() if row.startswith("| ")]
    assert [row[0].strip("| ") for row in rows] == ["channel", "csv", "parquet"]
    assert rows[1][3] == "1.00"


def output(write):
    return Output("data/x", "text/plain", say("x"), write, data=Data(say("x")))


def holds(file):
    held = bytearray(b"x" * 40 * MIB)
    time.sleep(0.1)
    file.write(held[:1])


def streams(file):
    for _ in range(40):
        file.write(bytes(MIB))
    time.sleep(0.1)


@pytest.mark.parametrize("traced", [False, True])
def test_what_a_channel_holds_is_counted_and_what_it_lets_go_is_not(tmp_path, traced):
    held = opendata.apart([output(holds)], tmp_path / "a", traced=traced)
    streamed = opendata.apart([output(streams)], tmp_path / "b", traced=traced)
    counted = "traced_mib" if traced else "grown_mib"
    assert 35 < getattr(held, counted) < 90
    assert getattr(streamed, counted) < 10
    assert (streamed.files, streamed.bytes) == (1, 40 * MIB)


def test_a_channel_that_fails_is_told(tmp_path, capfd):
    def fails(_):
        raise ValueError("no such luck")

    with pytest.raises(measure.Failed, match="nothing was written"):
        opendata.apart([output(fails)], tmp_path / "broken")


def test_an_unknown_channel_is_told(capsys):
    assert main(["opendata", "--only", "telex"]) == 2
    assert "telex" in capsys.readouterr().out


def test_the_results_page_has_the_figures_of_the_file():
    folder = Path(opendata.__file__).parent / "results"
    page = (folder / "README.md").read_text("utf-8")
    for row in opendata.table(json.loads((folder / "opendata.json").read_text())).splitlines():
        assert row in page
