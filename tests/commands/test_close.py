"""The command `close`: what it writes, what it leaves, what it refuses."""

import pytest

ONE = "# Una cosa.\ncalled: A\nstate: active # fino a quando?\nsince: 2026-01-01\nchecked: 2026-11-01\n"


@pytest.fixture
def thing(city):
    return city.write("things/one.yml", ONE)


def test_a_record_that_ends_says_since_when_and_where_to_go(city, thing, run):
    code, out, err = run("close", "things", "one", "--on", "2026-10-31", "--instead", "things/other", "spots/square")
    assert (code, out, err) == (0, "catalogue/things/one.yml\n", "")
    assert thing.read_text() == (
        "# Una cosa.\ncalled: A\nstate: closed # fino a quando?\nsince: 2026-01-01\nuntil: 2026-10-31\n"
        "rather: [things/other, spots/square]\nchecked: 2026-11-01\n"
    )
    assert city.findings() == []


def test_it_ended_today_unless_it_says_another_day(thing, run):
    run("close", "things", "one")
    assert "until: 2026-11-21\n" in thing.read_text()
    thing.write_text(ONE + "until: 2026-05-31\n")
    run("close", "things", "one")
    assert "until: 2026-05-31\n" in thing.read_text()
    # A last day that has not come is not the one on which it ended.
    thing.write_text(ONE + "until: 2027-05-31\n")
    run("close", "things", "one")
    assert "until: 2026-11-21\n" in thing.read_text()


def test_an_alternative_that_has_ended_is_told(city, thing, run):
    city.write("things/gone.yml", "called: G\nstate: closed\n")
    code, _, err = run("close", "things", "one", "--instead", "things/gone")
    assert (code, err) == (0, "things/gone is closed itself: the page will not name it\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["boats", "one"], 2, "the kinds are: things, spots\n"),
        (["things", "nobody"], 2, "there is no record things/nobody\n"),
        (["things", "../things/one"], 2, "there is no record things/../things/one\n"),
        (["things", "one", "--on", "domani"], 2, "invalid fromisoformat value: 'domani'"),
        (["things", "one", "--on", "2026-11-22"], 2, "this day has not come yet: until then write it as `until`\n"),
        (["things", "one", "--on", "2025-12-31"], 1, "since comes after until (2026-01-01 > 2025-12-31)"),
        (["things", "one", "--instead", "things/nobody"], 1, "things/one.yml: error: rather: nothing in things"),
        (["things", "one", "--instead", "things/one"], 1, "rather: this is the record itself"),
        (["spots", "square"], 2, "Posti have no field that means https://www.w3.org"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(city, thing, run, arguments, code, said):
    before = {path: path.read_bytes() for path in city.catalogue.rglob("*.yml")}
    ended, out, err = run("close", *arguments)
    assert (ended, out) == (code, "")
    assert said.replace("https://www.w3.org", "http://www.w3.org") in err
    assert {path: path.read_bytes() for path in city.catalogue.rglob("*.yml")} == before


def test_a_record_that_cannot_be_read_stays_as_it_is(city, run):
    city.write("things/bad.yml", "called: [A\n")
    code, _, err = run("close", "things", "bad")
    assert code == 1
    assert "catalogue/things/bad.yml:1:9" in err


def test_its_other_mistakes_are_for_the_check_to_tell(city, run):
    city.write("things/bad.yml", "called: A\nsize: molto\n")
    assert run("close", "things", "bad")[0] == 0
