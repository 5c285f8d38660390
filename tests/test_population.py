"""The table of inhabitants: read warily, whatever somebody may have written into it."""

import pytest

from crocevia.findings import CannotGoOn
from tests.coverage.towns import begun

HEAD = "zone,inhabitants,year,source\n"


@pytest.fixture
def city(tmp_path):
    return begun(tmp_path)


def test_inhabitants_are_read_with_their_year_and_source(city):
    city.write("population.csv", f'\ufeff{HEAD}ivrea,22000,2025,"Anagrafe, 1 gennaio"\n\ncentre,800,2024,Stima\n')
    found = city.build().population
    assert {code: (one.count, one.year, one.source) for code, one in found.items()} == {
        "ivrea": (22000, 2025, "Anagrafe, 1 gennaio"),
        "centre": (800, 2024, "Stima"),
    }


def test_a_city_need_not_have_one(city):
    assert city.build().population == {}
    assert city.findings() == []


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("", 1, ""),
        ("zone;inhabitants;year;source\nivrea;1;2025;x\n", 1, ""),
        ("zone,inhabitants\nivrea,1\n", 1, ""),
        (HEAD + "nowhere,1,2025,x\n", 2, "zone"),
        (HEAD + "ivrea,1,2025,x\nivrea,2,2025,x\n", 3, "zone"),
        (HEAD + "ivrea,0,2025,x\n", 2, "inhabitants"),
        (HEAD + "ivrea,-5,2025,x\n", 2, "inhabitants"),
        (HEAD + "ivrea,22.000,2025,x\n", 2, "inhabitants"),
        (HEAD + "ivrea,1e9,2025,x\n", 2, "inhabitants"),
        (HEAD + f"ivrea,{'9' * 5000},2025,x\n", 2, "inhabitants"),
        (HEAD + "ivrea,٢٢,2025,x\n", 2, "inhabitants"),
        (HEAD + "ivrea,5,25,x\n", 2, "year"),
        (HEAD + "ivrea,5,2025, \n", 2, "source"),
        (HEAD + "ivrea,5,2025\n", 2, ""),
        (HEAD + "ivrea,5,2025,a,b\n", 2, ""),
        (HEAD + 'ivrea,5,2025,"x\n', 2, ""),
        (HEAD + f"ivrea,5,2025,{'x' * 200_000}\n", 2, ""),
    ],
)
def test_what_is_wrong_is_told_at_its_line(city, text, line, field):
    city.write("population.csv", text)
    assert [(one.line, one.field, one.code) for one in city.findings()] == [(line, field, "population")]
    assert city.judge().broken


@pytest.mark.parametrize(("content", "code"), [(b"\xff\xfe", "encoding"), (b"x" * 2_100_000, "too-large")])
def test_what_is_no_text_is_not_read(city, content, code):
    city.write("population.csv", content)
    assert [one.code for one in city.findings()] == [code]


def test_a_link_is_not_followed(city, tmp_path):
    (tmp_path / "elsewhere.csv").write_text(HEAD)
    (city.catalogue / "population.csv").symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(CannotGoOn) as raised:
        city.judge()
    assert [one.code for one in raised.value.findings] == ["symbolic-link"]
