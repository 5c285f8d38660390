"""The list that someone keeps: kept, put in order, sent and received; two tabs, hostile storage, hostile addresses."""

import json
import os
import re
import shutil
import time

import pytest
from playwright.sync_api import expect

from tests.site.conftest import served
from tests.site.lists import CLUB, GONE, MEAL, PHONE, VIOLENCE, browsing, entry, listed, message, stored, told


@pytest.fixture
def opened(browser, address):
    with browsing(browser, address) as open_page:
        yield open_page


# Kept


def test_from_a_record_to_the_list_and_back_after_a_reload(opened):
    page = opened(f"{MEAL}/")
    button = page.get_by_role("button", name=re.compile("^Salva: Mensa Opera"))
    assert button.get_attribute("aria-pressed") == "false"
    assert button.bounding_box()["height"] >= 44
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    told(page, "Salvato. Nella mia lista: 1")
    assert page.locator("#told").get_attribute("role") == "status"
    page.get_by_role("link", name="La mia lista (1)").click()
    assert listed(page) == [MEAL]
    for fact in ("02 7712 2400", "corso Concordia 3", "11:30", "Non verificato.", "Chiedi la tessera", "Aperto ora"):
        assert entry(page, MEAL).get_by_text(fact).first.is_visible(), fact
    entry(page, MEAL).get_by_label("La mia nota").press_sequentially("giovedì, con Amina")
    page.reload()
    assert entry(page, MEAL).get_by_label("La mia nota").input_value() == "giovedì, con Amina"
    assert stored(page) == [{"ref": MEAL, "note": "giovedì, con Amina", "added": "2026-11-24"}]
    entry(page, MEAL).get_by_role("link", name="Mensa Opera San Francesco - corso Concordia").click()
    page.get_by_role("button", name=re.compile("^Salva: Mensa")).click()
    told(page, "Tolto. Nella mia lista: 0")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("path", ["needs/food/", "search/?q=mensa"])
def test_a_card_has_a_star(opened, path):
    page = opened(path)
    card = page.locator(".card[data-record]:visible").first
    card.wait_for()
    card.get_by_role("button", name=re.compile("^Salva: ")).click()
    assert [one["ref"] for one in stored(page)] == [card.get_attribute("data-record")]
    assert page.locator("a.mine").inner_text().endswith("(1)")
    assert page.locator(".card:visible").count() == page.locator(".card:visible .keep").count()


def test_who_may_be_watched_is_told_before_a_trace_is_left(opened):
    assert opened(f"{VIOLENCE}/").get_by_text("Chi usa questo browser può vedere che cosa salvi.").is_visible()
    page = opened("list/", kept=[MEAL, VIOLENCE])
    assert listed(page) == [MEAL, VIOLENCE]
    page.locator("#guarded").wait_for()
    assert page.locator("a.exit").is_visible()
    assert not opened("list/", kept=[MEAL]).locator("a.exit").is_visible()


def test_a_record_that_has_another_name_by_now_is_still_found(browser, site, tmp_path):
    shutil.copytree(site, tmp_path / "site", copy_function=os.link)
    with served(tmp_path / "site") as address, browsing(browser, address) as opened:
        follows(opened, tmp_path / "site")


def follows(opened, site):
    was = "services/nome-di-prima"
    for prefix in ("", "en/"):
        page = site / prefix / was / "index.html"
        page.parent.mkdir()
        page.write_text(f'<!doctype html><title>x</title><article class="moved" data-moved="{MEAL}"></article>')
    page = opened("list/", kept=[was])
    assert listed(page) == [was]
    assert entry(page, was).get_by_text("02 7712 2400").first.is_visible()
    link = entry(page, was).get_by_role("link", name="Mensa Opera San Francesco - corso Concordia")
    assert link.get_attribute("href").endswith(f"/{MEAL}/")
    # Whoever is led in a circle is led nowhere.
    page_of = site / was / "index.html"
    page_of.write_text(f'<!doctype html><title>x</title><article class="moved" data-moved="{was}">')
    # Within the same second a file server would say that nothing has changed.
    os.utime(page_of, (time.time() + 60,) * 2)
    page.reload()
    assert listed(page) == [was]
    expect(entry(page, was).get_by_text("02 7712 2400")).to_have_count(0)


# Put in order, taken away


def test_the_order_is_changed_with_the_keyboard_alone(opened):
    page = opened("list/", kept=[MEAL, CLUB, VIOLENCE])
    assert listed(page) == [MEAL, CLUB, VIOLENCE]
    entry(page, VIOLENCE).locator("[data-what=up]").focus()
    page.keyboard.press("Enter")
    assert listed(page) == [MEAL, VIOLENCE, CLUB]
    told(page, "Ora è al posto 2 di 3.")
    page.keyboard.press("Enter")
    assert listed(page) == [VIOLENCE, MEAL, CLUB]
    # At the top there is no way up: the focus goes to the way down.
    focused = "document.activeElement.closest('li').dataset.record + ' ' + document.activeElement.dataset.what"
    assert page.evaluate(focused) == f"{VIOLENCE} down"
    assert [one["ref"] for one in stored(page)] == [VIOLENCE, MEAL, CLUB]


def test_what_is_taken_away_can_be_put_back(opened):
    page = opened("list/", kept=[MEAL, CLUB, GONE])
    assert listed(page) == [MEAL, CLUB, GONE]
    entry(page, CLUB).get_by_label("La mia nota").fill("il martedì")
    entry(page, CLUB).get_by_role("button", name="Togli: Job Club Milano").click()
    assert listed(page) == [MEAL, GONE]
    assert page.evaluate("document.activeElement.textContent") == "Rimetti"
    page.keyboard.press("Enter")
    assert listed(page) == [MEAL, CLUB, GONE]
    assert stored(page)[1]["note"] == "il martedì"
    page.get_by_role("button", name="Togli tutto").click()
    assert (stored(page), listed(page)) == ([], [])
    page.get_by_role("button", name="Rimetti").click()
    assert listed(page) == [MEAL, CLUB, GONE]
    assert stored(page)[1]["note"] == "il martedì"


def test_two_tabs_are_in_step(opened):
    first = opened("list/", kept=[MEAL])
    assert listed(first) == [MEAL]
    second = opened(f"{CLUB}/", beside=first)
    second.locator(".keeping .keep").click()
    entry(first, CLUB).wait_for()
    assert listed(first) == [MEAL, CLUB]
    third = opened("list/", beside=first)
    third.locator(f'[data-record="{MEAL}"] textarea').fill("una nota")
    expect(first.locator("#entries textarea").first).to_have_value("una nota")
    entry(third, CLUB).locator("[data-what=remove]").click()
    second.locator(".keeping .keep[aria-pressed=false]").wait_for()
    assert listed(first) == [MEAL]


# Sent


def test_a_list_that_was_sent_is_looked_at_and_then_kept(opened, address):
    mine = opened("list/", kept=[MEAL, CLUB])
    message(mine, "#services")
    shared = mine.locator("#address").input_value()
    assert shared == f"{address}list/#{MEAL},{CLUB}"
    other = opened(shared.removeprefix(address), kept=[GONE])
    assert other.locator("h1").inner_text() == "Una lista che ti hanno mandato"
    assert listed(other) == [MEAL, CLUB]
    assert [one["ref"] for one in stored(other)] == [GONE], "nothing is overwritten, nothing is added silently"
    assert not other.locator("#entries textarea").count()
    entry(other, CLUB).get_by_role("button", name="Salva: Job Club Milano").click()
    assert [one["ref"] for one in stored(other)] == [GONE, CLUB]
    other.get_by_role("button", name="Salva tutto").click()
    assert [one["ref"] for one in stored(other)] == [GONE, CLUB, MEAL]
    other.locator("#sent").get_by_role("link", name="La mia lista").click()
    other.locator("#emptying").wait_for()
    assert listed(other) == [GONE, CLUB, MEAL]


def test_a_list_that_was_sent_is_read_in_another_language(opened):
    page = opened(f"list/#{MEAL},{CLUB}")
    assert listed(page) == [MEAL, CLUB]
    page.locator(".languages summary").click()
    page.get_by_role("link", name="العربية").click()
    page.wait_for_url("**/ar/list/#**")
    assert listed(page) == [MEAL, CLUB]
    assert entry(page, MEAL).get_by_text("اتصلوا على").is_visible()


def test_a_place_in_the_page_is_no_list(opened):
    page = opened(f"list/#{MEAL}")
    assert listed(page) == [MEAL]
    page.evaluate("location.hash = 'content'")
    page.wait_for_timeout(200)
    assert listed(page) == [MEAL]
    assert not page.locator("#strange").is_visible()


@pytest.mark.parametrize(
    "fragment",
    [
        "../../evil/x,services/../../x,//evil.example/x",
        "<img/src=x>,javascript:alert(1)/x,services/<script>alert(1)</script>",
        "%E0%A4%A/%ff,%2e%2e%2f%2e%2e",
        "a/" + "b" * 3000,
        ",".join(f"services/x-{number}" for number in range(300)),
        "needs/food,__proto__/x,constructor/y",
    ],
)
def test_any_address_has_an_answer(opened, address, fragment):
    page = opened(f"list/#{fragment}")
    refs = listed(page)
    assert len(refs) <= 200
    assert all(re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", ref) for ref in refs)
    assert page.locator("#strange, #entries .notice").first.is_visible()
    assert all(url.startswith(address) for url in page.asked)
    assert not page.locator("main img, main script[src='x']").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "null",
        '"list"',
        '[null, 1, [], {}, {"ref": 3}]',
        json.dumps(
            [{"ref": "../../x", "note": "a"}, {"ref": MEAL, "note": {"a": 1}, "added": "2026-99-99"}, {"ref": MEAL}]
        ),
        json.dumps([{"ref": MEAL, "note": "<img src=x onerror=alert(1)>" * 100, "added": "<b>"}]),
        json.dumps([{"ref": f"services/{number}", "note": "", "added": ""} for number in range(1000)]),
    ],
)
def test_whatever_the_storage_holds_the_page_stands(opened, text):
    page = opened("list/", kept=text)
    refs = listed(page)
    assert refs in ([], [MEAL]) or len(refs) == 200
    assert all(len(one.input_value()) <= 500 for one in page.locator("#entries textarea").all())
    assert not page.locator("main img").count()
    page.goto(page.url.replace("list/", f"{CLUB}/"))
    page.locator(".keeping .keep").click()
    told(page, "La lista è piena" if len(refs) == 200 else "Salvato.")


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
FORBIDDEN = """for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(self, name, { get() { throw new DOMException('no', 'SecurityError') } })"""


@pytest.mark.parametrize("broken", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_a_browser_that_keeps_nothing_says_so(opened, broken):
    page = opened("about/")
    page.add_init_script(broken)
    page.goto(page.url.replace("about/", f"{CLUB}/"))
    page.locator(".keeping .keep").click()
    told(page, "Non è stato salvato niente")
    assert page.locator(".keeping .keep").get_attribute("aria-pressed") == "false"
    page.goto(page.url.replace(f"{CLUB}/", "list/"))
    assert page.locator("#empty").is_visible()


def test_what_is_gone_or_cannot_be_fetched_keeps_its_note(opened):
    note = json.dumps([{"ref": ref, "note": "da ricordare", "added": ""} for ref in (GONE, MEAL)])
    page = opened("about/", kept=note)
    page.context.route(f"**/{MEAL}/", lambda route: route.abort())
    page.goto(page.url.replace("about/", "list/"))
    assert listed(page) == [GONE, MEAL]
    assert GONE in entry(page, GONE).inner_text()
    assert "non c’è più" in entry(page, GONE).inner_text()
    assert [one.input_value() for one in page.locator("#entries textarea").all()] == ["da ricordare"] * 2
    page.context.unroute(f"**/{MEAL}/")
    entry(page, MEAL).get_by_role("button", name="Riprova").click()
    entry(page, MEAL).get_by_text("02 7712 2400").wait_for()
    message(page, "Mensa")
    assert page.locator("#lacking").inner_text().endswith(": 1.")
