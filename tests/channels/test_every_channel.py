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
    "application/pdf",
    "application/vnd.apache.parquet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.sqlite3",
}
# Of a family, so many members are parsed and written twice: the first, the last and some between.
SAMPLE = 40
# What takes ten times as long to write and to read as a page: of a family only so many members are written at all.
SLOW = {"application/pdf": 1, "image/png": 5}


@pytest.fixture(params=[*CITIES, "hostile"])
def city(request):
    return edition(request.param)


@pytest.fixture(params=channels())
def described(request, city):
    return list(channels()[request.param].outputs(city))


def sampled(output):
    """The numbers of some members of an output."""
    total = len(output.paths)
    return set(range(0, total, max(1, total // SLOW.get(output.media_type, SAMPLE)))) | {total - 1}


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


def test_its_files_are_what_they_say_come_twice_and_betray_nobody(described, city):
    secrets = confidential(city)
    assert secrets, "every city of the tests has a confidential place"
    for output in described:
        assert output.media_type in PARSERS, f"add a parser of {output.media_type} to tests/parsers.py"
        parse, some = PARSERS[output.media_type], sampled(output)
        # Each is written once for all three questions: most of the time of these tests is that of writing.
        for number, (path, write) in enumerate(output.files()):
            if output.media_type in SLOW and number not in some:
                continue
            data, said = written(write), ""
            if number in some or output.media_type in PACKED:
                said = "\n".join(parse(data))
            if number in some:
                assert written(write) == data, f"{path} is another the second time"
            # What is compressed shows its texts to its parser only.
            text = said if output.media_type in PACKED else data.decode(errors="replace")
            assert not any(secret in path or secret in text for secret in secrets), path


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
