"""What must hold of every channel, those not yet written included: a new file in `crocevia/channels/` is tried here."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from crocevia import load
from crocevia import meanings as m
from crocevia.channels import channels
from crocevia.kinds import TRUE
from tests.editions import CITIES, edition

# Of a family, so many members are written: the first, the last and some between.
SAMPLE = 40

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Balanced(HTMLParser):
    """An HTML reader that fails on an element left open or closed twice."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag


def html(data):
    text = data.decode()
    assert text.startswith("<!doctype html>")
    assert "<!-- crocevia:" not in text, "a hole was left open"
    reader = Balanced()
    reader.feed(text)
    assert not reader.open


def table(data):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert len(set(rows[0])) == len(rows[0])


def archive(data):
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None


def module(data):
    # WebAssembly, version 1.
    assert data[:8] == b"\0asm\1\0\0\0"


PARSERS = {
    "text/html": html,
    "text/csv": table,
    "text/plain": bytes.decode,
    "text/javascript": bytes.decode,
    "text/css": bytes.decode,
    "application/json": json.loads,
    "application/manifest+json": json.loads,
    "application/schema+json": json.loads,
    "application/wasm": module,
    "application/xml": ET.fromstring,
    "application/zip": archive,
}


@pytest.fixture(params=CITIES)
def city(request):
    return edition(request.param)


@pytest.fixture(params=channels())
def described(request, city):
    return list(channels()[request.param].outputs(city))


def samples(output):
    """The paths and writers of some members of an output."""
    total = len(output.paths)
    for index in sorted(set(range(0, total, max(1, total // SAMPLE))) | {total - 1}) if total else ():
        yield from output.files(index, index + 1)


def written(write):
    file = io.BytesIO()
    write(file)
    return file.getvalue()


def test_a_channel_says_something_of_every_city(described):
    assert sum(len(output.paths) for output in described)


def test_paths_are_unique_over_all_channels(city):
    paths = [path for channel in channels().values() for output in channel.outputs(city) for path in output.paths]
    # Case too: some file systems do not tell `A` from `a`.
    assert len({path.casefold() for path in paths}) == len(paths)


def test_paths_stay_in_the_site(described):
    for output in described:
        for path in output.paths:
            assert re.fullmatch(r"(?!/)[a-zA-Z0-9._/-]+", path)
            assert ".." not in path.split("/")
            assert len(path.split("/")[-1]) <= 120


def test_every_output_has_a_title_in_every_language(described, city):
    assert all(output.title.in_(language) for output in described for language in city.settings.languages)


def test_the_declared_media_type_parses(described):
    for output in described:
        assert output.media_type in PARSERS, f"add a parser of {output.media_type} to this test"
        for _, write in samples(output):
            PARSERS[output.media_type](written(write))


def test_the_same_bytes_come_twice(described):
    for output in described:
        for _, write in samples(output):
            assert written(write) == written(write)


def test_a_confidential_place_is_nowhere(described, city):
    secrets = confidential(city)
    assert secrets, "every city of the tests has a confidential place"
    for output in described:
        for path, write in output.files():
            data = written(write).decode(errors="replace")
            assert not any(secret in path or secret in data for secret in secrets)


def confidential(city):
    """The ids and names of the places that must not be published, read from the files."""
    found = []
    for kind in city.catalogue.kinds.values():
        secret = kind.by_meaning.get(m.CONFIDENTIAL)
        for path in (city.settings.catalogue / kind.name).glob("*.yml") if secret else ():
            cells = load.read(path, kind.name, path.name).cells
            if cells.get(secret.name) in TRUE:
                found += [path.stem, cells[kind.by_meaning[m.NAME].name]]
    return found
