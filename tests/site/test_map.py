"""The map as people use it: with a finger, with a keyboard, without scripts, from right to left, and what it asks of whom."""

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from base64 import b64decode
from pathlib import Path

import pytest

from tests.site.barriers import faint, wrong

ROOT = Path(__file__).parents[2]
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
PIXEL = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
TILES = "https://tiles.example.org/"


@pytest.fixture
def opened(browser, address):
    """Opens a page in a context of its own; what it asked for is in `.asked`, and nothing may go wrong in it."""
    contexts, wrong = [], []

    def open_page(path, at=address, **context):
        context = {"viewport": PHONE, "locale": "it-IT", "service_workers": "block", **context}
        contexts.append(browser.new_context(**context))
        page = contexts[-1].new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        # What the page's policy refuses is said on the console.
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(at + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


def drawn(page):
    """The page, when boundaries have come."""
    page.locator("#map path.shape").first.wait_for(state="attached")
    return page


def number(page, place):
    """A place's number on the map."""
    return page.locator("#map").get_by_role("button", name=re.compile(rf"^{place} ?[.]"))


def until(page, true):
    """Waits for what slides; the page's policy lets no test evaluate a text in it."""
    for _ in range(100):
        if true():
            return
        page.wait_for_timeout(50)
    raise AssertionError


def row(page, zone):
    return page.locator(f"#zone-{zone}")


def centre(box):
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def in_the_middle(page, place):
    """Whether a place's number stands near the middle of the map."""
    x, y = centre(number(page, place).locator("b").bounding_box())
    middle, height = page.locator("#map").bounding_box(), 120
    return abs(x - centre(middle)[0]) < height and abs(y - centre(middle)[1]) < height


# Both in step


def test_a_place_chosen_in_the_list_is_shown_on_the_map(opened):
    page = drawn(opened("map/", viewport=WIDE))
    assert not in_the_middle(page, "Bologna")
    row(page, "bologna").get_by_role("button", name=re.compile("Sulla mappa ?: Bologna")).click()
    page.locator("#map path.chosen").wait_for()
    until(page, lambda: in_the_middle(page, "Bologna"))
    assert row(page, "bologna").get_by_role("button").get_attribute("aria-pressed") == "true"
    assert page.url.endswith("#zone-bologna")


def test_on_a_phone_the_map_comes_back_into_sight(opened):
    page = drawn(opened("map/", reduced_motion="reduce"))
    button = row(page, "rozzano").get_by_role("button")
    button.scroll_into_view_if_needed()
    button.click()
    until(page, lambda: page.locator("#map").bounding_box()["y"] >= -1)
    assert in_the_middle(page, "Rozzano")


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_number_pressed_leads_to_its_row(opened, viewport):
    page = drawn(opened("map/", viewport=viewport, reduced_motion="reduce"))
    number(page, "Monza").click()
    assert page.evaluate("document.activeElement.textContent") == "Monza"
    assert row(page, "monza").get_attribute("class") == "chosen"
    box = row(page, "monza").bounding_box()
    assert 0 <= box["y"] <= viewport["height"] - box["height"]


def test_an_area_pressed_is_chosen_too(opened):
    page = drawn(opened("map/", viewport=WIDE))
    x, y = centre(number(page, "Milano").locator("b").bounding_box())
    page.mouse.click(x - 40, y - 30)
    assert page.evaluate("document.activeElement.textContent") == "Milano"


def test_the_map_says_the_numbers_of_the_list(opened):
    page = drawn(opened("map/", viewport=WIDE))
    for zone, name in (("milano", "Milano"), ("monza", "Monza"), ("vimercate", "Vimercate")):
        count = re.search(r"\d+", row(page, zone).locator(".aside").inner_text())[0]
        assert number(page, name).locator("b").inner_text() == count
        said = re.sub(r"\s+", "", number(page, name).inner_text())
        assert said == re.sub(r"\s+", "", f"{name}. Schede: {count}. Posizione approssimata: si sa solo il comune.")


def test_a_need_narrows_both_and_the_links_to_it(opened, address):
    page = drawn(opened("map/", viewport=WIDE))
    rows = page.locator("#results > li:visible")
    before = rows.count()
    page.get_by_label("Che cosa ti serve?").last.select_option("food")
    assert 0 < rows.count() < before
    assert page.locator("#status").inner_text() == f"Comuni: {rows.count()}"
    shown = re.search(r"\d+", row(page, "milano").locator(".aside").inner_text())[0]
    assert number(page, "Milano").locator("b").inner_text() == shown
    row(page, "milano").get_by_role("link").click()
    page.wait_for_selector("#results[data-state=ready]", state="attached")
    assert page.url.split("?")[0].startswith(f"{address}search/")
    assert abs(int(re.search(r"\d+", page.locator("#status").inner_text())[0]) - int(shown)) <= 2


def test_a_place_that_does_not_have_what_is_chosen_is_left(opened):
    page = drawn(opened("map/#zone-monza", viewport=WIDE))
    page.locator("#map path.chosen").wait_for()
    for need in page.locator("#need option").all():
        page.get_by_label("Che cosa ti serve?").last.select_option(need.get_attribute("value"))
        assert page.locator("#results > .chosen:visible").count() == page.locator("#results > .chosen").count()
    assert page.locator("#map path.chosen").count() == page.locator("#results > .chosen").count()


def test_who_looks_for_help_against_violence_has_the_way_out_at_hand(opened):
    page = drawn(opened("map/", viewport=WIDE))
    assert not page.locator("a.exit").is_visible()
    page.get_by_label("Che cosa ti serve?").last.select_option("violence")
    page.locator("a.exit").wait_for()


@pytest.mark.parametrize("path", ["zones/", "zones/monza/", "services/cps-monza/", "zones/provincia-milano/"])
def test_one_comes_from_where_places_are_named(opened, path):
    if not (ROOT / "catalogue" / path.rstrip("/")).with_suffix(".yml").is_file() and path.startswith("services/"):
        path = "groups/ama-lavoro-monza/"
    page = opened(path, viewport=WIDE)
    link = page.locator("main a[href*='/map/']").first
    wanted = link.get_attribute("href").partition("#")[2]
    link.click()
    drawn(page)
    assert page.url.endswith(f"map/{f'#{wanted}' if wanted else ''}")
    assert page.locator("#results > .chosen").count() == bool(wanted)


# With a keyboard


def test_everything_is_reached_with_the_tab_key(opened):
    page = drawn(opened("map/", viewport=WIDE))
    page.locator(".crumbs a").last.focus()
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate("(e => e.id || e.getAttribute('aria-label') || e.textContent.trim())(document.activeElement)")
        )
        if stops[-1] == "need":
            break
    assert stops[0] == "Salta la mappa, vai all'elenco"
    assert stops[1] == "map"
    assert "Più vicino" in stops
    assert any(stop.startswith("Milano. Schede: ") for stop in stops)
    assert stops[-1] == "need"


def test_the_map_can_be_skipped(opened):
    page = drawn(opened("map/"))
    page.locator(".crumbs a").last.focus()
    page.keyboard.press("Tab")
    assert page.get_by_role("link", name="Salta la mappa, vai all'elenco").bounding_box()["height"] > 20
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "need"


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_number_is_pressed_with_a_key(opened, key):
    page = drawn(opened("map/", viewport=WIDE))
    number(page, "Vimercate").focus()
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == "Vimercate"


def test_arrows_move_the_map_and_signs_bring_it_nearer(opened):
    page = drawn(opened("map/", viewport=WIDE, reduced_motion="reduce"))
    before = number(page, "Milano").bounding_box()
    page.locator("#map").focus()
    page.keyboard.press("ArrowDown")
    until(page, lambda: number(page, "Milano").bounding_box()["y"] < before["y"])
    # Nearer, there is room for more numbers.
    numbers = page.locator("#map .area-number:not(.away):not(.bare)")
    shown = numbers.count()
    page.keyboard.press("+")
    page.keyboard.press("+")
    until(page, lambda: numbers.count() > shown)


# For everyone


def test_no_number_covers_another(opened):
    for viewport in (PHONE, WIDE):
        page = drawn(opened("map/", viewport=viewport))
        boxes = [one.bounding_box() for one in page.locator("#map .area-number:visible b").all()]
        assert len(boxes) > 3
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = max(
                    abs(one[a] - other[a]) - (one[s] + other[s]) / 2 for a, s in (("x", "width"), ("y", "height"))
                )
                assert apart > 0


@pytest.mark.parametrize("language", ["it", "ar"])
@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_axe_finds_nothing(opened, language, viewport):
    path = "map/#zone-monza" if language == "it" else f"{language}/map/#zone-monza"
    page = drawn(opened(path, viewport=viewport, color_scheme="light"))
    page.locator("#map path.chosen").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert wrong(page) == []
    page.emulate_media(color_scheme="dark")
    assert faint(page) == []


def test_from_right_to_left_the_map_is_no_mirror(opened):
    page = drawn(opened("ar/map/", viewport=WIDE))
    milan, monza = (page.locator("#map .area-number", has_text=name).bounding_box() for name in ("ميلانو", "مونزا"))
    assert milan["x"] < monza["x"]
    assert page.locator("#map").bounding_box()["x"] > page.locator("#areas").bounding_box()["x"]


def test_nothing_slides_for_who_does_not_want_it(opened):
    page = drawn(opened("map/", viewport=WIDE, reduced_motion="reduce"))
    row(page, "bologna").get_by_role("button").click()
    assert in_the_middle(page, "Bologna")
    assert not page.locator(".leaflet-zoom-anim, .leaflet-pan-anim").count()


def test_without_scripts_the_list_leads_to_the_zones(opened, address):
    page = opened("map/", java_script_enabled=False)
    assert "Per vedere la mappa serve JavaScript" in page.locator("noscript").text_content()
    assert not page.locator("#map").is_visible()
    assert page.locator("#results > li").count() > 15
    row(page, "milano").get_by_role("link").click()
    assert page.url == f"{address}zones/milano/"


def test_a_file_that_does_not_come_leaves_the_list(browser, address):
    context = browser.new_context(viewport=PHONE, locale="it-IT")
    page = context.new_page()
    page.route("**/map/areas.json", lambda route: route.abort())
    page.goto(f"{address}map/")
    page.get_by_text("La mappa non è arrivata intera").wait_for()
    assert row(page, "milano").get_by_role("link").is_visible()
    context.close()


# What is asked of whom


def test_nothing_is_asked_of_anyone_else_and_only_near_boundaries_come(opened, address):
    page = drawn(opened("map/", viewport=WIDE))
    page.wait_for_load_state("networkidle")
    assert all(url.startswith(address) for url in page.asked)
    assert not any("boundaries/bologna" in url for url in page.asked)
    row(page, "bologna").get_by_role("button").click()
    page.locator("#map path.chosen").wait_for()
    assert any("boundaries/bologna" in url for url in page.asked)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The second city, with exact places and a provider of streets, served."""
    folder = tmp_path_factory.mktemp("town") / "town"
    shutil.copytree(ROOT / "tests" / "data" / "town", folder, ignore=shutil.ignore_patterns("site", ".site.*"))
    config = folder / "site_config.yml"
    text = config.read_text(encoding="utf-8").replace("../../../templates", str(ROOT / "templates"))
    tiles = f'      map_tiles: {{url: "{TILES}{{z}}/{{x}}/{{y}}.png", attribution: Chi disegna le strade}}\n'
    few = "      channels: [map, offline, pages, programs, search]\n"
    config.write_text(text + few + tiles, encoding="utf-8")
    command = [sys.executable, ROOT / "build.py", "--config", config, "--output", folder / "site"]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1795219200"})
    handler = functools.partial(Silent, directory=str(folder / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Silent(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *_):
        """Say nothing."""


def test_streets_come_only_after_a_yes(opened, town):
    page = opened("map/", at=town, viewport=WIDE)
    page.context.route(f"{TILES}**", lambda route: route.fulfill(body=PIXEL, content_type="image/gif"))
    number(page, "Ivrea").wait_for()
    button = page.get_by_role("button", name="tiles.example.org")
    assert not any(url.startswith(TILES) for url in page.asked)
    assert not page.get_by_text("Chi disegna le strade").is_visible()
    button.click()
    page.locator("img.leaflet-tile-loaded").first.wait_for()
    assert any(url.startswith(TILES) for url in page.asked)
    assert page.get_by_text("Chi disegna le strade").is_visible()
    button.click()
    assert not page.locator("img.leaflet-tile").count()


def test_a_place_known_exactly_is_a_point_and_a_name(opened, town):
    page = opened("map/", at=town, viewport=WIDE)
    row(page, "ivrea").get_by_role("button").click()
    point = page.locator("#map .spot[aria-label^='Casa del ponte. Schede: 4. Posizione esatta']")
    point.wait_for()
    point.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Casa del ponte"
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/casa-del-ponte/")


def test_a_page_without_a_provider_may_load_no_picture_from_elsewhere(opened):
    policy = opened("map/").locator("meta[http-equiv]").get_attribute("content")
    assert "https:" not in policy
