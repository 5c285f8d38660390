"""What `bench lighthouse` makes of Lighthouse's reports; the reports themselves are asked for in tests/site."""

from bench import lighthouse

REPORT = {
    "categories": {
        name: {"score": score} for name, score in zip(lighthouse.CATEGORIES, (0.945, 1, 1, 0.9), strict=True)
    },
    "audits": {
        "first-contentful-paint": {"numericValue": 951.2},
        "largest-contentful-paint": {"numericValue": 1512.7},
        "total-blocking-time": {"numericValue": 104.4},
        "cumulative-layout-shift": {"numericValue": 0.541},
    },
    "environment": {"benchmarkIndex": 1887},
}


def test_scores_are_percents_and_paints_are_seconds():
    found = lighthouse.figures(REPORT)
    assert [found[name] for name in lighthouse.CATEGORIES] == [94, 100, 100, 90]
    assert found["first-contentful-paint"] == 0.9512
    assert found["total-blocking-time"] == 104.4
    assert found["machine"] == 1887


def test_a_row_for_each_page_as_the_manual_has_them():
    head, _, row = lighthouse.table({"home": lighthouse.figures(REPORT)}).splitlines()
    assert head.count("|") == row.count("|")
    assert row == "| home | 94 | 100 | 100 | 90 | 0.95 | 1.51 | 104 | 0.54 | 1887 |"


def test_without_lighthouse_it_says_what_would_do(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(lighthouse, "COMMAND", tmp_path / "index.js")
    monkeypatch.setattr(lighthouse, "program", lambda: "/usr/bin/chromium")
    assert lighthouse.run(None) == 2
    assert "make test" in capsys.readouterr().out
