"""The command `links`: what it asks, what it says, what it remembers."""

import pytest

from crocevia import cli
from crocevia.answers import FILE, read
from crocevia.commands import links
from tests.links.internet import internet


@pytest.fixture
def net():
    with internet() as made:
        yield made


@pytest.fixture
def run(city, capsys, monkeypatch, net):
    """Run the command on a day of November; (exit code, what it said, what it complained of)."""
    monkeypatch.setattr(links, "asker", lambda _: net.asker(seconds=0.5))
    config = str(city.config)

    def run(*arguments, day=21):
        # The first of November 2026, and so many days.
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1793491200 + (day - 1) * 86_400))
        try:
            code = cli.main(["links", "--lang", "en", "--config", config, *arguments])
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def things(city, net):
    """Pages of every sort, each named by a thing."""
    net.page("http://a.example/fine")
    net.page("http://a.example/old", 301, Location="/fine")
    net.page("http://a.example/shy", 403)
    for name in ("fine", "old", "shy", "lost"):
        city.write(f"things/{name}.yml", f"called: {name}\npage: http://a.example/{name}\n")
    return city


def state(city):
    found, wrong = read(city.catalogue / FILE, FILE)
    assert wrong == []
    return {address.rpartition("/")[2]: (one.found, one.gone_days, one.moved_to) for address, one in found.items()}


def test_each_is_asked_and_what_it_said_is_told_and_remembered(things, run):
    code, out, err = run()
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "not found (404), asked again next time: http://a.example/lost (things/lost)",
        "moved: http://a.example/old → http://a.example/fine (things/old)",
        "no clear answer (403): http://a.example/shy",
        "4 addresses asked, 0 left for another time.",
        "+ catalogue/links.csv",
    ]
    assert state(things) == {
        "fine": ("200", 0, ""),
        "old": ("200", 0, "http://a.example/fine"),
        "shy": ("403", 0, ""),
        "lost": ("404", 1, ""),
    }
    assert things.findings() == []


def test_it_is_dead_on_the_third_day_and_not_before(things, run, net):
    for day in (1, 8):
        assert "dead" not in run(day=day)[1]
    assert "dead since 2026-11-01: http://a.example/lost (things/lost)" in run(day=15)[1]
    assert things.build().answers["http://a.example/lost"].is_dead
    net.page("http://a.example/lost")
    assert "lost" not in run(day=22)[1]
    assert state(things)["lost"] == ("200", 0, "")


def test_nobody_is_asked_twice_on_a_day_and_who_is_named_no_more_is_forgotten(things, run, net):
    run()
    before = len(net.asked)
    assert run()[1] == "0 addresses asked, 4 left for another time.\n"
    assert len(net.asked) == before
    (things.catalogue / "things/lost.yml").unlink()
    run(day=22)
    assert set(state(things)) == {"fine", "old", "shy"}


def test_a_round_is_bounded(things, run):
    assert "2 addresses asked, 2 left for another time." in run("--most", "2")[1]
    assert "0 addresses asked, 4 left for another time." in run("--budget", "0", day=22)[1]
    assert set(state(things)) == {"fine", "lost"}


@pytest.mark.parametrize("only", ["/old", "things/old"])
def test_some_alone_can_be_asked(things, run, only):
    run("--only", only)
    assert set(state(things)) == {"old"}


def test_an_address_that_nobody_names_is_told(things, run):
    assert run("--only", "nowhere") == (2, "", "no record names such an address\n")


def test_a_dry_run_asks_nobody(things, run, net):
    assert run("--dry-run", "--most", "1") == (0, "http://a.example/fine\n", "")
    assert net.asked == []
    assert not (things.catalogue / FILE).exists()


def test_without_a_network_nothing_is_written(things, run, net):
    run(day=1)
    before = state(things)
    net.names.clear()
    code, out, err = run(day=8)
    assert (code, out) == (1, "")
    assert err == "no address answered: has this machine a network? Nothing is written.\n"
    assert state(things) == before


def test_who_asks_says_where_to_read_about_it(city):
    assert links.asker(city.settings).agent == "crocevia-links/1.0 (+https://example.org/)"
