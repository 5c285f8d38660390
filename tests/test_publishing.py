"""What the settings lack for catalogues of open data is told with what comes of it; what is wrong stops a build."""

from dataclasses import replace

import pytest

from crocevia import catalogue
from crocevia.findings import Level
from crocevia.publishing import check, italian, offered
from crocevia.settings import OpenData
from tests.cities import DAY


@pytest.fixture
def settings(city):
    return city.settings


def found(settings):
    return [(one.level, one.field, one.found) for one in check(settings)]


def told(settings):
    return [one.remedy.in_("en") for one in check(settings)]


def test_a_city_that_has_said_all_hears_nothing(settings):
    assert found(settings) == []
    assert italian(settings)


def test_what_is_found_names_the_file_of_the_settings(settings):
    assert {one.file for one in check(replace(settings, publisher=""))} == {"site_config.yml"}


@pytest.mark.parametrize("code", ["c_f205", "C_F205", "agid", "r_lazio", "PCM", "asl-mi_1", "12345670017"])
def test_the_code_of_a_body(settings, code):
    assert found(replace(settings, open_data=OpenData(publisher_id=code))) == []


@pytest.mark.parametrize(
    "code",
    [
        "c_milano",
        "c_f2055",
        "12345670018",
        "1234567001",
        "IT12345670017",
        "a",
        "comune di x",
        "<b>",
        "c_f205\n",
        "１２３４５６７００１７",
    ],
)
@pytest.mark.parametrize("field", ["publisher_id", "rights_holder_id"])
def test_a_wrong_code_is_an_error(settings, field, code):
    ours = replace(OpenData(publisher_id="agid", rights_holder="Unione"), **{field: code})
    assert (Level.ERROR, f"open_data.{field}", code) in found(replace(settings, open_data=ours))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contact_email", "ufficio"),
        ("contact_email", "a@b.it?cc=c@d.it"),
        ("frequency", "weekly"),
        ("frequency", ""),
        ("area", ("Milano",)),
        ("area", ("javascript:alert(1)",)),
        ("area", ('https://example.org/"><b>',)),
    ],
)
def test_a_wrong_value_is_an_error(settings, field, value):
    ours = replace(settings.open_data, **{field: value})
    assert [(level, name) for level, name, _ in found(replace(settings, open_data=ours))] == [
        (Level.ERROR, f"open_data.{field}")
    ]


@pytest.mark.parametrize("lacking", [{"url": ""}, {"publisher": ""}, {"url": "https://exa mple.org/"}])
def test_without_an_address_or_a_publisher_there_is_no_catalogue(settings, lacking):
    less = replace(settings, **lacking)
    assert {level for level, *_ in found(less)} == {Level.WARNING}
    assert "Until then there is no data catalogue (DCAT)." in told(less)[0]
    assert not offered(less)


@pytest.mark.parametrize(
    "lacking",
    [
        {"open_data": OpenData()},
        {"open_data": OpenData(publisher_id="agid", rights_holder="Unione dei comuni")},
        {"licence": "Etalab-2.0"},
        {"licence": ""},
        {"licence": "CC-BY-NC-4.0"},
    ],
)
def test_what_only_italy_wants_leaves_the_european_catalogue(settings, lacking):
    less = replace(settings, **lacking)
    assert [level for level, *_ in found(less)] == [Level.WARNING]
    assert "Until then the data catalogue follows DCAT-AP" in told(less)[0]
    assert offered(less)
    assert not italian(less)


def test_an_unknown_licence_hears_which_are_known(settings):
    assert "CC0-1.0, PDDL-1.0, CC-BY-4.0" in told(replace(settings, licence="MIT"))[0]


def test_a_city_that_does_not_want_the_channel_hears_nothing(settings):
    assert found(replace(settings, publisher="", licence="", channels=("csv",))) == []


def test_the_check_of_a_catalogue_tells_it(city):
    bare = replace(city.settings, open_data=OpenData())
    assert not city.findings()
    assert [one.code for one in catalogue.judge(bare, DAY).findings] == ["open-data"]
