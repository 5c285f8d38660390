"""Tiny cities in a folder of their own: a schema with a field of every sort, and as many records as a test writes."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from crocevia import catalogue, check, load
from crocevia.settings import OpenData, Settings

DAY = date(2026, 11, 21)

# The fields are not called as Milan's or the town's: what counts is what they mean.
THINGS = {
    "title": "Cose",
    "title@en": "Things",
    "singular": "Cosa",
    "rdfType": "schema:Service",
    "position": 1,
    "fields": [
        {"name": "id"},
        {
            "name": "called",
            "type": "string",
            "title": "Nome",
            "title@en": "Name",
            "description": "Come si chiama.",
            "example": "Mensa del ponte",
            "rdfType": "schema:name",
            "constraints": {"required": True, "maxLength": 20},
        },
        {"name": "gist", "type": "string", "rdfType": "schema:abstract", "translatable": True},
        {"name": "more", "type": "string", "rdfType": "schema:description", "markdown": True, "translatable": True},
        {"name": "needs", "type": "list", "references": "needs", "rdfType": "dct:subject", "example": ["food", "home"]},
        {
            "name": "colour",
            "type": "string",
            "title": "Colore",
            "categories": [
                {"value": "red", "label": "Rosso", "label@en": "Red"},
                {"value": "dark_green", "label": "Verde scuro"},
            ],
        },
        {"name": "colours", "type": "list", "categories": [{"value": "red"}, {"value": "blue"}]},
        {"name": "size", "type": "integer", "example": 6, "constraints": {"minimum": 1, "maximum": 10}},
        {"name": "sizes", "type": "list", "itemType": "integer"},
        {"name": "weight", "type": "number", "constraints": {"minimum": -5, "maximum": 5}},
        {"name": "open", "type": "boolean"},
        {"name": "first", "type": "date", "rdfType": "schema:startDate"},
        {"name": "last", "type": "date", "rdfType": "schema:endDate"},
        {"name": "least", "type": "integer", "rdfType": "hsds:minimum_age"},
        {"name": "most", "type": "integer", "rdfType": "hsds:maximum_age"},
        {"name": "joined", "type": "string", "rdfType": "crocevia:admittedOn"},
        {"name": "renew", "type": "date", "rdfType": "crocevia:renewedBy"},
        {"name": "ateco", "type": "string", "example": "88.10", "constraints": {"pattern": "[0-9]{2}\\.[0-9]{2}"}},
        {"name": "mail", "type": "string", "format": "email"},
        {"name": "page", "type": "string", "format": "uri"},
        {"name": "pages", "type": "list", "format": "uri"},
        {"name": "tel", "type": "list", "rdfType": "schema:telephone", "example": ["02 8846 3107"]},
        {"name": "tax", "type": "string", "rdfType": "schema:taxID"},
        {"name": "vat", "type": "string", "rdfType": "schema:vatID"},
        {"name": "hours", "type": "string", "rdfType": "schema:openingHours"},
        {"name": "meets", "type": "list", "rdfType": "schema:eventSchedule"},
        {"name": "at", "type": "string", "references": "spots", "rdfType": "schema:location"},
        {"name": "leads_to", "type": "list", "references": ["things", "spots"]},
        {"name": "state", "type": "string", "rdfType": "adms:status"},
        {"name": "since", "type": "date", "rdfType": "schema:validFrom"},
        {"name": "until", "type": "date", "rdfType": "schema:validThrough"},
        {"name": "rather", "type": "list", "references": ["things", "spots"], "rdfType": "dct:isReplacedBy"},
        {"name": "checked", "type": "date", "rdfType": "crocevia:verifiedOn"},
        {"name": "vouched", "type": "list", "references": ["things", "spots"], "rdfType": "crocevia:validatedBy"},
        {"name": "again", "type": "integer", "rdfType": "crocevia:reviewEvery"},
        {"name": "seen", "type": "date", "rdfType": "crocevia:sourceReadOn"},
    ],
}
SPOTS = {
    "title": "Posti",
    "rdfType": "schema:Place",
    "fields": [
        {"name": "id"},
        {"name": "called", "type": "string", "rdfType": "schema:name", "constraints": {"required": True}},
        {"name": "more", "type": "string", "rdfType": "schema:description"},
        {"name": "street", "type": "string", "rdfType": "schema:streetAddress"},
        {"name": "cap", "type": "string", "rdfType": "schema:postalCode"},
        {
            "name": "town",
            "type": "string",
            "references": "zones.istat_code",
            "rdfType": "crocevia:municipality",
            "example": "001125",
            "constraints": {"pattern": "[0-9]{6}"},
        },
        {"name": "quarter", "type": "string", "references": "zones", "rdfType": "crocevia:district"},
        {"name": "north", "type": "number", "rdfType": "schema:latitude"},
        {"name": "east", "type": "number", "rdfType": "schema:longitude"},
        {"name": "bus", "type": "string", "rdfType": "crocevia:transit"},
        {"name": "secret", "type": "boolean", "rdfType": "crocevia:confidential"},
    ],
}
SHARED = [
    {
        "name": "id",
        "type": "string",
        "rdfType": "dct:identifier",
        "constraints": {"required": True, "pattern": "[a-z0-9]+(-[a-z0-9]+)*", "maxLength": 40},
    },
]
NEEDS = {
    "title": "Bisogni",
    "pages": True,
    "terms": [
        {"code": "food", "label": "Mangiare", "label@en": "Food", "synonyms": ["ho fame"], "synonyms@en": ["hungry"]},
        {"code": "soup", "label": "Minestra", "broader": "food"},
        {"code": "home", "label": "Casa"},
    ],
}
ZONES = {
    "title": "Territori",
    "columns": [{"name": "istat_code", "constraints": {"pattern": "[0-9]{6}"}}],
    "terms": [
        {"code": "italy", "label": "Italia"},
        {"code": "ivrea", "label": "Ivrea", "istat_code": "001125", "broader": "italy"},
        {"code": "centre", "label": "Centro", "broader": "ivrea"},
    ],
}
CONFIG = """\
site_name: Prova
site_url: https://example.org/
docs_dir: docs/it
plugins:
  - crocevia:
      languages: [it, en]
      publisher: Comune di Prova
      open_data: {publisher_id: c_z999}
"""


@dataclass(frozen=True)
class City:
    """A city in a folder. Paths are relative to its catalogue."""

    root: Path

    @classmethod
    def begun(cls, root):
        city = cls(root)
        city.declare("schemas/_fields", SHARED)
        city.declare("schemas/things", THINGS)
        city.declare("schemas/spots", SPOTS)
        city.declare("vocabularies/needs", NEEDS)
        city.declare("vocabularies/zones", ZONES)
        city.write("spots/square.yml", "called: Piazza\n")
        city.write("things/other.yml", "called: Altra\n")
        return city

    @property
    def catalogue(self):
        return self.root / "catalogue"

    @property
    def config(self):
        """Its settings for MkDocs: only the commands need them."""
        for language in ("it", "en"):
            (self.root / "docs" / language).mkdir(parents=True, exist_ok=True)
        path = self.root / "site_config.yml"
        path.write_text(CONFIG, encoding="utf-8")
        return path

    @property
    def settings(self):
        return Settings(
            config=self.root / "site_config.yml",
            catalogue=self.catalogue,
            templates=self.root / "templates",
            docs=self.root / "docs",
            output=self.root / "site",
            name="Prova",
            url="https://example.org/",
            languages=("it", "en"),
            publisher="Comune di Prova",
            open_data=OpenData(publisher_id="c_z999"),
        )

    def write(self, path, content):
        file = self.catalogue / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def declare(self, path, content):
        return self.write(f"{path}.yml", yaml.safe_dump(content, allow_unicode=True, sort_keys=False))

    def judge(self, day=DAY, jobs=1):
        return catalogue.judge(self.settings, day, jobs)

    def findings(self, text=None):
        """What is wrong in the city, or with one thing that says this."""
        if text is not None:
            self.write("things/one.yml", text)
        return list(self.judge().findings)

    def build(self):
        judged = self.judge()
        assert not judged.broken, judged.findings
        return catalogue.build(judged, self.settings)


@cache
def rulebook():
    """What things and spots are judged by, made once for all tests that only write a record."""
    with TemporaryDirectory() as folder:
        return City.begun(Path(folder)).judge().rulebook


def checked(folder, text, kind="things", id="one"):
    """Everything that is wrong with one record."""
    path = folder / f"{id}.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    file = f"catalogue/{kind}/{id}.yml"
    (folder / "catalogue" / kind).mkdir(parents=True, exist_ok=True)
    path.rename(folder / file)
    return sorted(check.check(load.read(folder / file, kind, file), rulebook(), folder))


def short(findings):
    """(line, column, field, code) of each."""
    return [(one.line, one.column, one.field, one.code) for one in findings]
