"""The list that someone keeps, given to someone else: the sheet, the messages; for everyone, and for nobody else."""

import gzip
import json
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.site.barriers import faint, wrong
from tests.site.lists import CLUB, GONE, MEAL, VIOLENCE, browsing, listed, message, told


@pytest.fixture
def opened(browser, address):
    with browsing(browser, address) as open_page:
        yield open_page


# The sheet and the messages


def test_an_arabic_sheet_from_an_italian_page(opened):
    page = opened("list/", kept=json.dumps([{"ref": MEAL, "note": "con Amina", "added": ""}, {"ref": CLUB}]))
    listed(page)
    page.locator("#language").select_option(label="العربية")
    page.locator("#heading").fill("Per lunedì")
    page.locator("#sheet[lang=ar]").wait_for(state="attached")
    sheet = page.locator("#sheet")
    assert not sheet.is_visible()
    page.get_by_role("button", name="Guarda il foglio").click()
    assert sheet.is_visible()
    sheet.get_by_role("heading", name="Per lunedì").wait_for()
    assert (sheet.get_attribute("dir"), page.locator("html").get_attribute("lang")) == ("rtl", "it")
    text = sheet.inner_text()
    for said in (
        "غير مؤكَّد.",
        "اتصلوا قبل أن تذهبوا.",
        "02 7712 2400",
        "corso Concordia 3",
        f"/ar/{MEAL}/",
        "إصدار",
        "1522",
    ):
        assert said in text, said
    assert "con Amina" not in text, "notes are printed only if one says so"
    page.get_by_label("Con le mie note").check()
    sheet.get_by_text("con Amina").wait_for()
    page.emulate_media(media="print")
    assert not page.locator("h1, .top, .bottom, #list").filter(visible=True).count()
    phone = sheet.locator(".call").first
    assert phone.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 22
    assert phone.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    assert sheet.locator("> ol > li").first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
    # A page of nothing is some 1 kB.
    assert len(page.pdf()) > 15_000
    assert "Per lunedì" not in page.evaluate("JSON.stringify(localStorage) + location.href")


def test_a_language_that_does_not_come_leaves_the_sheet_as_it_was(opened):
    page = opened("list/", kept=[MEAL])
    message(page, "Mensa")
    page.context.route("**/en/list/", lambda route: route.abort())
    page.locator("#language").select_option("en")
    told(page, "quella lingua")
    assert page.locator("#language").input_value() == "it"
    assert page.locator("#sheet").get_attribute("lang") == "it"


def test_messages_say_where_to_call_and_never_a_note(opened, address):
    page = opened("list/", kept=json.dumps([{"ref": MEAL, "note": "SEGRETO", "added": ""}, {"ref": CLUB}]))
    page.locator("#language").select_option("en")
    text = message(page, "Call 02 7712 2400")
    assert text.endswith(f"{address}en/list/#{MEAL},{CLUB}")
    hrefs = {name: page.locator(f"#{name}").get_attribute("href") for name in ("whatsapp", "telegram", "sms", "mail")}
    assert unquote(hrefs["whatsapp"]) == f"https://wa.me/?text={text}"
    telegram = parse_qs(urlsplit(hrefs["telegram"]).query)
    assert telegram["url"] == [f"{address}en/list/#{MEAL},{CLUB}"]
    assert "02 7712 2400" in telegram["text"][0]
    assert hrefs["sms"].startswith("sms:?&body=")
    assert len(unquote(hrefs["sms"].partition("body=")[2])) <= 670
    assert hrefs["mail"].startswith("mailto:?subject=Who%20can%20help&body=")
    assert "%0D%0A" in hrefs["mail"]
    assert all("SEGRETO" not in unquote(href) for href in [*hrefs.values(), text])


def test_an_arabic_message_keeps_its_numbers_and_leaves_out_what_is_not_translated(opened):
    page = opened("ar/list/", kept=[MEAL])
    text = message(page, "\u200e02 7712 2400\u200e")
    assert "Pranzo e cena" not in text
    assert "من الاثنين إلى السبت" in text


def test_a_long_list_fits_into_each_message(opened, site):
    folder = site / "services"
    refs = sorted(f"services/{page.parent.name}" for page in folder.glob("*/index.html"))[:60]
    page = opened("ar/list/", kept=refs)
    expect(page.locator("#sheet > ol > li")).to_have_count(60)
    message(page, "60. ")
    mail, sms, linked = (page.locator(f"#{name}").get_attribute("href") for name in ("mail", "sms", "whatsapp"))
    assert len(mail) <= 2000
    assert len(unquote(sms)) <= 700
    assert len(linked) <= 6100


def test_what_is_copied_is_what_is_shown(opened):
    page = opened("list/", kept=[MEAL], permissions=["clipboard-read", "clipboard-write"])
    message(page, "Mensa")
    page.get_by_role("button", name="Copia l’indirizzo").click()
    told(page, "Copiato.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#address").input_value()


# For everyone, and for nobody else


def test_no_id_leaves_the_browser_but_for_the_pages_themselves(opened, address, heard):
    page = opened(f"list/#{MEAL},{CLUB}")
    message(page, "Mensa")
    page.get_by_role("button", name="Salva tutto").click()
    page.locator("#language").select_option("en")
    message(page, "Call")
    assert all(url.startswith(address) for url in page.asked)
    naming = {one.split(" ")[0] for one in heard if MEAL in one or CLUB in one}
    assert naming == {f"/{prefix}{ref}/" for prefix in ("", "en/") for ref in (MEAL, CLUB)}
    assert page.evaluate("[document.cookie, sessionStorage.length, Object.keys(localStorage).join()]") == [
        "",
        0,
        "list",
    ]


def test_without_scripts_it_says_what_else_can_be_done(opened):
    page = opened("list/", java_script_enabled=False)
    assert page.get_by_text("serve JavaScript").is_visible()
    assert page.locator("#without a[href^='tel:']").count()
    assert not page.locator("#list").is_visible()
    record = opened(f"{MEAL}/", java_script_enabled=False)
    assert not record.locator(".keep").count()


def test_a_program_that_does_not_come_leaves_what_else_can_be_done(opened):
    page = opened("about/")
    page.context.route("**/programs/it/list.js", lambda route: route.abort())
    page.goto(page.url.replace("about/", "list/"))
    page.locator("#without a[href^='tel:']").first.wait_for()


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", ["list/", "ar/list/", f"{MEAL}/", "ar/needs/food/"])
def test_nothing_is_wider_than_the_screen(opened, path, width):
    page = opened(path, kept=[MEAL, CLUB, GONE], viewport={"width": width, "height": 700})
    if "list" in path:
        listed(page)
        message(page, "02 7712 2400")
        page.locator("#look").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_star_moves_nothing_when_it_comes(opened):
    shift = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()
        .reduce((sum, one) => sum + one.value, 0))).observe({ type: 'layout-shift', buffered: true })
        || setTimeout(() => done(0), 400))"""
    for path in ("needs/food/", f"{MEAL}/", f"{VIOLENCE}/"):
        assert opened(path, kept=[MEAL]).evaluate(shift) < 0.01, path


@pytest.mark.parametrize("prefix", ["", "ar/"])
@pytest.mark.parametrize("path", ["list/", f"list/#{MEAL},{GONE},x", f"{VIOLENCE}/", "needs/food/", "search/?q=lavoro"])
def test_nothing_stands_in_anyones_way(opened, prefix, path):
    page = opened(prefix + path, kept=[MEAL, VIOLENCE, GONE], color_scheme="light")
    if "list" in path:
        listed(page)
        message(page, "02 7712 2400")
        page.locator("#look").click()
        page.locator("[data-what=remove], #entries .keep").first.click()
    else:
        page.locator(".keep:visible").first.click()
    # Scrolled, the first links lie half below what stays at the top.
    page.evaluate("scrollTo(0, 0)")
    assert wrong(page) == []
    page.emulate_media(color_scheme="dark")
    assert faint(page) == []


def test_the_programs_are_light(site):
    for language in ("it", "ar", "zh"):
        programs = site / "programs" / language
        page, own = (len(gzip.compress((programs / f"{name}.js").read_bytes())) for name in ("page", "list"))
        assert page <= 5_120
        assert own <= 6_400
