"""The page to read aloud in a browser: without scripts, copied, read by a voice of the device and by no other."""

import pytest
from playwright.sync_api import expect

from tests.site.pages import GUARDED, SERVICE

# A device with one voice; what is spoken is remembered.
VOICE = """
    const spoken = (self.spoken = []);
    const voice = {lang: "it-IT", localService: LOCAL, name: "Voce"};
    self.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    const speech = {speaking: false, pending: false, getVoices: () => [voice],
        speak: (words) => { spoken.push([words.text, words.lang]); speech.speaking = true; },
        cancel: () => { speech.speaking = false; spoken.push("cancel"); }};
    Object.defineProperty(self, "speechSynthesis", {value: speech});
"""


def test_without_scripts_all_is_there_but_what_needs_them(opened, address):
    page = opened(f"voce/{SERVICE}", java_script_enabled=False)
    lines = page.locator("#aloud p").all_inner_texts()
    assert lines[0] == "Mensa Opera San Francesco, corso Concordia."
    assert "zero due, sette sette, uno due, due quattro, zero zero" in lines[-1]
    assert page.get_by_role("link", name="Chiama 02 7712 2400").get_attribute("href") == "tel:+39-02-7712-2400"
    message = page.locator("#text").input_value()
    assert message.splitlines()[0] == "Mensa Opera San Francesco - corso Concordia"
    assert len(message) <= 320
    for name, scheme in {"WhatsApp": "https://wa.me/", "Telegram": "https://t.me/", "SMS": "sms:"}.items():
        assert page.get_by_role("link", name=name, exact=True).get_attribute("href").startswith(scheme)
    assert page.locator("article button").filter(visible=True).count() == 0
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"


def test_what_is_copied_is_the_message_and_nothing_is_asked_of_anybody(opened, address):
    page = opened(f"voce/{SERVICE}", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copia il messaggio").click()
    expect(page.locator("#told")).to_have_text("Copiato.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#text").input_value()
    assert not [one for one in page.asked if not one.startswith(address)]
    assert not page.wrong


def test_in_arabic_it_runs_from_right_to_left_and_names_say_their_language(opened):
    page = opened(f"ar/voce/{SERVICE}")
    name = page.locator("#aloud p").first.locator("span")
    assert name.get_attribute("lang") == "it"
    assert page.evaluate("getComputedStyle(document.querySelector('#aloud')).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not any(one.isdecimal() for one in page.locator("#aloud").inner_text())


@pytest.mark.parametrize("local", [True, False])
def test_only_a_voice_of_the_device_reads(browser, address, local):
    context = browser.new_context(service_workers="block")
    context.add_init_script(VOICE.replace("LOCAL", str(local).lower()))
    page = context.new_page()
    page.goto(f"{address}voce/{SERVICE}")
    expect(page.get_by_role("button", name="Copia il messaggio")).to_be_visible()
    listen = page.locator("#listen")
    assert listen.is_visible() is local
    if local:
        listen.click()
        expect(listen).to_have_text("Ferma")
        spoken = page.evaluate("spoken")
        assert [text for text, _ in spoken] == page.locator("#aloud p").all_inner_texts()
        assert {language for _, language in spoken} == {"it-IT"}
        listen.click()
        expect(listen).to_have_text("Ascolta")
        assert page.evaluate("spoken.at(-1)") == "cancel"
    context.close()


def test_of_violence_there_is_a_way_out_and_a_message_that_says_nothing_at_first(opened):
    page = opened(f"voce/{GUARDED}")
    assert page.locator("a.exit").is_visible()
    assert page.locator("meta[name='crocevia:keep']").get_attribute("content") == "no"
    first = page.locator("#text").input_value().splitlines()[0]
    assert "Donna" not in first
    assert page.get_by_role("link", name="Telegram").count() == 0
