"""The form as a secretary uses it: by keyboard, with mistakes, with a draft, up to the proposal; and as somebody hostile would."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from crocevia import load
from tests.site.pages import ROOT, until

MEAL = "services/mensa-opera-san-francesco-corso-concordia"
EDIT = f"partecipa/services/?edit={MEAL}"
NEW = "partecipa/services/"
# The catalogue's own settings name neither.
CITY = {'"repository": ""': '"repository": "https://github.com/city/crocevia"'}
MAIL = {'"contact": ""': '"contact": "office@example.org"', '"mail": false': '"mail": true'}
# The clerk's start, on a machine with others at work.
PATIENCE = 30_000


@pytest.fixture
def form(opened):
    """Opens a form in a city that has a repository and an address; `clerk=False`: where the engine cannot run."""

    def open_form(path, *, clerk=True, **context):
        page = opened("privacy/", **context)

        def settled(route):
            answer = route.fetch()
            text = answer.text()
            for is_so, shall_be in {**CITY, **MAIL}.items():
                assert is_so in text
                text = text.replace(is_so, shall_be)
            route.fulfill(response=answer, body=text)

        page.context.route(re.compile(r"/partecipa/\w+/(\?.*)?$"), settled)
        if not clerk:
            page.context.route("**/programs/clerk/**", lambda route: route.abort())
        page.goto(page.url.replace("privacy/", path))
        page.locator("#ending:not([hidden])").wait_for()
        return page

    return open_form


def checked(page):
    page.locator("#form button[type=submit]").click()
    page.locator("#doors:not([hidden])").wait_for()
    return page


def doors(page):
    """The addresses of the doors, in their order, once they are there: an earlier answer may still stand in their place."""
    page.locator(".doors a").first.wait_for()
    return [one.get_attribute("href") for one in page.locator(".doors a").all()]


def query(address):
    return {name: one for name, [one] in parse_qs(urlsplit(address).query, keep_blank_values=True).items()}


def hired(page):
    page.locator("#f-name").focus()
    until_said = page.evaluate("JSON.parse(document.getElementById('said').textContent).checker_ready")
    page.get_by_text(until_said, exact=True).wait_for(timeout=PATIENCE)


def choose(page, name, typed):
    """Chooses by keyboard alone."""
    page.locator(f"#f-{name}").focus()
    page.keyboard.type(typed)
    page.locator(f"#l-{name} [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_a_new_record_by_keyboard_three_mistakes_and_the_proposal(form):
    page = form(NEW)
    hired(page)
    page.keyboard.type("Doposcuola è qui")
    page.keyboard.press("Tab")
    page.keyboard.type("Compiti e merenda, ogni pomeriggio.")
    page.locator("input[name=needs][value=work]").focus()
    page.keyboard.press("Space")
    choose(page, "zones", "monz")
    page.locator("#f-hours").fill("lun-ven 14-18\nagosto chiuso")
    page.locator("#f-phone").fill("039 12")
    page.locator("#f-email").fill("scuola.example.org")
    page.locator("#f-source_title").fill("")
    checked(page)
    for name, said in {"phone": "Nessun telefono", "email": "e-mail", "source_title": "."}.items():
        control = page.locator(f"#f-{name}")
        assert control.get_attribute("aria-invalid") == "true"
        found = page.locator(f"#e-{name} .error")
        assert found.count() == 1
        assert said in found.inner_text()
        assert f"e-{name}" in page.locator(f"[data-field={name}]").evaluate(
            "one => [one, ...one.querySelectorAll('[aria-describedby]')].map(e => e.getAttribute('aria-describedby')).join(' ')"
        )
    assert page.locator("#left li").count() == 3
    page.locator("#left li a").nth(0).press("Enter")
    assert page.evaluate("document.activeElement.id") == "f-phone"
    page.locator("#f-phone").fill("039 2372 01")
    page.locator("#f-email").fill("scuola@example.org")
    page.locator("#f-source_title").fill("Cooperativa Scuola")
    page.locator("#f-source_title").press("Enter")
    until(page, "document.querySelectorAll('#left li').length === 0")
    issue, file, mail = doors(page)
    cells = {
        "name": "Doposcuola è qui",
        "summary": "Compiti e merenda, ogni pomeriggio.",
        "needs": ("work",),
        "zones": ("monza",),
        "hours": "lun-ven 14-18; agosto chiuso",
        "phone": ("039 2372 01",),
        "email": "scuola@example.org",
        "source_title": "Cooperativa Scuola",
        "source_read_on": "2026-11-24",
    }
    flat = {name: cell if isinstance(cell, str) else "\n".join(cell) for name, cell in cells.items()}
    about = {"template": "services.yml", "title": "Servizio: Doposcuola è qui", "record": "services/doposcuola-e-qui"}
    assert query(issue) == {**about, **flat}
    assert query(file)["filename"] == "doposcuola-e-qui.yml"
    assert load.parsed(query(file)["value"], "services", "").cells == cells
    assert mail.startswith("mailto:office@example.org?")
    with page.expect_download() as download:
        page.locator(".doors button").click()
    assert download.value.suggested_filename == "doposcuola-e-qui.yml"
    assert load.parsed(download.value.path().read_text(), "services", "").cells == cells


def test_a_record_is_opened_whole_and_only_what_changed_is_proposed(form):
    page = form(EDIT)
    there = load.read(ROOT / "catalogue" / f"{MEAL}.yml", "services", "").cells
    page.locator(".picked bdi", has_text="Milano").first.wait_for()
    checked(page)
    assert not page.locator(".doors").count()
    page.locator("#f-hours").fill("lun-sab 12-14")
    page.locator("#f-requirements").fill("")
    page.locator("#f-name").fill("Altro nome")
    page.locator("#w-name button").click()
    hired(page)
    page.locator("[data-field=hours] table").wait_for()
    checked(page)
    issue, mail = doors(page)
    assert query(issue) == {
        "template": "services.yml",
        "title": f"Servizio: {there['name']}",
        "record": MEAL,
        "hours": "lun-sab 12-14",
        "requirements": "-",
    }
    whole = page.locator("#proposal").input_value()
    rest = {name: cell for name, cell in there.items() if name != "requirements"}
    assert load.parsed(whole, "services", "").cells == {**rest, "hours": "lun-sab 12-14"}
    assert mail.startswith("mailto:")
    # More than an address can hold: the door says so, and leads nowhere.
    page.locator("#part-what summary").click()
    page.locator("#f-description").fill("è" * 1500)
    checked(page)
    until(page, "document.querySelector('.doors .shut')")
    assert not [one for one in doors(page) if one.startswith("https://github.com")]


def test_a_draft_survives_a_reload_and_can_be_deleted(form):
    page = form(NEW, clerk=False)
    page.locator("#f-name").fill("Bozza")
    choose(page, "zones", "bologna")
    until(page, "localStorage.getItem('draft services')?.includes('bologna')")
    page.reload()
    page.locator("#draft button").wait_for()
    assert page.locator("#f-name").input_value() == "Bozza"
    assert page.locator("#f-own-id").input_value() == "bozza"
    page.locator(".picked bdi", has_text="Bologna").wait_for()
    page.locator("#draft button").click()
    until(page, "!document.querySelector('#f-name')?.value && localStorage.length === 0")
    # Where the engine cannot run, the schema's own constraints hold.
    page.locator("#ending:not([hidden])").wait_for()
    page.locator("#f-website").fill("javascript:alert(1)")
    checked(page)
    assert page.locator("#e-website .error").count() == 1
    assert page.locator("#e-name .error").count() == 1


def test_everything_is_right_is_one_click(form):
    page = form(f"{EDIT}&confirm=1", clerk=False)
    until(page, "document.activeElement.id === 'confirm'")
    page.locator("#f-who").fill("Opera San Francesco")
    page.locator("#confirm").click()
    page.locator(".doors").wait_for()
    assert query(doors(page)[0]) == {
        "template": "services.yml",
        "title": "Servizio: Mensa Opera San Francesco - corso Concordia",
        "record": MEAL,
        "verified_on": "2026-11-24",
        "verified_by": "Opera San Francesco",
    }


def test_who_writes_a_second_record_of_one_thing_is_asked(form):
    page = form(NEW)
    hired(page)
    page.locator("#f-name").fill("Mensa Opera San Francesco")
    page.locator("#f-phone").fill("02 7712 2400")
    link = page.locator("#similar a.plain")
    link.wait_for()
    assert link.get_attribute("href") == f"?edit={MEAL}"


HOSTILE = '<img src=x onerror="self.ran=1">"\'</script><script>self.ran=1</script>'


def test_what_is_hostile_stays_text(form):
    page = form(NEW, clerk=False)
    for name in ("name", "summary", "hours", "phone", "source_title"):
        page.locator(f"#f-{name}").fill(HOSTILE)
    page.locator("#f-zones").fill(HOSTILE)
    checked(page)
    assert HOSTILE in page.locator("#preview-page h3").text_content()
    assert not page.locator("main img").count()
    assert page.evaluate("self.ran") is None
    for address in (f"?edit=services/{HOSTILE}", "?edit=../../x/y", "?edit=services/none"):
        page.goto(page.url.split("?")[0] + address)
        page.locator("#title").wait_for()
        assert page.evaluate("self.ran") is None
