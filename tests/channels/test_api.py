"""The API: every document as its description says, every record reached by following links, values as in the CSV."""

import re
from dataclasses import replace
from functools import cache

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from crocevia.api.addresses import PER_PAGE
from crocevia.channels import api as channel
from crocevia.edition import Edition
from crocevia.lexical import written
from crocevia.model import Ref
from crocevia.tables import kind_table
from tests.editions import CITIES, DAY, edition
from tests.outputs import documents

# Of a large city, all lists of kinds (every record is in one) are held against their schemas, of other documents one in so many.
MANY, EVERY = 100, 20


@cache
def found(name):
    """Path → document of a city's whole API."""
    return documents(channel, edition(name))


def tiny(city):
    """An edition of a tiny city."""
    return Edition(city.build(), city.settings, DAY, {}, lambda _: "", list)


def checkers(description):
    """What judges a path's document: pairs of a pattern and a validator of the schema that the description names."""
    formats = FormatChecker()
    assert {"date", "uri", "uri-reference", "email"} <= set(formats.checkers), (
        "jsonschema[format-nongpl] is not installed"
    )
    for path, item in description["paths"].items():
        one = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        schema = {"components": description["components"], **one}
        pattern = re.escape(f"api{path}")
        for parameter in item["get"].get("parameters", ()):
            form = parameter["schema"]
            said = form.get("pattern", "[0-9]+").removeprefix("^").removesuffix("$")
            said = "|".join(map(re.escape, form["enum"])) if "enum" in form else said
            pattern = pattern.replace(re.escape(f"{{{parameter['name']}}}"), f"(?:{said})")
        yield re.compile(pattern), Draft202012Validator(schema, format_checker=formats)


def wrong(content):
    """(path, where, message) of all that the description of an API says against its documents."""
    judges = list(checkers(content["api/openapi.json"]))
    for number, (path, document) in enumerate(sorted(content.items())):
        if path not in {"api/openapi.json", "api/context.jsonld"}:
            fitting = [judge for pattern, judge in judges if pattern.fullmatch(path)]
            assert len(fitting) == 1, f"{len(fitting)} paths of the description are {path}"
            listed = path.split("/")[1] in content["api/index.json"]["kinds"] and "/page/" in path
            if listed or len(content) < MANY or number % EVERY == 0:
                yield from ((path, list(e.absolute_path), e.message[:200]) for e in fitting[0].iter_errors(document))


@pytest.mark.parametrize("city", [*CITIES, "hostile"])
def test_the_description_is_valid_and_every_document_is_as_it_says(city):
    validate(found(city)["api/openapi.json"])
    assert list(wrong(found(city))) == []


def test_a_document_that_says_more_or_something_else_is_caught():
    path = "api/groups/cammino.json"
    content = {one: found("town")[one] for one in (path, "api/openapi.json", "api/index.json")}
    assert list(wrong(content)) == []
    for change in (
        {"more": 1},
        {"least_people": "3"},
        {"read_on": "1.11.2026"},
        {"area": ["Borgo in Fiore"]},
        {"@id": None},
    ):
        assert list(wrong({**content, path: {**content[path], **change}})), change


@pytest.mark.parametrize("city", CITIES)
def test_examples_of_the_description_are_right(city):
    schemas = found(city)["api/openapi.json"]["components"]["schemas"]
    given = [
        (kind, name, one, example)
        for kind in edition(city).catalogue.kinds
        for name, one in schemas[kind]["properties"].items()
        for example in one.get("examples", ())
    ]
    assert len(given) > 40
    for kind, name, one, example in given:
        judge = Draft202012Validator({"components": {"schemas": schemas}, **one}, format_checker=FormatChecker())
        assert judge.is_valid(example), (kind, name, example)


def walked(content, start):
    """The items of a list, page after page, as a plain client reads them."""
    address = start
    while address:
        page = content["api/" + address.partition("/api/")[2]]
        assert page["@id"] == address
        yield from page["items"]
        address = page.get("next")


@pytest.mark.parametrize("city", [*CITIES, "hostile"])
def test_a_client_that_follows_next_gets_every_record_once(city):
    content = found(city)
    for kind, entry in content["api/index.json"]["kinds"].items():
        got = [item["id"] for item in walked(content, entry["list"])]
        assert got == [record.id for record in edition(city).catalogue.of(kind)]
        assert len(got) == entry["records"]


@pytest.mark.parametrize("city", CITIES)
def test_a_client_that_begins_with_a_need_or_a_zone_gets_what_carries_it(city):
    content, catalogue = found(city), edition(city).catalogue
    for name in ("needs", "zones"):
        for term in content[f"api/vocabularies/{name}.json"]["terms"]:
            expected = catalogue.under(name, term["code"])
            assert term["records"] == len(expected)
            assert ("list" in term) == bool(expected)
            got = [Ref(one["kind"], one["id"]) for one in walked(content, term.get("list"))]
            assert got == [record.ref for record in expected]


@pytest.mark.parametrize("city", [*CITIES, "hostile"])
def test_every_address_of_ours_is_there(city):
    content = found(city)
    said = {text for document in content.values() for text in addresses(document)}
    assert len(said) > 20
    assert {"api/" + one.partition("/api/")[2].partition("#")[0] for one in said if "/api/" in one} <= set(content)


def addresses(content):
    """The values that name documents of the API."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key in {"api_url", "next", "prev", "first", "last", "list", "url", "@context", "openapi"} and isinstance(
                value, str
            ):
                yield value
            else:
                yield from addresses(value)
    elif isinstance(content, list):
        for one in content:
            yield from addresses(one)


@pytest.mark.parametrize("city", [*CITIES, "hostile"])
def test_values_are_the_csv_s_with_their_types_in_lists_and_alone(city):
    whole = edition(city)
    for kind in whole.catalogue.kinds.values():
        columns = kind_table(whole, kind).columns
        listed = walked(found(city), whole.absolute(f"api/{kind.name}/page/1.json"))
        for record, item in zip(whole.catalogue.of(kind.name), listed, strict=True):
            alone = found(city)[f"api/{kind.name}/{record.id}.json"]
            assert item.items() <= alone.items()
            for column in columns:
                value = column.value(record)
                names_records = kind.by_name.get(column.name) and kind.by_name[column.name].to_records
                assert names_records or flat(item.get(column.name)) == flat(value), (record.ref, column.name)


def flat(value):
    """A value that both JSON and a table have: numbers of five decimals, dates as text, lists as tuples."""
    if isinstance(value, (list, tuple)):
        return tuple(map(flat, value))
    return value if isinstance(value, bool | int | str) or value is None else written(value)


def test_another_record_is_named_in_brief():
    cammino = found("town")["api/groups/cammino.json"]
    assert cammino["hosted_by"] == {
        "@id": "https://borgo.example.org/opportunita/associations/il-ponte/",
        "@type": "Associations",
        "kind": "associations",
        "id": "il-ponte",
        "name": "Associazione Il Ponte",
        "api_url": "https://borgo.example.org/opportunita/api/associations/il-ponte.json",
    }


def test_times_are_there_for_programs():
    cammino = found("town")["api/groups/cammino.json"]
    assert cammino["schedule"] == [
        {"rrule": "FREQ=WEEKLY;BYDAY=TU", "start": "18:00", "end": "19:30"},
        {"rrule": "FREQ=MONTHLY;BYDAY=1SA", "start": "10:00"},
    ]
    mensa = found("milan")["api/services/mensa-centro-s-antonio.json"]
    assert mensa["hours_osm"] == "Mo-Sa 11:20+"
    assert mensa["week"][:2] == [{"day": "Mo", "opens": "11:20"}, {"day": "Tu", "opens": "11:20"}]
    assert [one["day"] for one in mensa["week"]] == ["Mo", "Tu", "We", "Th", "Fr", "Sa"]


def test_codes_have_their_labels_in_every_language():
    labels = found("milan")["api/services/mensa-centro-s-antonio.json"]["labels"]
    assert labels["needs"]["food"]["en"] == "Food"
    assert set(labels["needs"]["food"]) == set(edition("milan").settings.languages)
    place = found("milan")["api/places/centro-s-antonio.json"]
    assert place["labels"]["municipality"][place["municipality"]]["it"] == "Milano"


def test_a_translation_stands_beside_and_says_when_it_is_old(city):
    city.write("things/one.yml", "called: Una\ngist: Pranzo.\nmore: Sempre.\n")
    city.write(
        "translations/en/things/one.yml",
        "gist: {source: Pranzo., text: Lunch.}\nmore: {source: Prima., text: Before.}\n",
    )
    one = documents(channel, tiny(city))["api/things/one.json"]
    assert one["gist"] == "Pranzo."
    assert one["translations"] == {"gist": {"en": "Lunch."}, "more": {"en": "Before."}}
    assert one["outdated_translations"] == {"more": ["en"]}


def test_pages_lead_to_one_another(city):
    for number in range(2 * PER_PAGE + 4):
        city.write(f"things/t{number:03}.yml", f"called: T{number:03}\n")
    content = documents(channel, tiny(city))
    pages = [content[f"api/things/page/{number}.json"] for number in (1, 2, 3)]
    # With the one that every tiny city has.
    assert [len(page["items"]) for page in pages] == [PER_PAGE, PER_PAGE, 5]
    assert {(page["total"], page["pages"]) for page in pages} == {(2 * PER_PAGE + 5, 3)}
    assert ["prev" in page for page in pages] == [False, True, True]
    assert ["next" in page for page in pages] == [True, True, False]
    assert "api/things/page/4.json" not in content
    assert len(list(walked(content, pages[0]["@id"]))) == 2 * PER_PAGE + 5


def test_a_kind_without_records_has_one_page_with_nothing_on_it(city):
    (city.catalogue / "things" / "other.yml").unlink()
    content = documents(channel, tiny(city))
    assert content["api/things/page/1.json"]["items"] == []
    assert content["api/index.json"]["kinds"]["things"]["records"] == 0
    assert list(wrong(content)) == []


def test_a_city_that_has_not_said_its_address_has_an_api_from_the_root(city):
    whole = tiny(city)
    bare = replace(whole, settings=replace(whole.settings, url=""))
    content = documents(channel, bare)
    assert content["api/things/other.json"]["@id"] == "/things/other/"
    assert list(wrong(content)) == []
    validate(content["api/openapi.json"])


def test_a_confidential_place_is_no_reference(city):
    city.write("spots/secret.yml", "called: Casa\nsecret: true\n")
    city.write("things/one.yml", "called: Una\nat: secret\nleads_to: [spots/secret, spots/square]\n")
    one = documents(channel, tiny(city))["api/things/one.json"]
    assert "at" not in one
    assert [other["id"] for other in one["leads_to"]] == ["square"]


def test_the_entry_lists_the_other_forms_of_the_data():
    files = found("milan")["api/index.json"]["files"]
    assert {"text/csv", "application/geo+json"} <= {one["media_type"] for one in files}
    assert not [one for one in files if "/api/" in one["url"]]
