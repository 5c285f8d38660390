"""The list that someone keeps, as people use it: kept, noted, printed, sent; two tabs, hostile storage, hostile addresses."""

import gzip
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 360, "height": 740}
# A Tuesday at noon, in Rome.
TUESDAY = "2026-11-24T12:00:00+01:00"
MEAL = "services/mensa-opera-san-francesco-corso-concordia"
CLUB = "groups/job-club-milano"
VIOLENCE = "services/1522-numero-antiviolenza-e-stalking"
GONE = "services/non-esiste"


@pytest.fixture
def opened(browser, address):
    """Opens a page in a context of its own, or in `beside`'s; what it asked for and what went wrong is in `.asked` and `.wrong`."""
    contexts = []

    def open_page(path, *, kept=None, beside=None, **context):
        if not beside:
            contexts.append(browser.new_context(**{"viewport": PHONE, "locale": "it-IT", **context}))
        page = (beside.context if beside else contexts[-1]).new_page()
        page.asked, page.wrong = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (page.wrong.append(dialog.message), dialog.dismiss()))
        page.clock.set_fixed_time(TUESDAY)
        if kept is not None:
            page.goto(address + "about/")
            page.evaluate("text => localStorage.setItem('list', text)", kept if isinstance(kept, str) else written(*kept))
        page.goto(address + path)
        return page

    yield open_page
    wrong = [error for context in contexts for page in context.pages for error in page.wrong]
    for context in contexts:
        context.close()
    assert not wrong


def written(*refs):
    return json.dumps([{"ref": ref, "note": "", "added": "2026-11-20"} for ref in refs])


def stored(page):
    return json.loads(page.evaluate("localStorage.getItem('list')") or "[]")


def listed(page):
    """The records of the list, in their order, all read."""
    expect(page.locator("#list, #without").filter(visible=True)).to_have_id("list")
    expect(page.locator("#entries [aria-busy=true]")).to_have_count(0)
    return [one.get_attribute("data-record") for one in page.locator("#entries .entry").all()]


def message(page, ready):
    """The message, when it says `ready`."""
    expect(page.locator("#text")).to_have_value(re.compile(re.escape(ready)))
    return page.locator("#text").input_value()


def entry(page, ref):
    return page.locator(f'#entries [data-record="{ref}"]')


def told(page, text):
    page.locator("#told", has_text=text).wait_for()


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
        "[null, 1, [], {}, {\"ref\": 3}]",
        json.dumps([{"ref": "../../x", "note": "a"}, {"ref": MEAL, "note": {"a": 1}, "added": "2026-99-99"}, {"ref": MEAL}]),
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
    for said in ("غير مؤكَّد.", "اتصلوا قبل أن تذهبوا.", "02 7712 2400", "corso Concordia 3", f"/ar/{MEAL}/", "إصدار", "1522"):
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
    assert page.evaluate("[document.cookie, sessionStorage.length, Object.keys(localStorage).join()]") == ["", 0, "list"]


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


AXE_RUN = """() => axe.run().then(({violations}) => violations.flatMap(
    ({id, nodes}) => nodes.map((node) => `${id} ${node.target} ${node.html.slice(0, 200)}`)))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "ar/"])
@pytest.mark.parametrize("path", ["list/", f"list/#{MEAL},{GONE},x", f"{VIOLENCE}/", "needs/food/"])
def test_nothing_stands_in_anyones_way(opened, prefix, path, scheme):
    page = opened(prefix + path, kept=[MEAL, VIOLENCE, GONE], color_scheme=scheme)
    if "list" in path:
        listed(page)
        message(page, "02 7712 2400")
        page.locator("#look").click()
        page.locator("[data-what=remove], #entries .keep").first.click()
    else:
        page.locator(".keep").first.click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(AXE_RUN) == []


def test_the_programs_are_light(site):
    for language in ("it", "ar", "zh"):
        programs = site / "programs" / language
        page, own = (len(gzip.compress((programs / f"{name}.js").read_bytes())) for name in ("page", "list"))
        assert page <= 4_200
        assert own <= 6_144
