"""A kind declared once: what follows from its schema, and what is wrong with one that is broken."""

import pytest
import yaml

from crocevia import kinds
from crocevia import meanings as m
from crocevia.findings import CannotGoOn
from tests.cities import SHARED, SPOTS, THINGS


@pytest.fixture
def read(tmp_path):
    def read(shared=SHARED, **schemas):
        folder = tmp_path / "schemas"
        folder.mkdir(exist_ok=True)
        for name, content in {"_fields": shared, **schemas}.items():
            text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
            (folder / f"{name}.yml").write_text(text, encoding="utf-8")
        return kinds.read(folder, "it", {"needs", "zones"})

    return read


@pytest.fixture
def things(read):
    return read(things=THINGS, spots=SPOTS)["things"]


def one(**field):
    """A schema with one field beside the identifier."""
    return {"fields": [{"name": "id"}, {"name": "x", "type": "string", **field}]}


def test_kinds_stand_in_the_order_of_their_position(read):
    found = read(b={**one(), "position": 2}, a=one(), c={**one(), "position": 1})
    assert list(found) == ["c", "b", "a"]


def test_a_kind_says_its_words_in_every_language(things):
    assert (things.title.in_("it"), things.title.in_("en")) == ("Cose", "Things")
    assert things.singular.in_("en") == "Cosa"
    assert things.meaning == "https://schema.org/Service"


def test_a_kind_without_words_is_called_by_its_name(read):
    kind = read(x=one())["x"]
    assert (kind.title, kind.singular, kind.position) == ({"it": "x"}, {"it": "x"}, kinds.LAST)


def test_a_field_is_found_by_its_name_and_by_what_it_means(things):
    assert things.by_name["called"] is things.by_meaning[m.NAME]
    assert m.LATITUDE not in things.by_meaning


def test_where_two_fields_mean_the_same_the_first_is_found(read):
    fields = [{"name": "id"}, *({"name": name, "type": "string", "rdfType": "schema:name"} for name in "ba")]
    assert read(x={"fields": fields})["x"].by_meaning[m.NAME].name == "b"


def test_all_fields_but_the_identifier_are_written(things):
    assert [field.name for field in things.written] == [field["name"] for field in THINGS["fields"][1:]]


def test_a_field_without_a_type_is_the_shared_one_with_its_own_words_on_top(read):
    shared = [*SHARED, {"name": "x", "type": "string", "title": "X", "constraints": {"maxLength": 5}}]
    kind = read(shared, x={"fields": [{"name": "id"}, {"name": "x", "title": "Y"}]})["x"]
    assert kind.by_name["x"].title == {"it": "Y"}
    assert kind.by_name["x"].constraints == {"maxLength": 5}


def test_a_field_with_a_type_is_not_the_shared_one(read):
    shared = [*SHARED, {"name": "x", "type": "string", "title": "X"}]
    assert read(shared, x=one(type="integer"))["x"].by_name["x"].title == {"it": "x"}


@pytest.mark.parametrize(
    ("references", "to_records", "vocabulary"),
    [
        ("needs", False, "needs"),
        ("needs.code", False, "needs"),
        ("zones.istat_code", False, ""),
        ("x", True, ""),
        (["x", "y"], True, ""),
    ],
)
def test_a_reference_is_to_records_or_to_the_codes_of_a_list(read, references, to_records, vocabulary):
    field = read(x=one(references=references), y=one())["x"].by_name["x"]
    assert (field.to_records, field.vocabulary) == (to_records, vocabulary)


def test_choices_are_a_constraint(things):
    assert things.by_name["colour"].constraints["enum"] == ["red", "dark_green"]
    assert "enum" not in things.by_name["colours"].constraints


def test_what_a_field_makes_of_the_other_is_its_title_where_no_better_words_are(read):
    assert read(x=one(title="Chi"))["x"].by_name["x"].inverse == {"it": "Chi"}
    assert read(x=one(title="Chi", inverse="Che cosa"))["x"].by_name["x"].inverse == {"it": "Che cosa"}


BROKEN = [
    ("fields: [", "this is not YAML"),
    ("- a\n", "must hold keys and values"),
    ("", "must hold keys and values"),
    ("fields: 5", "`fields` must be a list"),
    ("fields: [id, name]", "each with its `name`"),
    ("fields: [{type: string}]", "each with its `name`"),
    ({"fields": []}, "no field has rdfType dct:identifier"),
    ({"fields": [{"name": "x", "type": "string"}]}, "no field has rdfType dct:identifier"),
    ({"fields": [{"name": "id"}, {"name": "nobody"}]}, "has no field of that name"),
    ({"fields": [{"name": "id"}, {"name": "id"}]}, "stands here twice"),
    (one(type="text"), "a field's type is one of"),
    (one(type="number", constraints="big"), "must hold keys and values"),
    (one(constraints={"pattern": "[a-"}), "the pattern of x cannot be read"),
    (one(categories=["a", "b"]), "each with its `value`"),
    (one(categories=5), "each with its `value`"),
    (one(references="nothing"), "neither a kind nor a vocabulary"),
    (one(references=["things", "nothing"]), "neither a kind nor a vocabulary"),
]


@pytest.mark.parametrize(("content", "words"), BROKEN, ids=[str(row[0])[:60] for row in BROKEN])
def test_a_broken_schema_is_told(read, content, words):
    with pytest.raises(CannotGoOn) as error:
        read(broken=content, things=THINGS, spots=SPOTS)
    assert {(one.file, one.code) for one in error.value.findings} == {("schemas/broken.yml", "declaration")}
    assert any(words in one.problem.in_("en") for one in error.value.findings)


@pytest.mark.parametrize("shared", ["[", "x: 1", "- 5", "- {type: string}"])
def test_broken_shared_fields_are_told(read, shared):
    with pytest.raises(CannotGoOn) as error:
        read(shared, things=THINGS)
    assert error.value.findings[0].file == "schemas/_fields.yml"


def test_all_broken_schemas_are_told_at_once(read):
    with pytest.raises(CannotGoOn) as error:
        read(a="[", b=one(type="text"), c=one(references="nothing"), d=one())
    assert [one.file for one in error.value.findings] == ["schemas/a.yml", "schemas/b.yml", "schemas/c.yml"]


def test_broken_lists_and_broken_schemas_are_told_together_with_their_place_in_the_repository(city):
    city.write("vocabularies/needs.yml", "terms: [{code: A}]")
    city.write("schemas/things.yml", "[")
    with pytest.raises(CannotGoOn) as error:
        city.judge()
    assert [one.file for one in error.value.findings] == [
        "catalogue/vocabularies/needs.yml",
        "catalogue/schemas/things.yml",
    ]


def test_a_kind_costs_a_schema_and_a_folder(city):
    city.declare(
        "schemas/boats",
        {"title": "Barche", "fields": [{"name": "id"}, {"name": "called", "type": "string", "rdfType": "schema:name"}]},
    )
    city.write("boats/nina.yml", "called: Nina\n")
    assert city.findings() == []
    assert [record.id for record in city.build().of("boats")] == ["nina"]


def test_a_field_costs_a_line(city):
    city.declare("schemas/things", {**THINGS, "fields": [*THINGS["fields"], {"name": "smell", "type": "integer"}]})
    assert city.findings("called: A\nsmell: 3\n") == []
    assert [one.code for one in city.findings("called: A\nsmell: rosa\n")] == ["type"]
