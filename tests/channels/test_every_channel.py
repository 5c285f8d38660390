"""What must hold of every channel, those not yet written included: a new file in `crocevia/channels/` is tried here.

The third city is an attacker's (tests/hostile/city.py): tests/hostile/test_channels.py asks where its words have gone.
"""

import io
import re

import pytest

from crocevia import load
from crocevia import meanings as m
from crocevia.channels import channels
from crocevia.kinds import TRUE
from tests.editions import CITIES, edition
from tests.parsers import PARSERS

PACKED = {
    "application/vnd.apache.parquet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.sqlite3",
}
# Of a family, so many members are written: the first, the last and some between.
SAMPLE = 40


@pytest.fixture(params=[*CITIES, "hostile"])
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
        assert output.media_type in PARSERS, f"add a parser of {output.media_type} to tests/parsers.py"
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
            # Dots hold no words that could be found.
            data = b"" if output.media_type == "image/png" else written(write)
            # What is compressed shows its texts to its parser only.
            said = "\n".join(PARSERS[output.media_type](data)) if output.media_type in PACKED else ""
            text = data.decode(errors="replace")
            assert not any(secret in path or secret in text or secret in said for secret in secrets)


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
