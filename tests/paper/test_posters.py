"""Posters as who passes by has them: on one sheet, true, read from afar, scanned, torn off."""

import io
from dataclasses import replace
from functools import cache

import page as validator
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import ImageChops, ImageStat

from crocevia import meanings as m
from crocevia.channels import posters as channel
from crocevia.html.early import OFFER, SCANNED
from crocevia.paper.enlarged import TIMES
from crocevia.paper.posters import Posters
from crocevia.paper.typeset import Typesetter
from crocevia.verification import CLOSED
from tests.channels.test_every_channel import confidential
from tests.editions import CITIES, edition

A4, A3 = (595, 842), (842, 1191)
STRIPS = 8
# Of a place, of groups with and without a number, of needs that are and are not guarded.
GROUP, PLACE = "groups/job-club-milano", "places/centro-antiviolenza-vimercate"
SAMPLE = (GROUP, "groups/gruppo-di-cammino-monza-cascina-san-fedele", PLACE, "needs/food", "needs/violence")


@cache
def families(city):
    """Language → the family of its posters."""
    described = list(channel.outputs(edition(city)))
    return dict(zip(edition(city).settings.languages, described, strict=True))


@cache
def posters(language, city="milan"):
    return Posters(edition(city), language)


@cache
def poster(member, language="it", city="milan"):
    file = io.BytesIO()
    families(city)[language].write(file, member)
    return file.getvalue()


def group(**values):
    """A group like another, but for values of some of its fields."""
    record = edition("milan").catalogue.records["groups"]["job-club-milano"]
    return replace(record, values={**record.values, **values})


def words(data):
    """The words of each page, as they are drawn."""
    return [one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(data)]


def failures(data):
    report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
    return [(one.rule_id, one.message) for one in report.failures]


def codes(data):
    picture = pypdfium2.PdfDocument(data)[0].render(scale=3).to_pil()
    return [one.text for one in zxingcpp.read_barcodes(picture)]


def every(city):
    """Each poster's data in the first language, that of every record and need that has one."""
    made = posters(edition(city).settings.source, city)
    needs = made.view.overview.vocabulary("dct:subject")
    hung = dict.fromkeys(of for of, _ in dict(channel._hung(edition(city), needs)).values())
    return {of: channel._of(made, of, needs) for of in hung}


@pytest.mark.parametrize("language", ["it", "ar", "zh", "uk"])
@pytest.mark.parametrize("member", SAMPLE)
def test_a_poster_is_one_tagged_sheet(member, language):
    data = poster(member, language)
    assert failures(data) == []
    assert [tuple(map(round, one.get_size())) for one in pypdfium2.PdfDocument(data)] == [A4]


@pytest.mark.parametrize("language", ["it", "ar"])
def test_the_large_one_is_the_same_on_a_larger_sheet(language):
    small, large = poster(GROUP, language), poster(f"{GROUP}-a3", language)
    assert failures(large) == []
    assert [tuple(map(round, one.get_size())) for one in pypdfium2.PdfDocument(large)] == [A3]
    # Seen from as far away as it is larger, it looks the same.
    pictures = [
        pypdfium2.PdfDocument(one)[0].render(scale=scale).to_pil() for one, scale in ((small, 1), (large, 0.5**0.5))
    ]
    seen = [one.convert("L").resize((300, 424)) for one in pictures]
    assert ImageStat.Stat(ImageChops.difference(*seen)).mean[0] < 1
    assert codes(large) == codes(small)
    # A library that repairs nothing reads it, and what leads to a heading leads where it is now.
    with pikepdf.open(io.BytesIO(small)) as one, pikepdf.open(io.BytesIO(large), attempt_recovery=False) as other:
        assert other.check_pdf_syntax() == []
        places = [pdf.Root.Outlines.First.Dest[2:4] for pdf in (one, other)]
        assert [float(length) for length in places[1]] == pytest.approx([float(one) * TIMES for one in places[0]])


def test_what_a_record_says_is_no_code():
    name = 'Gruppo ")) #panic("\\u{41}\\'
    assert name in words(set_(posters("it").record(group(name=name))))[0].replace("\r\n", " ")


@pytest.mark.parametrize("city", ["town", "hostile"])
def test_every_poster_of_a_city_is_one_sheet(city):
    for language in edition(city).settings.languages[:1]:
        for member in families(city)[language].members[::8]:
            data = poster(member, language, city)
            assert len(words(data)) == 1, member
            assert failures(data) == [], member


def test_its_page_is_in_the_poster_s_language_and_marked_as_scanned():
    address = "https://crocevia.example.org/ar/groups/job-club-milano/" + SCANNED
    assert posters("ar").record(group())["address"] == address
    assert f'location.hash==="{SCANNED}"' in OFFER


@pytest.mark.parametrize("member", [GROUP, "groups/gruppo-ama-per-chi-e-rimasto-vedovo-val-pellice", "needs/food"])
def test_codes_are_read_from_the_poster_and_from_every_strip(member):
    assert codes(poster(member, "ar")) == [f"https://crocevia.example.org/ar/{member}/{SCANNED}"] * (1 + STRIPS)


def test_a_city_without_an_address_has_posters_without_a_code():
    unsaid = replace(edition("milan"), settings=replace(edition("milan").settings, url=""))
    made = Posters(unsaid, "it").record(group())
    assert not made["code"]
    assert not made["strip"]["code"]
    data = set_(made)
    assert codes(data) == []
    assert failures(data) == []


def set_(made, language="it"):
    settings = edition("milan").settings
    return Typesetter(settings.templates, edition("milan").today).sheet("poster.typ", language, made)


def test_the_number_is_on_the_poster_and_on_each_strip_and_is_heard_once():
    data = poster(GROUP)
    number = posters("it").record(group())["numbers"][0]["number"]
    assert words(data)[0].count(number) == 1 + STRIPS
    told, passed_over = turned(data)
    assert not told
    assert passed_over


def turned(data):
    """How often something is turned on its side: among what is told to who listens, and among artifacts."""
    opened, told, over = [], 0, 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(operator):
                case "BDC" | "BMC":
                    opened.append(operands[0] == pikepdf.Name.Artifact)
                case "EMC":
                    opened.pop()
                case "cm" | "Tm" if abs(float(operands[1])) > 0.1:
                    told, over = (told, over + 1) if any(opened) else (told + 1, over)
    return told, over


@pytest.mark.parametrize("member", [PLACE, "needs/violence"])
@pytest.mark.parametrize("language", ["it", "zh"])
def test_a_strip_that_is_found_in_a_pocket_says_only_a_number(member, language):
    data = poster(member, language)
    (of, *_), made = member.split("/"), posters(language)
    told = (
        made.record(edition("milan").catalogue.records[of][member.split("/")[1]])
        if of == "places"
        else channel._of(made, channel.Ref(*member.split("/")), made.view.overview.vocabulary("dct:subject"))
    )
    assert told["strip"] == {"name": {"text": "", "language": ""}, "number": "1522", "lines": [], "code": False}
    assert len(codes(data)) == 1
    assert words(data)[0].count("1522") >= 1 + STRIPS


def test_the_strips_of_a_place_where_all_is_about_violence_say_a_number_alone():
    made, places = posters("it"), edition("milan").catalogue.records["places"]
    assert made.record(places["centro-antiviolenza-vimercate"])["strip"]["lines"] == []
    assert made.record(places["celav"])["strip"]["lines"]


def test_a_line_of_the_city_is_on_posters_of_needs_only():
    food = every_need("food")
    assert [one["number"] for one in food["numbers"]] == ["02 0202"]
    assert posters("it").record(group(phone=()))["numbers"] == []


def every_need(code):
    made = posters("it")
    needs = made.view.overview.vocabulary("dct:subject")
    return made.need(needs, needs.terms[code])


def test_who_has_no_number_has_an_address_to_write_to_or_the_site_s():
    made = posters("it").record(group(phone=(), email=("gruppo@example.org",)))
    assert made["reached"] == [{"of": {"text": "", "language": ""}, "number": "gruppo@example.org"}]
    assert "gruppo@example.org" in words(set_(made))[0]
    without = {name: value for name, value in group().values.items() if name in {"id", "name"}}
    lost = posters("it").record(replace(group(), values=without))
    assert lost["reached"] == []
    assert [one["text"] for one in lost["strip"]["lines"]] == ["crocevia.example.org"]


def test_a_group_whose_meetings_are_not_known_says_so():
    when = posters("it").record(group(meetings=()))["facts"][0]
    assert when["lines"][0]["text"] in {"Per sapere quando, chiama.", "Call to know when."}
    silent = posters("it").record(group(meetings=(), phone=()))["facts"][0]
    assert silent["lines"][0]["text"] == "Non sappiamo quando ci si incontra."


def test_what_nobody_has_checked_says_what_to_make_sure_of():
    made = posters("it").record(group(to_verify="Fonte del 2013: controllare."))
    assert made["caution"]["text"] == "Fonte del 2013: controllare."
    assert posters("it").record(group(to_verify=""))["caution"]["text"] == "Prima di andare, chiama."


FOUR = "Спільнота взаємодопомоги مجموعة المساعدة المتبادلة 就业互助小组 Comunità di mutuo aiuto "
LONG = {
    "words": ("Gruppo di auto-mutuo-aiuto per chi ha perso il lavoro " * 4)[:200],
    "one word": "x" * 200,
    "four scripts": (FOUR * 4)[:200],
    "han": "就业互助小组" * 33,
}


@pytest.mark.parametrize("language", ["it", "ar", "zh"])
@pytest.mark.parametrize("name", LONG)
def test_the_longest_that_a_record_may_say_stays_on_the_sheet(name, language):
    text = LONG[name]
    record = group(name=text, summary=text + text, to_verify=(text + text)[:300], phone=("02 8844 8547", "800 995988"))
    made = posters(language).record(record)
    facts = [*made["facts"], {"label": "Q", "lines": [{"text": text, "language": "it"}] * 3}]
    data = set_({**made, "facts": facts}, language)
    assert failures(data) == []
    (sheet,) = pypdfium2.PdfDocument(data)
    assert within(sheet)
    # The last of the facts ends above the first of the numbers.
    assert bottom(sheet, "Q") > bottom(sheet, "02 8844 8547", "8547 8844 02")
    assert codes(data) == [made["address"]] * (1 + STRIPS)


def within(sheet):
    """Whether all that is drawn is on the sheet."""
    text, (width, height) = sheet.get_textpage(), sheet.get_size()
    boxes = (text.get_charbox(index) for index in range(text.count_chars()))
    return all(left >= 0 and low >= 0 and right <= width and top <= height for left, low, right, top in boxes)


def bottom(sheet, *said):
    """How high above the lower edge the first text stands that is found."""
    text = sheet.get_textpage()
    found = next(filter(None, (text.search(one, match_case=True).get_next() for one in said)))
    return text.get_charbox(found[0])[1]


def test_what_has_ended_has_no_poster():
    city = edition("milan")
    ended = replace(group(), values={**group().values, "status": CLOSED})
    of_groups = {**city.catalogue.records["groups"], ended.id: ended}
    catalogue = replace(
        city.catalogue,
        records={**city.catalogue.records, "groups": of_groups},
        _sorted={**city.catalogue._sorted, "groups": tuple(of_groups.values())},
    )
    (family, *_) = channel.outputs(replace(city, catalogue=catalogue))
    assert "groups/job-club-cgil-milano" in family.members
    assert not [one for one in family.members if one.startswith("groups/job-club-milano")]


def test_a_record_keeps_its_address_where_another_s_large_poster_would_have_it():
    known = ["casa", "casa-a3", "orto"]
    found = dict(channel._sizes("places", known, known))
    assert found["places/casa-a3"] == (channel.Ref("places", "casa-a3"), False)
    assert list(found) == ["places/casa", "places/casa-a3", "places/casa-a3-a3", "places/orto", "places/orto-a3"]


@pytest.mark.parametrize("city", [*CITIES, "hostile"])
def test_no_poster_says_anything_of_a_confidential_place(city):
    told = str(every(city))
    assert confidential(edition(city))
    assert not [secret for secret in confidential(edition(city)) if secret in told]


def test_a_withheld_address_is_told_as_on_the_page():
    kept = replace(group(), withheld=frozenset({"location"}))
    where = posters("it").record(kept)["facts"][1]
    assert where["lines"] == [{"text": "L'indirizzo è riservato per la sicurezza di chi vi abita.", "language": "it"}]


def test_the_same_bytes_come_whatever_was_laid_out_before():
    data = poster("needs/food")
    poster("needs/housing")
    assert set_(every_need("food")) == data


def test_the_code_leads_to_one_s_own_language_says_each_of_them():
    languages = [one["language"] for one in posters("it").record(group())["scans"]]
    said = [one["text"] for one in posters("it").record(group())["scans"]]
    assert languages == list(edition("milan").settings.languages)
    assert len(set(said)) == len(said)


def test_it_says_the_meeting():
    made = posters("it").record(edition("milan").catalogue.records["groups"][SAMPLE[1].split("/")[1]])
    assert made["facts"][0]["lines"][0]["text"].startswith("ogni mercoledì")
    assert m.SCHEDULE
