"""The JSON schemas of HSDS 3.1.1, with formats, and closed: a key that the standard does not know is an error."""

import copy
import json
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FOLDER = Path(__file__).parents[1] / "data" / "hsds"
# What `jsonschema` passes over without its extras.
FORMATS = ("uuid", "uri", "email", "date-time", "date", "time")


@cache
def schemas():
    """Name of the object → its schema, closed. The schemas name no draft and have no identifiers: files are their names."""
    found = {path.name: json.loads(path.read_text()) for path in FOLDER.glob("*.json") if path.stem != "openapi"}
    for one in found.values():
        one["additionalProperties"] = False
    return found


@cache
def validator(name):
    """What judges an object of the standard: `service`, `taxonomy_term` …"""
    checker = FormatChecker()
    assert set(FORMATS) <= set(checker.checkers), "jsonschema[format-nongpl] is not installed"
    registry = Registry().with_resources([(file, DRAFT202012.create_resource(one)) for file, one in schemas().items()])
    return Draft202012Validator(schemas()[f"{name}.json"], registry=registry, format_checker=checker)


def wrong(name, thing):
    """What a schema says against an object: path and message."""
    return [(list(error.absolute_path), error.message[:200]) for error in validator(name).iter_errors(thing)]


def without(thing, key):
    """The object without a key."""
    changed = copy.deepcopy(thing)
    del changed[key]
    return changed
