"""What two people write differently of one thing gives the same keys; what differs gives others."""

import pytest

from crocevia import catalogue
from crocevia.pairs.keys import ENOUGH, evidence, keys
from crocevia.pairs.names import words
from crocevia.pairs.streets import street
from crocevia.pairs.webs import mail_site, site
from tests.cities import rulebook

KINDS = rulebook().kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A.M.A. Milano", "A. M. A. milano"),
        ("Associazione Naga ODV", "NAGA"),
        ("Soc. Coop. Soc. Aeris a r.l.", "Cooperativa sociale Aeris"),
        ("Parrocchia S. Maria", "parr. Santa Maria"),
        ("C.A.V. s.r.l.", "CAV"),
        ("Ammalo", "Amalo"),
        ("Centro d’ascolto", "Centro di ascolto"),
    ],
)
def test_names_written_differently_have_the_same_words(one, other):
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Centro Milano Donna Municipio 2", "Centro Milano Donna Municipio 3"),
        ("CGIL Monza", "CISL Monza"),
        ("倾听中心", "求助中心"),
        ("مركز الاستماع", "مركز المساعدة"),
    ],
)
def test_other_names_have_other_words(one, other):
    assert words(one) != words(other)


def test_a_name_of_legal_forms_alone_keeps_them():
    assert words("Associazione") == ("asociazione",)
    assert words("La") == ("la",)
    assert words("—") == ()


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("V.le Monza, n. 335/A", ("viale", ("monza",), "335")),
        ("viale Monza 335", ("viale", ("monza",), "335")),
        ("P.za XXV Aprile", ("piazza", ("xxv", "aprile"), "")),
        ("via 25 aprile 3", ("via", ("25", "aprile"), "3")),
        ("via Cesare Balbo (fronte n. 23)", ("via", ("cesare", "balbo"), "")),
        ("", ("", (), "")),
    ],
)
def test_a_street_has_its_parts(address, parts):
    assert street(address) == parts


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("https://www.example.org/contatti", "example.org"),
        ("http://old.example.org:8080", "example.org"),
        ("example.org/x", "example.org"),
        ("https://www.facebook.com/Naga/about", "facebook.com/naga"),
        ("https://www.facebook.com/", ""),
        ("https://naga.wordpress.com", "naga.wordpress.com"),
        ("https://www.comune.bologna.it/x", "comune.bologna.it"),
        ("https://www.comune.monza.mb.it", "monza.mb.it"),
        ("http://10.0.0.1/", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_a_web_address_says_whose_it_is(address, whose):
    assert site(address) == whose


@pytest.mark.parametrize(
    ("address", "whose"), [("info@example.org", "example.org"), ("qualcuno@libero.it", ""), ("nessuno", "")]
)
def test_an_e_mail_address_says_whose_it_is_unless_anybody_has_one_there(address, whose):
    assert mail_site(address) == whose


def test_keys_are_asked_by_meaning_whatever_fields_are_called():
    thing = {"called": "Mensa del ponte", "tel": ("02 88463107", "non so"), "tax": "1704670155", "at": "spots/ponte"}
    assert keys(KINDS["things"], thing) == {
        "named:mensa ponte",
        "name:mensa",
        "name:ponte",
        "tel:+39-02-8846-3107",
        "tax:01704670155",
        "place:ponte",
    }


def test_a_place_is_found_by_street_number_and_municipality():
    spot = {"called": "Ponte", "street": "V. G. Verdi 5/A", "town": "015146"}
    assert "at:verdi 5,015146" in keys(KINDS["spots"], spot)


@pytest.mark.parametrize("cells", [{}, {"called": ""}, {"called": ("a", "b"), "tel": "x", "tax": "?", "at": ""}])
def test_what_cannot_be_read_gives_no_key_and_never_raises(cells):
    assert not {key for key in keys(KINDS["things"], cells) if key.startswith(("tel:", "tax:"))}


def test_what_is_published_has_the_keys_of_what_was_written(city):
    """The form asks with cells; the lists that it asks are made of records."""
    city.write("things/one.yml", 'called: Mensa del ponte\ntel: ["02 88463107"]\ntax: "01704670155"\nat: square\n')
    judged = city.judge()
    (written,) = (one for one in judged.sources if one.id == "one")
    published = catalogue.build(judged, city.settings).records["things"]["one"]
    assert keys(published.kind, published.values) == keys(published.kind, written.cells)


def test_a_key_that_many_have_says_little():
    assert evidence({"tax:1": 1}) >= ENOUGH
    assert evidence({"tel:1": 1, "name:mensa": 1}) >= ENOUGH
    assert evidence({"tel:1": 30, "name:sportello": 50, "web:example.org": 40}) < ENOUGH / 10
