"""The search as people use it: journeys in a browser, with a keyboard, on a bad line, with whatever an address holds."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from tests.site.barriers import faint, wrong
from tests.site.pages import PHONE, TUESDAY, settled

MONZA = {"latitude": 45.5845, "longitude": 9.2744}


def found(page):
    """The records of the results, in their order."""
    return [one.get_attribute("data-record") for one in settled(page).locator("#results [data-record]").all()]


def box(page):
    return page.get_by_role("combobox", name="Che cosa ti serve?")


def status(page):
    """What the live region says, without the marks that keep two directions of writing apart."""
    return re.sub("[\u2068\u2069]", "", settled(page).locator("#status").inner_text())


def count(page):
    return int(re.search(r"\d+", status(page))[0])


# In one's own words


def test_from_any_page_to_results(opened, address):
    page = opened("services/celav/")
    page.locator("#q").fill("dove mangio gratis")
    page.keyboard.press("Enter")
    assert found(page)
    assert page.url.startswith(f"{address}search/?q=dove+mangio+gratis")
    assert count(page) >= len(found(page))


def test_a_word_with_a_mistake_finds_and_says_so(opened):
    page = opened("search/?q=disocupazione")
    assert found(page)
    assert "Forse cercavi: disoccupat" in page.locator("#meant").inner_text()
    page.get_by_role("button", name="Cerca proprio «disocupazione»").click()
    settled(page)
    assert parse_qs(urlsplit(page.url).query)["exact"] == ["1"]


def test_what_was_understood_can_be_taken_away(opened):
    page = opened("search/?q=ho+perso+il+lavoro")
    first = found(page)
    assert first
    page.get_by_role("button", name="Togli: Lavoro", exact=True).click()
    page.wait_for_url("**not=need%3Awork")
    settled(page)
    assert not page.get_by_role("button", name="Togli: Lavoro", exact=True).count()


def test_a_card_answers(opened):
    page = opened("search/?q=milano+aiuta+020202")
    card = page.locator('#results [data-record="services/milano-aiuta-020202"]')
    settled(page)
    assert card.get_by_role("link", name="Milano Aiuta").get_attribute("href") == "../services/milano-aiuta-020202/"
    assert card.locator("a[href^='tel:']").bounding_box()["height"] >= 40
    assert card.locator(".state").inner_text() == "Non verificato"
    assert card.locator("mark").count()


@pytest.mark.parametrize(
    ("at", "said"),
    [(TUESDAY, r"Aperto ora fino alle \d+:\d\d"), ("2026-11-21T23:50:00+01:00", r"(Apre|Riapre) .* alle \d+:\d\d")],
)
def test_a_card_says_when_by_the_clock_in_rome(opened, at, said):
    page = opened("search/?q=celav", at, timezone_id="Asia/Tokyo")
    settled(page)
    hours = page.locator("#results .when").all_inner_texts()
    assert any(re.search(said, one) for one in hours)
    # Nothing unverified is said as the site's own word.
    assert all("secondo la fonte" in one for one in hours)


@pytest.mark.parametrize(
    ("language", "hours"),
    [
        ("fr", "lun. – dim. 11:30–13:00, 18:30–20:00 · selon la source"),
        ("ro", "lun. – dum. 11:30–13:00, 18:30–20:00 · conform sursei"),
        ("uk", "пн – нд 11:30–13:00, 18:30–20:00 · згідно з джерелом"),
        ("ar", "من الاثنين إلى الأحد من 11:30 إلى 13:00، من 18:30 إلى 20:00 · حسب المصدر"),
        ("zh", "周一至周日 11:30–13:00、18:30–20:00 · 根据来源"),
    ],
)
def test_a_card_says_its_week_as_each_language_does(opened, language, hours):
    card = opened(f"{language}/search/?q=mensa").locator('[data-record="services/mensa-fratelli-di-san-francesco"]')
    assert card.locator(".when small").inner_text() == hours


# With a keyboard, with a voice


def test_suggestions_are_chosen_with_the_keyboard(opened):
    page = opened("")
    page.locator("#q").focus()
    box(page).press_sequentially("mangi")
    listbox = page.get_by_role("listbox", name="Suggerimenti")
    listbox.wait_for()
    assert box(page).get_attribute("aria-expanded") == "true"
    assert not box(page).get_attribute("aria-activedescendant")
    box(page).press("ArrowDown")
    active = box(page).get_attribute("aria-activedescendant")
    option = page.locator(f"#{active}")
    assert option.get_attribute("role") == "option"
    assert option.get_attribute("aria-selected") == "true"
    assert page.locator("[role=option][aria-selected=true]").count() == 1
    assert page.evaluate("document.activeElement.id") == "q"
    box(page).press("ArrowUp")
    assert not box(page).get_attribute("aria-activedescendant")
    box(page).press("Escape")
    assert not listbox.is_visible()
    assert box(page).get_attribute("aria-expanded") == "false"
    assert box(page).input_value() == "mangi"


def test_a_need_that_is_suggested_leads_to_what_answers_it(opened):
    page = opened("")
    page.locator("#q").focus()
    box(page).press_sequentially("mangi")
    page.get_by_role("option", name="Mangiare Bisogno").wait_for()
    while not page.locator("[aria-selected=true]", has_text="Mangiare").count():
        box(page).press("ArrowDown")
    box(page).press("Enter")
    page.wait_for_url("**/search/?need=food")
    assert found(page)


def test_how_many_were_found_is_said(opened):
    page = opened("search/?q=lavoro")
    assert page.locator("#status").get_attribute("role") == "status"
    assert status(page) == f"Risultati: {count(page)} per «lavoro»"


def test_everything_is_reached_with_the_tab_key(opened):
    page = opened("search/?q=lavoro")
    settled(page)
    page.locator("#filters > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#facets input").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Space")
    page.wait_for_url("**need=**")
    settled(page)
    assert page.evaluate("document.activeElement.type") == "checkbox", "the focus stays where the person is"


# The address says all


def open_group(page, facet):
    if not page.locator("#filters").evaluate("one => one.open"):
        page.locator("#filters > summary").click()
    group = page.locator(f"#facets details[data-facet~={facet}]")
    group.locator("summary").click()
    group.locator("input").first.wait_for()
    return group


def test_a_filter_leaves_as_many_as_it_promised(opened):
    page = opened("search/?q=lavoro")
    settled(page)
    choice = open_group(page, "kind").locator("label").nth(1)
    promised = int(choice.locator("small").inner_text())
    assert choice.bounding_box()["height"] >= 44
    choice.click()
    page.wait_for_url("**kind=**")
    settled(page)
    assert count(page) == promised
    page.locator("#meant .chip").first.click()
    settled(page)
    assert "kind=" not in page.url


def test_an_address_can_be_shared(opened, address):
    page = opened("search/?q=lavoro")
    settled(page)
    open_group(page, "need").locator("label").first.click()
    page.wait_for_url("**need=**")
    mine = found(page)
    assert mine
    assert found(opened(page.url.removeprefix(address))) == mine


def test_back_goes_back(opened):
    page = opened("search/?q=lavoro")
    first = found(page)
    box(page).fill("dormire")
    box(page).press("Enter")
    page.wait_for_url("**q=dormire")
    second = found(page)
    assert second != first
    page.go_back()
    page.wait_for_url("**q=lavoro")
    assert found(page) == first
    assert box(page).input_value() == "lavoro"
    page.go_forward()
    page.wait_for_url("**q=dormire")
    assert found(page) == second


def test_more_results_come_below_and_stay_after_coming_back(opened):
    page = opened("search/?q=lavoro")
    first = found(page)
    page.get_by_role("button", name="Altri risultati").click()
    page.wait_for_url("**count=20**")
    more = found(page)
    assert more[: len(first)] == first
    assert len(more) > len(first)
    page.locator("#results .card a").first.click()
    page.wait_for_selector("article.record")
    page.go_back()
    assert found(page) == more


def test_nearest_first_asks_for_the_position_only_on_demand(opened, address):
    page = opened("search/?q=lavoro", geolocation=MONZA, permissions=["geolocation"])
    settled(page)
    page.locator("#sort").select_option("near")
    page.wait_for_url("**sort=near**")
    settled(page)
    assert not page.locator("#results .where", has_text="km").count()
    page.get_by_role("button", name="Usa la mia posizione").click()
    page.locator("#results .where", has_text="a circa").first.wait_for()
    assert "Monza" in page.locator("#results .where").first.inner_text()
    assert "45." not in page.url
    assert all(url.startswith(address) for url in page.asked)


def test_a_refused_position_leaves_the_choice_of_a_place(opened):
    page = opened("search/?q=lavoro&sort=near")
    settled(page)
    page.get_by_role("button", name="Usa la mia posizione").click()
    page.get_by_role("alert").wait_for()
    page.locator("#near select").select_option(label="Monza")
    page.wait_for_url("**near=**")
    settled(page)
    assert "Monza" in page.locator("#results .where").first.inner_text()
    assert page.locator("#results .where", has_text=re.compile(r"a circa \d+ km")).count()


# When things go wrong


def test_no_result_is_no_dead_end(opened):
    page = opened("search/?q=xqzwxqzw")
    assert status(page) == "Nessun risultato per «xqzwxqzw»"
    assert page.get_by_role("link", name="Chiama 02 0202").is_visible()
    assert page.get_by_role("link", name="Mangiare").first.is_visible()


def test_a_lost_line_is_a_sentence_and_a_button_that_tries_again(opened):
    page = opened("services/celav/")
    page.context.route("**/search/it/*.json", lambda route: route.abort())
    page.locator("#q").fill("lavoro")
    page.keyboard.press("Enter")
    settled(page, "error")
    assert "Non c'è linea" in page.get_by_role("alert").inner_text()
    assert box(page).input_value() == "lavoro"
    assert page.get_by_role("link", name="Mangiare").first.is_visible()
    page.context.unroute("**/search/it/*.json")
    page.get_by_role("button", name="Riprova").click()
    assert found(page)
    assert not page.get_by_role("alert").count()


@pytest.mark.xdist_group("sharded")
def test_a_line_lost_after_the_first_results_leaves_them(opened, sharded):
    """Only a large catalogue's index can get lost half-way: here each question asks for other files."""
    page = opened(f"{sharded}search/?q=lavoro")
    first = found(page)
    assert len(first) == 10
    assert any("/search/it/terms/" in url for url in page.asked)
    page.context.route("**/search/it/cards/*.json*", lambda route: route.abort())
    page.get_by_role("button", name="Altri risultati").click()
    settled(page, "error")
    assert "Non c'è linea" in page.get_by_role("alert").inner_text()
    assert [one.get_attribute("data-record") for one in page.locator("#results [data-record]").all()] == first
    page.context.unroute("**/search/it/cards/*.json*")
    page.get_by_role("button", name="Riprova").click()
    assert found(page)[:10] == first
    assert len(found(page)) > 10
    assert not page.get_by_role("alert").count()


@pytest.mark.xdist_group("sharded")
def test_a_large_catalogue_is_asked_like_a_small_one(opened, sharded):
    for query in ("q=mensa+monza", "q=ho+perso+il+lavoro&kind=services", "q=disocupazione", "need=housing&zone=milano"):
        assert found(opened(f"{sharded}search/?{query}")) == found(opened(f"search/?{query}"))


def test_an_answer_that_comes_late_is_not_shown(opened):
    """The first question waits for its index while a second one is asked."""
    page = opened("")
    waiting = []

    def hold(route):
        waiting.append(route)

    page.context.route("**/search/it/index.json", hold)
    page.goto(page.url + "search/?q=dormire")
    box(page).fill("lavoro")
    box(page).press("Enter")
    page.wait_for_url("**q=lavoro")
    for route in waiting:
        route.continue_()
    assert status(page).endswith("per «lavoro»")


def test_half_a_file_is_a_sentence(opened):
    page = opened("")
    page.context.route("**/search/it/*.json", lambda route: route.fulfill(body='{"cards": [', status=200))
    page.goto(page.url + "search/?q=lavoro")
    settled(page, "error")
    assert page.get_by_role("button", name="Riprova").is_visible()


def test_a_script_that_does_not_come_leaves_the_lists(opened):
    page = opened("")
    page.context.route("**/search/it/main.js", lambda route: route.abort())
    page.goto(page.url + "search/?q=lavoro")
    page.get_by_role("link", name="Mangiare").first.wait_for()


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "\"'><script>alert(1)</script>",
    "a" * 3_000,
    "(.*)+[",
    "🏠🍞 😀",
    "\x00\ud7ff\ufffd %E0%A4%A",
    "\u202e\u200f\u0645\u0644\u062c\u0623",
    "__proto__ constructor toString",
    "' OR 1=1 --",
)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_any_words_have_an_answer(opened, words):
    page = opened(f"search/?q={quote(words)}")
    assert status(page)
    assert not page.locator("main img, main script:not([type]):not([data-x])[src='x']").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize(
    "query",
    [
        "need=nothing&zone=<b>&kind=__proto__",
        "q=lavoro&need=constructor&sort=evil&near=nowhere&count=999999&not=a:b&not=:",
        "q=lavoro&count=-1&free=2&need=,,,&exact=0",
        "%E0%A4%A=%&q=%ff",
        "kind=services,groups&free=1",
    ],
)
def test_any_address_has_an_answer(opened, query):
    page = opened(f"search/?{query}")
    assert status(page)


def test_no_word_leaves_the_browser(opened, address, heard):
    page = opened("groups/job-club-milano/")
    for words in ("mio marito", "mia moglie"):
        page.locator("#q").fill("")
        page.locator("#q").press_sequentially(words, delay=30)
        page.get_by_role("listbox").wait_for()
        page.locator("#q").press("Enter")
        page.wait_for_url(f"**/search/?q={words.replace(' ', '+')}")
        settled(page)
    page.locator("#results .card a").first.click()
    page.wait_for_selector("article.record")
    assert page.evaluate("document.referrer") == ""
    assert not [one for one in heard if "marit" in one or "mogli" in one]
    assert all(url.startswith(address) for url in page.asked)
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


# Without scripts, without weight


def test_without_scripts_the_box_leads_to_lists(opened, address):
    page = opened("services/celav/", java_script_enabled=False)
    page.locator("#q").fill("lavoro")
    page.locator("#q").press("Enter")
    assert page.url == f"{address}search/?q=lavoro"
    assert page.locator("noscript p").is_visible()
    page.get_by_role("link", name="Mangiare").first.click()
    page.locator("[data-verification]").first.wait_for()


def test_a_page_loads_the_search_only_when_its_box_is_touched(opened):
    page = opened("services/celav/")
    assert not [url for url in page.asked if "/search/" in url]
    with page.expect_response("**/search/it/main.js"):
        page.locator("#q").focus()


def test_a_language_is_changed_without_losing_the_words(opened):
    page = opened("search/?q=lavoro")
    settled(page)
    page.locator(".languages summary").click()
    page.get_by_role("link", name="English").last.click()
    page.wait_for_url("**/en/search/?q=lavoro")
    assert found(page)


def test_the_english_page_speaks_english(opened):
    page = opened("en/search/?q=free+meal", locale="en-GB")
    assert found(page)
    assert status(page).startswith("Results: ")
    assert page.locator("#results .card h2 a").first.get_attribute("lang") == "it"


# For everyone


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(opened, direction, width):
    page = opened("search/?q=lavoro&cost=free", viewport={"width": width, "height": 800}, color_scheme="light")
    settled(page)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    open_group(page, "need")
    box(page).focus()
    box(page).fill("")
    box(page).press_sequentially("lav", delay=20)
    page.get_by_role("listbox").wait_for()
    box(page).press("ArrowDown")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert wrong(page) == []
    page.emulate_media(color_scheme="dark")
    assert faint(page) == []


@pytest.mark.parametrize("width", [320, 640])
def test_enlarged_nothing_is_lost(opened, width):
    page = opened("search/?q=lavoro", viewport={"width": width, "height": 600})
    settled(page)
    open_group(page, "zone")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
