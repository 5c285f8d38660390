"""What is sent: an e-mail for mail programs, a text for any, a message that fits; the same in each, and nothing that a record could break."""

import email
import email.policy
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from crocevia.digest import chat
from crocevia.digest.columns import WIDTH, width
from crocevia.digest.mail import MOST_BYTES
from crocevia.history.told import What
from crocevia.html.words import direction
from crocevia.meanings import STATUS, VALID_UNTIL
from crocevia.model import Ref
from tests import editions
from tests.digest.bulletins import all_new, bulletin, change, files, told, with_past
from tests.site.test_html import validate  # noqa: F401 - a fixture

MILAN = editions.edition("milan").settings.languages
EVERYWHERE = [*(("milan", language) for language in MILAN), ("town", "en"), ("hostile", "it"), ("hostile", "en")]
# What mail programs and their sieves let through, and what we use.
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "div", "table", "tbody", "tr", "td"),
    *("h1", "h2", "h3", "h4", "p", "a", "ul", "li", "span", "strong", "br"),
}


class Read(HTMLParser):
    """A mail taken apart: its elements, its addresses, its text."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.links, self.attributes, self.text = set(), [], set(), ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.links += [value for name, value in attributes if name in {"href", "src"}]

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def made():
    """The files of a city in a language, in which all is new; made once."""
    known = {}

    def made(city, language):
        if (city, language) not in known:
            known[city, language] = files(all_new(city), language)
        return known[city, language]

    return made


@pytest.mark.parametrize(("city", "language"), EVERYWHERE)
def test_the_mail_is_light_and_needs_nothing_from_anywhere(made, city, language):
    html, *_ = made(city, language)
    assert len(html.encode()) <= MOST_BYTES
    read = Read(html)
    assert read.elements <= ELEMENTS
    assert not [name for name in read.attributes if name.startswith("on") or name in {"src", "srcset", "background"}]
    assert not re.search(r"url\(|@import|<script|<link", html)
    site = editions.edition(city).settings.url
    assert read.links
    assert all(one.startswith((site, "tel:", "mailto:")) for one in read.links)
    assert f'<html lang="{language}" dir="{direction(language)}">' in html
    # Nothing that knows left from right.
    assert not re.search(r"(margin|padding|border|text-align|float)[a-z-]*(left|right)|text-align", html)


@pytest.mark.parametrize(("city", "language"), EVERYWHERE)
def test_the_message_fits_and_what_is_left_out_is_counted(made, city, language):
    message = made(city, language)[3]
    assert chat.length(message) <= chat.MOST
    links = re.findall(r"^https?://\S+$", message, re.MULTILINE)
    assert len(links) > 3
    whole = sum(len(news) for news in bulletin(all_new(city)).news.values())
    rest = re.findall(r"\d[\d.,\u202f\u00a0]*", message.rpartition(links[-1])[2])
    counted = {int(re.sub(r"\D", "", one)) for one in rest}
    assert whole - len(links) in counted | {0}


@pytest.mark.parametrize(("city", "language"), EVERYWHERE)
def test_nothing_in_a_record_makes_markup_of_a_message(made, city, language):
    for line in made(city, language)[3].splitlines():
        assert not re.search(r"[_~`]", re.sub(r"https?://\S+", "", line)), line
        assert line.count("*") in {0, 2}
        assert line.count("*") == 0 or (line[0], line[-1]) == ("*", "*")
        assert not re.match(r"[>#-] ?", line), line


@pytest.mark.parametrize(("city", "language"), EVERYWHERE)
def test_the_text_is_as_wide_as_it_may_be_but_for_addresses(made, city, language):
    text = made(city, language)[1]
    assert text.endswith("\n")
    wide = [line for line in text.splitlines() if width(line) > WIDTH and len(line.split()) > 1]
    assert [line for line in wide if "://" not in line] == []
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize(("city", "language"), EVERYWHERE)
def test_the_draft_is_to_nobody_and_holds_both(made, city, language):
    html, text, eml, _ = made(city, language)
    message = email.message_from_bytes(eml.encode("ascii"), policy=email.policy.default)
    assert message["To"] is None
    assert message["From"] in {None, "schede@borgo.example.org"}
    assert message["X-Unsent"] == "1"
    assert message.get_content_type() == "multipart/alternative"
    plain, page = message.iter_parts()
    assert (plain.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().replace("\r\n", "\n") == text
    assert page.get_content().replace("\r\n", "\n").strip() == html.strip()
    assert not message.defects
    assert message["Subject"] == text.splitlines()[0]


def test_the_same_bulletin_has_the_same_bytes():
    assert files(all_new("town"), "it") == files(all_new("town"), "it")


def test_what_records_say_comes_through_as_text(made):
    html, text, _, message = made("hostile", "it")
    for said in (Read(html).text, text):
        assert "</script><script>__pwned=1" in said or "onmouseover=alert(1)" in said
    assert "<script>__pwned" not in html
    assert "{{" not in message or "7*7" not in message


def test_every_form_names_the_same_records():
    refs = [("services", "mensa-del-ponte"), ("groups", "cammino")]
    edition = with_past(
        editions.edition("town"),
        *(change(What.ADDED, one.ref) for one in editions.edition("town").catalogue if (one.kind.name, one.id) in refs),
    )
    assert len(told(bulletin(edition))["NEW"]) == 2
    for form in (Read(files(edition, "it")[0]).text, files(edition, "it")[1], files(edition, "it")[3]):
        for words in ("Mensa del ponte", "Gruppo di cammino", "0125 627000", "Pranzo gratuito ogni giorno"):
            assert words in form
    assert "tel:+39-0125-627000" in files(edition, "it")[0]


def test_nothing_new_is_one_sentence():
    html, text, _, message = files(with_past(editions.edition("town")), "en")
    for form in (html, text, message):
        assert "Nothing new in these days." in form
        assert "pportunities" not in form.replace(editions.edition("town").settings.url, "")


def test_without_a_history_the_bulletin_says_what_it_does_not_know():
    html, text, _, message = files(with_past(editions.edition("town")), "en", seen=False)
    for form in (html, " ".join(text.split()), message):
        assert "What was added or changed is not known this time" in form


def test_many_stand_under_the_areas_of_needs_and_few_by_themselves():
    assert files(all_new("milan"), "it")[0].count("<h3") < files(all_new("milan"), "it")[0].count("<h4")
    assert "<h4" not in files(all_new("town"), "it", need="food")[0]


def test_guarded_records_are_in_no_form_and_help_is_in_all(made):
    edition = editions.edition("milan")
    view = bulletin(edition).scope.view
    secret = [record for record in edition.catalogue if view.guarded(record)]
    assert len(secret) > 10
    for form in made("milan", "it"):
        assert not [str(one.ref) for one in secret if f"/{one.ref}/" in form]
        assert "1522" in form
        assert "violenza" not in form.casefold()


def test_a_name_in_another_language_says_so(made):
    html = made("milan", "ar")[0]
    assert re.search(r'<a class="link" href="https://[^"]+" style="[^"]+" lang="it" dir="auto">', html)
    # A number keeps its order.
    assert re.search(r'<a class="link" href="tel:[^"]+" dir="ltr"', html)
    assert "\u200e02 0202\u200e" in made("milan", "ar")[1]


def of_everything():
    """The town, with something in every part of the bulletin."""
    town = editions.edition("town")
    ids = {one.id: one.ref for one in town.catalogue}
    closed = next(one for one in town.catalogue if one.text(STATUS) == "closed")
    return with_past(
        town,
        change(What.ADDED, ids["cammino"]),
        change(What.CHANGED, ids["mensa-del-ponte"], fields=["call", "opening"]),
        change(What.CLOSED, closed.ref, fields=[closed.kind.by_meaning[one].name for one in (STATUS, VALID_UNTIL)]),
        change(What.REMOVED, Ref("services", "gone"), instead=[ids["mensa-del-ponte"]]),
        change(What.REMOVED, Ref("services", "lost")),
    )


def test_the_mail_is_html_to_the_letter(made, tmp_path, validate):  # noqa: F811 - the fixture
    htmls = [*(made(city, language)[0] for city, language in EVERYWHERE), files(of_everything(), "it")[0]]
    pages = [tmp_path / f"{number}.html" for number in range(len(htmls))]
    for page, html in zip(pages, htmls, strict=True):
        page.write_text(html, encoding="utf-8")
    assert validate(pages) == []


def test_every_part_is_in_every_form():
    html, text, _, message = files(of_everything(), "en")
    order = ("New opportunities: 1", "Opportunities that changed: 1", "What changed: ", "Opportunities that ended: 1")
    # Before its first lines the mail has what a list of mails shows of it.
    for form in (Read(html).text.partition("From 14")[2], text, message):
        places = [form.index(words) for words in (*order, "No longer in the catalogue: Service.")]
        assert places == sorted(places)
        assert "No longer in the catalogue: 1" in form


def test_links_lead_to_pages_of_the_site(made):
    paths = {urlsplit(one).path for one in Read(made("town", "en")[0]).links if one.startswith("http")}
    edition = editions.edition("town")
    prefix = urlsplit(edition.settings.url).path
    known = {f"{prefix}{edition.record_path(record, 'en')}" for record in edition.catalogue} | {f"{prefix}en/"}
    assert paths <= known
