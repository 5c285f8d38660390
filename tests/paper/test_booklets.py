"""Booklets: valid, read in their order, in their languages; codes that lead to the page; lists of one's own."""

import io
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from unicodedata import combining

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from crocevia.meanings import NAME
from crocevia.model import Ref
from crocevia.paper.booklet import Booklets
from crocevia.paper.shelf import MOST_BEYOND, Format, Named
from tests.editions import edition
from tests.paper.making import DISTRICT, booklets, names, valid
from tests.paper.reading import read


def headings(data):
    return [one for one in read(data) if one.role.startswith("H") and one.role[1:].isdigit()]


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("language", ["it", "ar", "zh", "uk"])
def test_every_format_is_valid_and_read_in_its_order(language, format):
    made = booklets("milan", language)
    data = valid(made.pdf(DISTRICT, format))
    found = headings(data)
    said = [one.text for one in found]
    expected = names(made.of(DISTRICT))
    assert len(expected) > MOST_BEYOND / 2
    assert [one for one in said if one in expected] == expected
    levels = [int(one.role[1:]) for one in found]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize("city", ["town", "hostile"])
def test_every_booklet_of_another_city_is_valid(city):
    made = booklets(city, "it")
    for number, named in enumerate(made.shelf.named()):
        # The attacker's needs are alike.
        if number < 8 or number % 9 == 0:
            valid(made.pdf(named, Format.A4))


def test_a_foreign_name_says_its_language():
    made = booklets("milan", "ar")
    content, data = made.of(DISTRICT), made.pdf(DISTRICT, Format.A4)
    expected = set(names(content))
    found = [one for one in headings(data) if one.text in expected]
    assert len(found) == len(expected)
    assert {one.languages for one in found} == {("it",)}
    # Whoever copies the address gets nothing else.
    assert content["url"] in {one.text for one in read(data) if one.role == "P"}


def test_a_town_without_a_name_in_the_language_says_so():
    made = booklets("milan", "ar")
    titles = [one["title"] for one in made.of(Named("needs", "work"))["sections"]]
    assert {"text": "Seregno", "language": "it"} in titles
    assert "ar" in {one["language"] for one in titles}


def test_in_arabic_contents_a_foreign_name_stands_at_the_right_and_its_page_at_the_left():
    data = booklets("milan", "ar").pdf(Named("needs", "hygiene"), Format.A4)
    assert "Casa Jannacci" in next(one.text for one in read(data) if one.role == "TOCI" and one.languages[0] == "it")
    sheet = pypdfium2.PdfDocument(data)[1]
    page_text = sheet.get_textpage()
    at = page_text.get_text_range().index("Jannacci")
    assert page_text.get_charbox(at)[0] > sheet.get_width() / 2


def test_without_an_address_there_are_no_codes():
    nowhere = edition("milan")
    made = Booklets(replace(nowhere, settings=replace(nowhere.settings, url="")), "it")
    found = read(valid(made.pdf(Named("needs", "hygiene"), Format.A4)))
    assert found
    assert "Figure" not in {one.role for one in found}
    assert not [one.text for one in found if "needs/hygiene" in one.text]


def test_a_code_leads_to_the_page_of_its_record():
    made = booklets("milan", "zh")
    sheets = pypdfium2.PdfDocument(made.pdf(Named("needs", "hygiene"), Format.A4))
    pictures = [one.render(scale=2.5).to_pil().convert("L") for one in sheets]
    found = {code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)}
    content = made.of(Named("needs", "hygiene"))
    wanted = {entry["url"] for section in content["sections"] for entry in section["entries"]}
    assert found == {*wanted, content["url"]}
    assert all("/zh/" in one for one in wanted)


def test_an_arabic_letter_is_in_the_text_once():
    made = booklets("milan", "ar")
    # Typst gives what runs from right to left as it stands on paper, from the left: letters are compared, not their order.
    found = {"".join(sorted(one.text.replace(" ", ""))) for one in headings(made.pdf(DISTRICT, Format.A4))}
    titles = [one["title"]["text"] for one in made.of(DISTRICT)["sections"]]
    # Marks above letters are drawn apart from them.
    plain = [one for one in titles if not any(combining(letter) for letter in one)]
    assert len(plain) > 5
    assert {"".join(sorted(one.replace(" ", ""))) for one in plain} <= found


def test_the_same_bytes_come_twice():
    for format in Format:
        assert booklets("town", "it").pdf(Named("needs", "food"), format) == booklets("town", "it").pdf(
            Named("needs", "food"), format
        )


def test_a_list_says_of_what_has_ended_that_it_has_and_sends_nobody_there():
    made = booklets("town", "it")
    closed, past = (
        made.entries.of(made.edition.catalogue.records["services"][one]) for one in ("doposcuola", "coperte")
    )
    assert past["ended"] == "È finito il 31 marzo 2026."
    assert closed["ended"]
    assert not any(
        one[what] for one in (closed, past) for what in ("where", "when", "phones", "other", "doubt", "free")
    )
    refs = [Ref("services", "coperte"), Ref("services", "mensa-del-ponte")]
    said = [one.text for one in read(made.list_pdf(refs, "", "https://borgo.example.org/list/", Format.A4))]
    assert said[said.index("Coperte per l'inverno") + 1] == past["ended"]


def test_what_is_about_violence_says_to_keep_it_hidden():
    made = booklets("milan", "it")
    assert made.of(Named("needs", "violence"))["guarded"]
    assert not made.of(Named("needs", "hygiene"))["guarded"]
    # A district's booklet, some of which is about it, lies on every desk.
    some = [Ref("services", "1522-numero-antiviolenza-e-stalking"), Ref("services", "celav")]
    assert any(
        made.view.guarded(one) for one in edition("milan").catalogue if DISTRICT.id in one.values.get("zones", ())
    )
    assert not made.of(DISTRICT)["guarded"]
    # A list is one person's.
    assert made.listed(some, "", "https://example.org/list/")["guarded"]
    assert not made.listed(some[1:], "", "https://example.org/list/")["guarded"]


def test_a_list_keeps_the_order_that_somebody_gave_it():
    made = booklets("milan", "it")
    refs = [one.ref for one in edition("milan").catalogue][:9:2]
    content = made.listed(refs, "Per domani", "https://crocevia.example.org/list/#a")
    assert names(content) == [edition("milan").catalogue.find(ref).text(NAME) for ref in refs]
    assert read(valid(made.list_pdf(refs, "Per domani", "https://crocevia.example.org/list/", Format.A4)))


def test_a_list_too_long_for_a_code_leads_to_the_list_page():
    made = booklets("milan", "it")
    refs = [one.ref for one in edition("milan").catalogue][:60]
    address = "https://crocevia.example.org/list/#" + ",".join(map(str, refs))
    assert made.list_pdf(refs, "", address, Format.A4)
    assert made.listed(refs, "", address)["url"] == "https://crocevia.example.org/list/"


@pytest.mark.parametrize(("format", "least"), [(Format.A4, 14), (Format.FOLD, 13), (Format.LARGE, 20)])
def test_running_text_is_large_enough_for_an_arm_s_length(format, least):
    with pikepdf.open(io.BytesIO(booklets("milan", "it").pdf(Named("needs", "hygiene"), format))) as pdf:
        streams = [one.Contents for one in pdf.pages] if format is not Format.FOLD else _forms(pdf)
        sizes = Counter()
        for stream in streams:
            size = 0.0
            for operands, operator in pikepdf.parse_content_stream(stream):
                size = float(operands[1]) if str(operator) == "Tf" else size
                sizes[size] += str(operator) in {"Tj", "TJ"}
        assert sizes.most_common(1)[0][0] >= least


def _forms(pdf):
    return [form for one in pdf.pages for form in one.Resources.XObject.values()]
