"""A page of somebody else's shows the list, in a real browser: whatever that page looks like, and whatever it forbids."""

import json
from urllib.parse import urlsplit

import pytest

from crocevia.channels import widget as channel
from crocevia.html.questions import Questions
from crocevia.widget.lists import Lists
from crocevia.widget.rows import ROW
from tests.editions import edition
from tests.site.barriers import faint, wrong
from tests.widget.conftest import LINK

# What an old page, or a malicious one, does to all that stands in it.
UGLY = """html { font-size: 62.5%; direction: rtl } body { font: italic 40px/1 fantasy; color: red; letter-spacing: .5em; text-transform: uppercase }
    * { display: none !important; visibility: hidden !important } html, body, main { display: block !important; visibility: visible !important }
    crocevia-list { all: unset !important; display: none !important; opacity: 0 !important; font-size: 1px !important }
    *, crocevia-list { --ink: red; --paper: red; --line: red; --link: red; --call: red; --on-call: red; --soft: red; --good: red }
    section, ul, li, a, p { all: unset !important; position: fixed !important; inset: 0 !important }"""
NAMES = "crocevia-list li > :first-child"
PAYLOAD = '<img src=x: onerror="self.ran=1"><script>self.ran=1</script>'


def expected(name, limit=5, language="it"):
    city = edition("milan")
    records, _ = Lists(city).records(name, Questions(city, language))
    return [one.text("https://schema.org/name") for one in records][:limit]


def shown(page, least=1):
    page.locator(NAMES).nth(least - 1).wait_for()
    return [one.inner_text() for one in page.locator(NAMES).all()]


def test_it_shows_what_the_site_shows_and_asks_nobody_else(parish, ours):
    page = parish('zone="monza" lang="it" limit="20"', sheet=UGLY)
    assert shown(page, 20) == expected("zones/monza", 20)
    assert page.said == []
    assert {urlsplit(one).netloc for one in page.asked[1:]} == {urlsplit(ours.address).netloc}
    assert [urlsplit(one).path for one in page.asked[1:]] == [
        "/widget/crocevia-list.js", "/widget/it/words.json", "/widget/it/lists/zones/monza.json",
    ]  # fmt: skip
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    # Whoever reads it is known to nobody: neither who they are nor which page they read.
    told = [headers for path, headers in ours.heard if path.endswith(".json")]
    assert told
    assert not any("Cookie" in headers or "Referer" in headers for headers in told)


def test_a_page_does_not_change_how_it_looks_nor_does_it_change_the_page(parish):
    plain = parish('zone="monza" lang="it"')
    shown(plain, 5)
    ugly = parish('zone="monza" lang="it"', sheet=UGLY)
    shown(ugly, 5)
    looks = """() => [...document.querySelector("crocevia-list").shadowRoot.querySelectorAll("section, section *")].map((one) => {
        const of = getComputedStyle(one)
        return [one.localName, of.display, of.visibility, of.color, of.backgroundColor, of.borderTopColor, of.fontSize, of.fontFamily, of.letterSpacing, of.textTransform,
            of.direction, of.position, one.getBoundingClientRect().height]
    })"""
    assert ugly.evaluate(looks) == plain.evaluate(looks)
    heading = "() => getComputedStyle(document.querySelector('h1')).cssText"
    without = parish(sheet=UGLY)
    assert ugly.evaluate(heading) == without.evaluate(heading)


def test_zone_and_need_together_are_what_serves_the_zone_its_own_first(parish):
    page = parish('zone="monza" need="food" limit="20"')
    city = edition("milan")
    food = set(city.catalogue.under("needs", "food"))
    records, _ = Lists(city).records("zones/monza", Questions(city, "it"))
    assert shown(page, 2) == [one.text("https://schema.org/name") for one in records if one in food]


@pytest.mark.parametrize("language", ["it", "en", "ar"])
def test_axe_finds_nothing_and_nothing_is_cut_off(parish, language):
    page = parish(
        f'zone="milano" lang="{language}" limit="8"',
        'need="violence" lang="en" heading="2"',
        viewport={"width": 320, "height": 700},
    )
    assert len(shown(page, 13)) == 13
    page.emulate_media(color_scheme="light")
    assert wrong(page) == []
    page.emulate_media(color_scheme="dark")
    assert faint(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    first = page.locator("crocevia-list section").first
    assert first.get_attribute("lang") == language
    # Words that stand beside each other do not run into each other.
    assert " " in page.locator("p.kind").first.evaluate("one => one.textContent").strip()
    assert page.locator(".tag").first.evaluate("one => one.previousSibling.nodeType") == 3
    assert first.evaluate("one => getComputedStyle(one).direction") == ("rtl" if language == "ar" else "ltr")
    assert page.evaluate("""[...document.querySelector("crocevia-list").shadowRoot.querySelectorAll("h3, h4")].map(one => one.localName)""") == [
        "h3", *["h4"] * 8,
    ]  # fmt: skip


def test_light_and_dark_are_the_readers_or_the_attributes(parish):
    page = parish('theme="dark"', 'theme="light"', "", color_scheme="light")
    shown(page, 15)
    grounds = "() => [...document.querySelectorAll('crocevia-list')].map(one => getComputedStyle(one.shadowRoot.querySelector('section')).backgroundColor)"
    dark, light, own = page.evaluate(grounds)
    assert dark != light == own
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(grounds) == [dark, light, dark]


def test_two_lists_on_a_page_read_a_file_once_and_say_what_is_open_in_a_tab_behind_others(parish):
    behind = "Object.defineProperty(Document.prototype, 'hidden', { get: () => true })"
    page = parish('zone="monza" limit="2"', 'zone="monza" kind="groups" limit="2"', before=behind)
    assert len(shown(page, 4)) == 4
    assert len(page.asked) == len(set(page.asked))
    assert all(one.strip() for one in page.locator(".when").all_text_contents())
    assert page.locator(".when").count()


NONSENSE = (
    'zone="../../secret"',
    'need="nothing-of-that-name"',
    'zone="nowhere"',
    'kind="no-kind"',
    'kind="constructor"',
    'site="javascript:self.ran=1"',
    'zone="monza" need="constructor"',
    'zone="toString" need="food"',
)


def refused(page, times=1):
    """Wait until so many lists have given up."""
    for _ in range(1000):
        if sum(one.startswith("crocevia-list:") for one in page.said) >= times:
            return
        page.wait_for_timeout(20)
    raise AssertionError(page.said)


def test_what_cannot_be_shown_leaves_the_link(parish):
    page = parish(*NONSENSE)
    refused(page, len(NONSENSE))
    assert [one.is_visible() for one in page.get_by_role("link", name=LINK).all()] == [True] * len(NONSENSE)
    assert page.evaluate("self.ran") is None


def test_without_scripts_or_without_our_host_there_is_the_link(parish, ours):
    page = parish('zone="monza"', java_script_enabled=False)
    assert page.get_by_role("link", name=LINK).is_visible()
    page = parish('zone="monza"', program=False)
    assert page.get_by_role("link", name=LINK).is_visible()
    words = ours.files["widget/it/words.json"]
    ours.files = {channel.PROGRAM: ours.files[channel.PROGRAM]}
    page = parish('zone="monza"')
    refused(page)
    assert page.get_by_role("link", name=LINK).is_visible()
    # Files that are none, or hold something else.
    ours.files |= {"widget/it/words.json": words}
    for name, content in {
        "milano": b"<!doctype html>",
        "bologna": b"null",
        "monza": b'{"rows": 3}',
        "pinerolo": b"[",
    }.items():
        ours.files[f"widget/it/lists/zones/{name}.json"] = content
    page = parish(*(f'zone="{name}"' for name in ("milano", "bologna", "monza", "pinerolo")))
    refused(page, 4)
    assert [one.is_visible() for one in page.get_by_role("link", name=LINK).all()] == [True] * 4
    # A host that does not let others in.
    ours.headers = {}
    page = parish('zone="monza"')
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("link", name=LINK).is_visible()


def test_attributes_change_the_list_and_nonsense_brings_the_link_back(parish):
    page = parish('zone="monza" limit="3"')
    assert shown(page, 3) == expected("zones/monza", 3)
    page.evaluate(
        "() => { const one = document.querySelector('crocevia-list'); one.setAttribute('zone', 'bologna'); one.setAttribute('limit', '4') }"
    )
    page.locator(".title", has_text="Bologna").wait_for()
    assert shown(page, 4) == expected("zones/bologna", 4)
    page.evaluate("document.querySelector('crocevia-list').setAttribute('zone', 'nowhere')")
    page.get_by_role("link", name=LINK).wait_for()
    page.evaluate("document.querySelector('crocevia-list').setAttribute('zone', 'monza')")
    assert shown(page, 4) == expected("zones/monza", 4)
    # Changed many times, taken out and put elsewhere: the last that was asked is shown.
    page.evaluate("""() => {
        const one = document.querySelector("crocevia-list")
        for (const zone of ["milano", "nowhere", "bologna", "monza", "milano"]) one.setAttribute("zone", zone)
        one.remove()
        one.setAttribute("zone", "bologna")
        document.body.prepend(one)
    }""")
    page.locator(".title", has_text="Bologna").wait_for()
    assert shown(page, 4) == expected("zones/bologna", 4)


def test_what_nobody_has_is_said_and_leads_to_the_search(parish, ours):
    page = parish('zone="monza" need="alcohol" kind="companies"')
    link = page.locator("crocevia-list section p > a").first
    link.wait_for()
    assert link.get_attribute("href") == f"{ours.address}search/"
    assert page.locator(NAMES).count() == 0


def test_a_list_about_violence_says_where_the_way_out_is(parish, ours):
    page = parish('need="violence" lang="en"', 'need="food" lang="en"')
    shown(page, 10)
    assert [one.get_attribute("href") for one in page.locator(".note a").all()] == [f"{ours.address}en/needs/violence/"]


def test_a_hostile_record_is_shown_as_text(parish, ours):
    path = "widget/it/lists/zones/monza.json"
    found = json.loads(ours.files[path])
    row = [value if not isinstance(value, str) else PAYLOAD for value in found["rows"][0]]
    row[ROW.index("record")] = "services/" + PAYLOAD
    row[ROW.index("uri")] = "javascript:self.ran=1"
    found["rows"], found["title"] = [row], [PAYLOAD, PAYLOAD]
    ours.files[path] = json.dumps(found).encode()
    page = parish('zone="monza"', policy=False)
    assert shown(page) == [PAYLOAD]
    assert page.evaluate("self.ran") is None
    links = [one.get_attribute("href") for one in page.locator("crocevia-list section a").all()]
    assert all(urlsplit(href).scheme in {"http", "https"} for href in links)
    assert not page.locator("crocevia-list section img").count()


def test_one_calls_and_goes_by_the_keyboard_in_the_whole_window(parish, ours):
    page = parish('zone="milano" kind="services" lang="it"')
    shown(page, 5)
    first = page.locator("crocevia-list h4 a").first
    assert first.get_attribute("href").startswith(f"{ours.address}services/")
    assert {one.get_attribute("target") for one in page.locator("crocevia-list section a[href^=http]").all()} == {
        "_top"
    }
    assert page.locator("a.call").first.get_attribute("href").startswith("tel:")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.shadowRoot.activeElement.textContent") == first.inner_text()
    assert first.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
