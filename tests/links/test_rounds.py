"""A round is bounded, gets round, and is polite to every host."""

import threading
from datetime import date, timedelta

from crocevia.answers import Answer
from crocevia.links import rounds
from crocevia.links.asker import Reached
from crocevia.links.gate import LONGEST, PAUSE, Gate
from crocevia.links.named import named, of
from tests.cities import SPOTS
from tests.links.internet import Clock

DAY = date(2026, 11, 21)


def known(**days):
    return {name: Answer(name, DAY - timedelta(days=ago), "200") for name, ago in days.items()}


def test_who_was_never_asked_comes_first_then_who_waited_longest_and_none_twice_on_a_day():
    before = known(today=0, yesterday=1, lately=3, long=90)
    assert rounds.chosen(["today", "yesterday", "lately", "long", "new", "also"], before, DAY, 4) == [
        "also",
        "new",
        "long",
        "lately",
    ]
    assert rounds.chosen(["new"], {}, DAY, 0) == []


def test_a_bounded_round_gets_round():
    addresses, before = [f"http://a.example/{number}" for number in range(10)], {}
    for day in range(4):
        for one in rounds.chosen(addresses, before, DAY + timedelta(days=day), 3):
            before[one] = Answer(one, DAY + timedelta(days=day), "200")
    assert set(before) == set(addresses)


def test_a_hundred_links_of_one_host_keep_the_pause(net):
    pages = [net.page(f"http://a.example/{number}") for number in range(100)]
    found = dict(rounds.asked(pages, net.asker().ask, 1000, net.clock))
    assert set(found.values()) == {Reached("200")}
    assert len(found) == 100
    # A robots.txt and a hundred pages: a hundred pauses, and nobody waited for them here.
    assert sum(net.clock.slept) >= 100 * PAUSE
    assert len(net.asked) == 101


def test_a_robots_txt_may_ask_for_a_longer_pause_but_not_for_ever(net):
    net.page("http://a.example/robots.txt", body="User-agent: *\nCrawl-delay: 7\n")
    net.page("http://b.example/robots.txt", body="User-agent: *\nCrawl-delay: 99999\n")
    asker = net.asker()
    for host in ("a", "b"):
        net.clock.slept.clear()
        for number in range(2):
            asker.ask(net.page(f"http://{host}.example/{number}"))
        assert max(net.clock.slept) == (7 if host == "a" else LONGEST)


def test_nothing_is_begun_when_the_time_is_over(net):
    pages = [net.page(f"http://a.example/{number}") for number in range(50)]
    found = dict(rounds.asked(pages, net.asker().ask, 10, net.clock))
    assert 5 <= len(found) <= 11


def test_one_request_at_a_time_reaches_a_host_whatever_its_names():
    clock, inside, most, lock = Clock(), 0, 0, threading.Lock()
    gate = Gate(clock, clock.sleep)

    def go():
        nonlocal inside, most
        for _ in range(20):
            with gate.through("ip:93.184.215.14"):
                with lock:
                    inside += 1
                    most = max(most, inside)
                with lock:
                    inside -= 1

    threads = [threading.Thread(target=go) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert most == 1
    assert sum(clock.slept) >= 79 * PAUSE


def test_addresses_are_known_by_their_format_and_without_what_stands_behind_the_hash(city):
    city.write(
        "things/one.yml",
        "called: A\npage: https://a.example/x#part\npages: [https://b.example/, https://a.example/x]\n",
    )
    city.write("things/two.yml", "called: B\npage: https://b.example/\nmore: https://c.example/\n")
    made = city.build()
    assert {address: sorted(map(str, refs)) for address, refs in named(made).items()} == {
        "https://a.example/x": ["things/one"],
        "https://b.example/": ["things/one", "things/two"],
    }
    assert of(made.records["things"]["other"]) == []


def test_a_confidential_place_is_not_asked_about(city):
    page = {"name": "page", "type": "string", "format": "uri"}
    city.declare("schemas/spots", {**SPOTS, "fields": [*SPOTS["fields"], page]})
    city.write("spots/refuge.yml", "called: Rifugio\nsecret: true\npage: https://refuge.example/\n")
    assert named(city.build()) == {}
