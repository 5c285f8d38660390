"""The form of every kind: each field asked for once, by a control with a name, with all that may be chosen."""

import io
import json
from html.parser import HTMLParser

import pytest

from crocevia import load
from crocevia import meanings as m
from crocevia.channels import forms
from crocevia.html import form
from crocevia.search.known import Known, number
from tests.editions import CITIES, edition

KINDS = [(city, kind) for city in CITIES for kind in edition(city).catalogue.kinds]


class Read(HTMLParser):
    """The controls and labels of a form; what each field's place holds."""

    def __init__(self, text):
        super().__init__()
        self.places, self.labels, self.legends, self.ids, self.hints = {}, [], [], [], []
        self.field, self.depth, self.legend = None, 0, False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids.append(attrs.get("id"))
        self.hints += attrs.get("aria-describedby", "").split()
        if "data-field" in attrs:
            self.field = attrs["data-field"]
            assert self.field not in self.places, f"{self.field} is asked for twice"
            self.places[self.field] = {"tag": tag, "widget": attrs["data-widget"], "controls": []}
        elif tag in {"input", "textarea"} and attrs.get("name"):
            assert attrs["name"] == self.field
            self.places[self.field]["controls"].append(attrs)
        elif tag == "label" and "for" in attrs:
            self.labels.append(attrs["for"])
        elif tag == "legend":
            self.legends.append(self.field)


def page(city, kind, language="it"):
    path = f"partecipa/{kind}/index.html"
    prefix = "" if language == "it" else f"{language}/"
    return Read(written(city, prefix + path).decode())


def written(city, path):
    for output in forms.outputs(edition(city)):
        if path in output.paths:
            file = io.BytesIO()
            dict(output.files())[path](file)
            return file.getvalue()
    raise AssertionError(f"no output has the path {path}")


@pytest.mark.parametrize(("city", "kind"), KINDS)
def test_every_field_is_asked_for_once_by_a_control_with_a_name(city, kind):
    whole, found = edition(city).catalogue.kinds[kind], page(city, kind)
    assert set(found.places) == {field.name for field in whole.written}
    for name, place in found.places.items():
        if place["tag"] == "fieldset":
            assert name in found.legends
        else:
            assert [one["id"] for one in place["controls"]] == [f"f-{name}"]
            assert found.labels.count(f"f-{name}") == 1
    assert set(found.hints) <= set(found.ids)
    named = [one for one in found.ids if one]
    assert len(named) == len(set(named))


@pytest.mark.parametrize(("city", "kind"), KINDS)
def test_all_that_may_be_chosen_is_there(city, kind):
    catalogue, found = edition(city).catalogue, page(city, kind)
    for field in catalogue.kinds[kind].written:
        place = found.places[field.name]
        offered = [
            one["value"] for one in place["controls"] if one.get("type") in {"checkbox", "radio"} and one["value"]
        ]
        if field.categories:
            assert offered == list(field.categories)
        elif place["widget"] == "pick" and not field.to_records:
            reference = field.references[0]
            listed = json.loads(written(city, f"partecipa/choices/it/{form.listed(field)}.json"))
            assert {one[0] for one in listed} == catalogue.vocabularies[reference.resource].values(
                reference.column or "code"
            )
        elif place["widget"] == "pick":
            for reference in field.references:
                names = json.loads(written(city, f"partecipa/names/{reference.resource}.json"))
                assert {one[0] for one in names} == set(catalogue.records[reference.resource])
        elif field.references:
            assert offered == list(catalogue.vocabularies[field.vocabulary].terms)
        elif field.type == "boolean":
            assert offered == ["true", "false"]


def test_the_form_follows_the_record_page_and_ends_with_how_it_is_known():
    catalogue = edition("milan").catalogue
    found = form.parts(catalogue.kinds["services"], catalogue, ["it", "en"])
    sections = [one for one in catalogue.vocabularies["sections"].terms if one in {part.code for part in found}]
    assert [part.code for part in found] == ["what", *sections, "know"]
    asked = {one.name: (part.code, one in part.usual) for part in found for one in (*part.usual, *part.folded)}
    assert asked["phone"] == ("contacts", True)
    assert asked["isee_max"] == ("who", False)
    assert asked["status"] == ("more", False)
    assert list(form.inputs(found))[-1].field.meaning in {m.TO_VERIFY, m.OTHER_SOURCE, m.SOURCE_DATE, m.REVIEW_EVERY}
    needed = [one.field.required for one in found[0].usual]
    assert needed == sorted(needed, reverse=True)


@pytest.mark.parametrize("city", CITIES)
def test_a_record_is_published_as_it_is_written(city):
    whole = edition(city)
    for kind in whole.catalogue.kinds.values():
        for record in whole.catalogue.of(kind.name):
            path = whole.settings.catalogue / kind.name / f"{record.id}.yml"
            cells = load.read(path, kind.name, path.name).cells
            found = forms.published(record)
            assert not record.withheld & set(found["cells"])
            assert set(cells) == set(found["cells"]) | record.withheld
            for name, cell in found["cells"].items():
                field = kind.by_name[name]
                # A list of one may stand there as one value, yes as "sì", a number with zeros at its end.
                if field.type in {"string", "date", "integer"}:
                    assert cell == cells[name]
                elif field.many:
                    assert cell == (cells[name] if isinstance(cells[name], tuple) else (cells[name],))


def test_what_is_withheld_is_named_and_not_shown():
    found = [one for city in CITIES for one in edition(city).catalogue if one.withheld]
    assert found
    for record in found:
        published = forms.published(record)
        assert published["withheld"] == sorted(record.withheld)
        assert not record.withheld & set(published["cells"])


def test_keys_lead_to_their_records_in_files_of_few_bytes():
    catalogue = edition("milan").catalogue
    known = Known(catalogue)
    key = number("services", "tel:+39-02-7712-2400")
    there = known.file(key % known.count)
    assert "mensa-opera-san-francesco-corso-concordia" in there[base(key)]
    assert max(len(json.dumps(known.file(one))) for one in range(known.count)) < 20_000


def base(value):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (base(value // 36) if value >= 36 else "") + digits[value % 36]
