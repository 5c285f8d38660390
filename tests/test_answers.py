"""What is remembered of an address from one round to the next, and how the file that holds it is read."""

import os
from datetime import date, timedelta

import pytest

from crocevia.answers import COLUMNS, DAYS, FILE, Answer, State, after, is_address, read, written

ONE, DAY = "https://a.example/x", date(2026, 11, 1)
HEAD = ",".join(COLUMNS)


def told(*found):
    """What is known after a day each."""
    answer = None
    for days, one in enumerate(found):
        answer = after(answer, ONE, DAY + timedelta(days=7 * days), one)
    return answer


def test_an_address_is_dead_when_it_was_gone_on_several_days():
    assert [told(*["404"] * times).is_dead for times in range(1, DAYS + 2)] == [False] * (DAYS - 1) + [True] * 2
    assert told("404", "410", "no-host").is_dead
    assert told("404", "404", "404").gone_since == DAY


def test_twice_on_a_day_is_once():
    first = after(None, ONE, DAY, "404")
    assert after(after(first, ONE, DAY, "404"), ONE, DAY, "404").gone_days == 1


@pytest.mark.parametrize("found", ["403", "429", "500", "timeout", "robots", "refused", "certificate", "network"])
def test_what_is_not_clear_neither_counts_nor_forgives(found):
    assert told(found, found, found, found).gone_days == 0
    assert told("404", found, "404").gone_days == 2
    assert told("404", found, "404", found, "404").is_dead
    assert told(found).state is State.UNKNOWN


def test_who_comes_back_is_forgiven():
    assert told("404", "404", "404", "200") == Answer(ONE, DAY + timedelta(days=21), "200")
    assert told("404", "404", "200", "404").gone_days == 1


def test_where_it_moved_is_kept_if_it_is_an_address():
    assert after(None, ONE, DAY, "200", "https://b.example/").state is State.MOVED
    assert after(None, ONE, DAY, "200", "javascript:alert(1)").state is State.FINE
    assert after(None, ONE, DAY, "404", "https://b.example/").moved_to == ""


def test_what_is_written_is_read_again(tmp_path):
    known = [
        Answer("https://b.example/,\u00e0", DAY, "200", moved_to="https://c.example/"),
        Answer(ONE, DAY, "no-host", DAY, 2),
    ]
    path = tmp_path / FILE
    path.write_text(written(known), encoding="utf-8")
    assert read(path, FILE) == ({one.address: one for one in known}, [])
    assert path.read_text(encoding="utf-8").splitlines()[1].startswith("https://a.example/x,2026-11-01,no-host,")
    assert read(tmp_path / "none.csv", FILE) == ({}, [])


@pytest.mark.parametrize(
    "line",
    [
        "x",
        "javascript:alert(1),2026-11-01,200,,0,",
        "https://a.example/ x,2026-11-01,200,,0,",
        "https://a.example/\u202e,2026-11-01,200,,0,",
        f"https://a.example/{'x' * 3000},2026-11-01,200,,0,",
        "https://a.example/,today,200,,0,",
        "https://a.example/,2026-11-01,=1+1,,0,",
        "https://a.example/,2026-11-01,200,,many,",
        "https://a.example/,2026-11-01,404,,3,",
        "https://a.example/,2026-11-01,404,2026-11-01,0,",
        "https://a.example/,2026-11-01,200,,0,file:///etc/passwd",
        "https://a.example/,2026-11-01,200,,0,,more",
        '"https://a.example/,2026-11-01,200,,0,',
        f"{ONE},2026-11-01,200,,0,",
    ],
)
def test_a_line_that_is_none_is_passed_over_and_told(tmp_path, line):
    path = tmp_path / FILE
    path.write_text(f"{HEAD}\n{ONE},2026-11-01,200,,0,\n{line}\n", encoding="utf-8")
    found, wrong = read(path, f"catalogue/{FILE}")
    assert set(found) == {ONE}
    assert [(one.file, one.line, one.code, one.level.name) for one in wrong] == [
        (f"catalogue/{FILE}", 3, "links", "WARNING")
    ]


def test_a_file_of_something_else_is_told_in_one_line(tmp_path):
    path = tmp_path / FILE
    path.write_bytes(b"name,phone\n" * 1000)
    assert [one.line for one in read(path, FILE)[1]] == [1]
    path.write_text(f"{HEAD}\n" + "x\n" * 1000, encoding="utf-8")
    assert len(read(path, FILE)[1]) == 10
    path.write_bytes(b"\xff\xfe\x00")
    assert [one.code for one in read(path, FILE)[1]] == ["encoding"]
    path.unlink()
    os.mkfifo(path)
    assert [one.code for one in read(path, FILE)[1]] == ["unreadable"]


def test_the_catalogue_has_it_and_the_check_is_quiet_about_it(city):
    city.write(FILE, written([Answer(ONE, DAY, "404", DAY, 5)]))
    assert city.findings() == []
    assert city.build().answers[ONE].is_dead
    city.write(FILE, "x\n")
    assert [(one.file, one.level.name) for one in city.findings()] == [(f"catalogue/{FILE}", "WARNING")]
    assert city.build().answers == {}


@pytest.mark.parametrize("text", ["https://a.example", "http://a.example/\u00e0?x=y#z", "https://[2606::1]/"])
def test_addresses_of_the_web(text):
    assert is_address(text)
