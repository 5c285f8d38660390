"""The pictures of links, decoded by Pillow; what pages' heads say of them."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from crocevia import meanings as m
from crocevia.channels import previews
from crocevia.html.head import HEIGHT, WIDTH, Head
from crocevia.html.view import View
from crocevia.model import Words
from crocevia.paper.indexed import indexed
from tests.editions import edition
from tests.hostile.city import PAYLOADS
from tests.outputs import written
from tests.parsers import Page

MILAN = edition("milan")
(PICTURES,) = previews.outputs(MILAN)
ARTIST = previews._Artist(MILAN)
SCRIPTS = "Centro ascolto مركز الاستماع 聆听中心 Центр слухання"
NAMES = {
    "Italian": "Emporio della Solidarietà Niguarda",
    "200 characters": ("Servizio di accompagnamento all'abitare per famiglie numerose e persone sole " * 3)[:200],
    "one word of 200 characters": "Precipitevolissimevolmente"[:25] * 8,
    "four scripts": SCRIPTS,
    "four scripts, 200 characters": (SCRIPTS * 4)[:200],
    "Chinese, 200 characters": "聆听中心" * 50,
    "nothing": "",
}


def decoded(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def drawn(name, language="it"):
    return ARTIST._drawn(language, Words(name, language), Words("via Statuto 15, 20121 Milano", "it"))


def tags(page):
    """Open Graph's of a page, by their names."""
    attributes = iter(page.attributes)
    return {value: next(attributes)[2] for tag, name, value in attributes if (tag, name) == ("meta", "property")}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_picture_is_light_and_whole(name):
    data = drawn(name)
    image = decoded(data)
    assert (image.size, image.mode) == ((WIDTH, HEIGHT), "P")
    assert len(data) <= 60_000
    shades = image.convert("RGB").getcolors(100_000)
    assert {previews.BAND, previews.WRITING} <= {colour for _, colour in shades}
    # The margin is the band's alone: nothing is cut off by the edge.
    edge = Image.new("RGB", image.size, previews.BAND)
    left, _, right, _ = ImageChops.difference(image.convert("RGB"), edge).getbbox()
    assert left >= 40
    assert right <= WIDTH - 40


@pytest.mark.parametrize("name", PAYLOADS)
def test_whatever_a_name_holds_is_drawn_as_words(name):
    assert decoded(drawn(name)).size == (WIDTH, HEIGHT)


def test_a_picture_with_a_palette_shows_what_it_showed():
    dark, light = (11, 70, 84), (255, 255, 255)
    before = Image.linear_gradient("L").resize((90, 60))
    ramp = [tuple(round(a + (b - a) * level / 255) for a, b in zip(dark, light, strict=True)) for level in range(256)]
    before = Image.merge(
        "RGBA", [*(before.point([shade[one] for shade in ramp]) for one in range(3)), before.point([255] * 256)]
    )
    file = io.BytesIO()
    before.save(file, "PNG")
    after = decoded(indexed(file.getvalue(), dark, light))
    worst = ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getextrema()
    # Half a step of rounding, twice.
    assert max(most for _, most in worst) <= 1


def test_a_picture_of_another_kind_is_refused():
    file = io.BytesIO()
    Image.new("L", (2, 2)).save(file, "PNG")
    with pytest.raises(ValueError, match="colour type 0"):
        indexed(file.getvalue(), (0, 0, 0), (255, 255, 255))


def test_a_reader_from_right_to_left_begins_at_the_right():
    image = decoded(drawn("السكن", "ar")).convert("RGB")
    edge = Image.new("RGB", image.size, previews.BAND)
    name = ImageChops.difference(image, edge).crop((0, 100, WIDTH, 300)).getbbox()
    assert WIDTH - name[2] < name[0]


@pytest.mark.parametrize("language", ["it", "ar"])
def test_every_page_that_names_a_picture_has_it(language):
    paths, view = set(PICTURES.paths), View(MILAN, language)
    named = [tags(Page(view.record(one)))["og:image"] for one in list(MILAN.catalogue)[::17]]
    for vocabulary in MILAN.catalogue.vocabularies.values():
        for term in view.shown_terms(vocabulary) if vocabulary.has_pages else ():
            named.append(tags(Page(str(view.head.term(vocabulary, term, "x", "x/")).encode()))["og:image"])
    named.append(tags(Page(str(view.head.home()).encode()))["og:image"])
    assert {one.removeprefix(MILAN.settings.url) for one in named} <= paths
    assert all(one.startswith(MILAN.settings.url) for one in named)


def test_a_record_shows_with_its_name_and_its_sentence():
    record = MILAN.catalogue.records["services"]["milano-aiuta-020202"]
    page = Page(View(MILAN, "en").record(record))
    said = tags(page)
    assert said["og:title"] == record.text(m.NAME)
    assert said["og:url"] == f"{MILAN.settings.url}en/services/milano-aiuta-020202/"
    assert said["og:description"]
    assert (said["og:locale"], said["og:image:width"]) == ("en_US", str(WIDTH))
    assert ("link", "href", "index.md") in page.attributes


def test_a_link_about_violence_betrays_nothing():
    """Neither its title nor its picture: whoever gets it may not be alone with the telephone."""
    view = View(MILAN, "it")
    guarded = [one for one in MILAN.catalogue if view.guarded(one)]
    assert guarded
    home = f"{MILAN.settings.url}og/home.png"
    for record in guarded:
        said = tags(Page(view.record(record)))
        assert (said["og:title"], said["og:image"]) == (MILAN.settings.name, home)
        assert said["og:description"] == MILAN.settings.description
        assert "og:url" not in said
        assert f"og/{record.ref}.png" not in PICTURES.paths
    needs = MILAN.catalogue.vocabularies["needs"]
    for code in view.guarded_needs:
        said = tags(Page(str(view.head.term(needs, needs.terms[code], "x", "x/")).encode()))
        assert (said["og:title"], said["og:image"]) == (MILAN.settings.name, home)
        assert f"og/needs/{code}.png" not in PICTURES.paths


def test_without_an_address_there_is_nothing_to_share():
    nowhere = replace(MILAN, settings=replace(MILAN.settings, url=""))
    assert not list(previews.outputs(nowhere))
    record = next(iter(MILAN.catalogue))
    assert not tags(Page(View(nowhere, "it").record(record)))


def test_a_large_catalogue_shows_records_as_the_site(monkeypatch):
    monkeypatch.setattr("crocevia.html.head.MOST", 10)
    (pictures,) = previews.outputs(MILAN)
    assert not [path for path in pictures.paths if path.startswith("og/services/")]
    record = MILAN.catalogue.records["services"]["milano-aiuta-020202"]
    assert tags(Page(View(MILAN, "fr").record(record)))["og:image"].endswith("/fr/og/home.png")


def test_the_same_picture_has_the_same_bytes():
    member = PICTURES.members[0]
    assert written(lambda file: PICTURES.write(file, member)) == written(lambda file: PICTURES.write(file, member))
    assert Head(View(MILAN, "it")).pictured
