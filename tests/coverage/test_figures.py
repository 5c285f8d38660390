"""Every figure is held against a count that goes through the records one by one, in two cities and in tiny ones."""

from datetime import date

import pytest

from crocevia import meanings as m
from crocevia.coverage.figures import FIGURES
from tests.coverage.towns import begun, counted, of, rows, with_things
from tests.editions import DAY, edition


@pytest.fixture(params=["milan", "town"], scope="module")
def city(request):
    return edition(request.param)


@pytest.fixture(scope="module")
def figures(city):
    return of(city.catalogue, city.settings)


def opportunities(city):
    """Records of kinds with a need and a provider, that have not ended."""
    for record in city.catalogue:
        fields = record.kind.by_meaning
        ended = record.text(m.STATUS) == "closed" or ((until := record.get(m.VALID_UNTIL)) and until < DAY)
        if not ended and m.SUBJECT in fields and fields.keys() & {m.PROVIDER, m.ORGANIZER}:
            yield record


def lies_in(vocabulary, code, other):
    """Whether a zone is another one or lies in it, found by walking up."""
    while code and code != other:
        code = vocabulary.terms[code].broader
    return code == other


def test_needs_by_zone_are_what_a_walk_through_the_records_counts(city, figures):
    needs, zones = (city.catalogue.vocabularies[name] for name in ("needs", "zones"))
    found = rows(figures["needs-by-zone"])
    assert {row["need"] for row in found} == set(needs.terms)
    assert sum(row["here"] for row in found) > 10
    for row in found:
        here = wider = 0
        for record in opportunities(city):
            if not any(lies_in(needs, str(code), row["need"]) for code in record.many(m.SUBJECT)):
                continue
            served = [str(code) for code in record.many(m.AREA_SERVED)]
            if any(lies_in(zones, code, row["zone"]) for code in served):
                here += 1
            elif any(lies_in(zones, row["zone"], code) for code in served):
                wider += 1
        assert (row["here"], row["wider"]) == (here, wider), row


def test_zones_without_anything_are_left_out_but_for_districts(city, figures):
    served = {str(code) for record in opportunities(city) for code in record.many(m.AREA_SERVED)}
    zones = city.catalogue.vocabularies["zones"]
    for code in {row["zone"] for row in rows(figures["needs-by-zone"])}:
        own = any(lies_in(zones, one, code) for one in served)
        assert own or any(lies_in(zones, code, one) for one in zones.terms if "istat_code" in zones.terms[one].columns)


def test_needs_by_audience_are_what_a_walk_counts(city, figures):
    needs = city.catalogue.vocabularies["needs"]
    for row in rows(figures["needs-by-audience"]):
        found = [
            record
            for record in opportunities(city)
            if row["audience"] in record.many(m.AUDIENCE)
            and any(lies_in(needs, str(code), row["need"]) for code in record.many(m.SUBJECT))
        ]
        assert row["opportunities"] == len(found), row


def test_gaps_say_the_zero_rows_of_needs_by_zone(figures):
    crossed = rows(figures["needs-by-zone"])
    for row in rows(figures["gaps"]):
        near = [one for one in crossed if one["need"] == row["need"] and one["level"] in {"municipality", "district"}]
        assert row["own"] == sum(one["here"] > 0 for one in near)
        assert row["wider_only"] == sum(not one["here"] and one["wider"] > 0 for one in near)
        nothing = [one["zone"] for one in near if not one["here"] and not one["wider"]]
        assert (row["nothing"], row["nothing_in"]) == (len(nothing), nothing)


def test_free_services_are_what_the_query_on_the_open_data_counts(city, figures):
    """The query that the page of the data gives (manual/data.md): free, for an audience, verified this year, not closed."""
    zones = city.catalogue.vocabularies["zones"]
    found = {(row["kind"], row["municipality"], row["audience"]): row for row in rows(figures["free-and-verified"])}
    for (kind, town, audience), row in found.items():
        counts = [0, 0, 0, 0]
        for record in city.catalogue.of(kind):
            closed = record.text(m.STATUS) == "closed"
            towns = {next_town(zones, str(code)) for code in record.many(m.AREA_SERVED)}
            if closed or town not in towns or audience not in record.many(m.AUDIENCE):
                continue
            free = record.get(m.COST) == "free" or record.get(m.FREE) is True
            verified = bool((on := record.get(m.VERIFIED_ON)) and on.year == DAY.year)
            counts = [a + b for a, b in zip(counts, (1, free, verified, free and verified), strict=True)]
        assert [row["all"], row["free"], row["verified_this_year"], row["free_and_verified_this_year"]] == counts
    if "town" in str(city.settings.config):
        assert found["services", "ivrea", "everyone"]["free_and_verified_this_year"] == 1


def next_town(zones, code):
    while code and "istat_code" not in zones.terms[code].columns:
        code = zones.terms[code].broader
    return code


def test_every_figure_says_how_it_counts_or_what_is_lacking(city, figures):
    for name, figure in figures.items():
        for language in city.settings.languages:
            assert figure.title.in_(language)
            assert (figure.lacks or figure.how).in_(language), name
        assert figure.lacks or list(figure.rows()) == list(figure.rows())


def test_a_row_is_one_of_its_own_by_its_key(figures):
    for figure in figures.values():
        if not figure.lacks:
            keys = [tuple(row[name] for name in figure.key) for row in rows(figure)]
            assert len(set(keys)) == len(keys), figure.name
            assert all(all(key) for key in keys), figure.name


def test_what_serves_a_part_or_a_wider_area_is_counted_apart(tmp_path):
    city = with_things(
        tmp_path,
        a="needs: [food]\nwhere: [centre]",
        b="needs: [soup]\nwhere: [ivrea]",
        c="needs: [food]\nwhere: [italy]",
        d="needs: [food]\nwhere: [italy, centre]",
    )
    found = {
        row["zone"]: (row["here"], row["wider"]) for row in counted(city, "needs-by-zone") if row["need"] == "food"
    }
    # Something is in Banchette only from Italy: nobody says that the catalogue is about it.
    assert found == {"italy": (4, 0), "ivrea": (3, 1), "centre": (2, 2), "outskirts": (0, 3)}


def test_what_has_ended_is_not_counted_but_told(tmp_path):
    city = with_things(
        tmp_path,
        a="needs: [food]\nwhere: [ivrea]\nchecked: 2026-11-01",
        b="needs: [food]\nwhere: [ivrea]\nstate: closed",
        c="needs: [food]\nwhere: [ivrea]\nuntil: 2026-11-20",
        d="needs: [food]\nwhere: [ivrea]\nchecked: 2020-01-01",
    )
    (row,) = [one for one in counted(city, "needs-by-zone") if (one["need"], one["zone"]) == ("food", "ivrea")]
    assert (row["here"], row["verified"], row["ended"]) == (2, 1, 2)


def test_a_record_without_a_zone_is_in_no_zone(tmp_path):
    city = with_things(tmp_path, a="needs: [food]\nwhom: [all]", b="needs: [food]\nwhere: [ivrea]\nwhom: [all]")
    found = [row for row in counted(city, "needs-by-zone") if row["need"] == "food"]
    assert {row["zone"]: row["here"] for row in found}["italy"] == 1
    pairs = {(row["need"], row["audience"]): row["opportunities"] for row in counted(city, "needs-by-audience")}
    assert pairs["food", "all"] == 2


@pytest.mark.parametrize(
    ("others", "hangs"),
    [
        ({}, True),
        ({"b": "needs: [soup]\nwhere: [centre]\nby: [square]"}, True),
        ({"b": "needs: [soup]\nwhere: [centre]\nby: [park]"}, False),
        ({"b": "needs: [food]\nwhere: [ivrea]"}, False),
        ({"b": "needs: [food]\nwhere: [ivrea]\nby: [square, park]"}, False),
        # It reaches Ivrea from a wider area.
        ({"b": "needs: [food]\nwhere: [italy]\nby: [park]"}, False),
        ({"b": "needs: [food]\nwhere: [ivrea]\nby: [park]\nstate: closed"}, True),
        ({"b": "needs: [home]\nwhere: [ivrea]\nby: [park]"}, True),
    ],
)
def test_everything_hangs_on_one_provider(tmp_path, others, hangs):
    city = with_things(tmp_path, a="needs: [food]\nwhere: [ivrea]\nby: [square]", **others)
    city.write("spots/park.yml", "called: Parco\n")
    found = {(row["need"], row["zone"]): row["provider"] for row in counted(city, "one-provider")}
    assert (found.get(("food", "ivrea")) == "spots/square") is hangs


def test_what_is_divided_by_inhabitants(tmp_path):
    city = with_things(tmp_path, a="needs: [food]\nwhere: [ivrea]", b="needs: [home]\nwhere: [centre]")
    city.write(
        "population.csv", "zone,inhabitants,year,source\nivrea,4000,2025,Anagrafe\nbanchette,3000,2025,Anagrafe\n"
    )
    found = {row["zone"]: (row["here"], float(row["per_10000"])) for row in counted(city, "per-inhabitants")}
    assert found == {"ivrea": (2, 5.0), "banchette": (0, 0.0)}


def test_nothing_is_divided_by_what_nobody_published(tmp_path):
    city = with_things(tmp_path, a="needs: [food]\nwhere: [ivrea]")
    assert of(city.build(), city.settings)["per-inhabitants"].lacks


def test_companies_are_counted_by_section_and_practice(tmp_path):
    city = with_things(
        tmp_path, a="shelf: [kind, open]\ndeeds: [all]", b="shelf: [kind]", c="state: closed\nshelf: [kind]"
    )
    found = {(row["section"], row["practice"]): row["active"] for row in counted(city, "inclusive-companies")}
    assert found["kind", "all"] == found["open", "all"] == found["kind", "not_said"] == 1
    assert found["not_said", "not_said"] == 1  # the thing that every tiny city has
    assert found["open", "young"] == 0


def test_members_of_networks(tmp_path):
    city = with_things(tmp_path, a="club: [square]", b="club: [square]", c="club: [square]\nuntil: 2020-01-01")
    assert [row["member"] for row in counted(city, "members")] == ["things/a", "things/b"]


def test_a_city_without_a_record_has_figures_of_nothing(tmp_path):
    city = begun(tmp_path)
    (city.catalogue / "things" / "other.yml").unlink()
    found = of(city.build(), city.settings)
    assert set(found) == {figure.name for figure in FIGURES}
    for figure in found.values():
        if not figure.lacks:
            assert not any(cell for row in figure.rows() for cell in row if isinstance(cell, int)), figure.name
            assert figure.name == "gaps" or figure.grid() or figure.picture() is None


def test_the_year_is_that_of_the_edition(tmp_path):
    city = with_things(tmp_path, a="where: [ivrea]\nwhom: [all]\ngratis: true\nneeds: [food]\nchecked: 2026-01-01")
    name = "free_and_verified_this_year"
    assert [row[name] for row in counted(city, "free-and-verified")] == [1]
    assert [row[name] for row in counted(city, "free-and-verified", date(2027, 1, 1))] == [0]
