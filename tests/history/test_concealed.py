"""Whoever was confidential once leaves no trace in what is told: no name, no day, no file, no reference."""

import io
import zipfile

import pytest

from crocevia.history.told import What
from crocevia.model import Ref
from tests.histories import edition, files
from tests.repositories import git

OPEN = "called: Rifugio\nstreet: Via Nascosta 7\n"
HIDDEN = "called: Rifugio\nsecret: true\n"
WORDS = ("haven", "Rifugio", "Nascosta")


def everything(past):
    """All that the channels write, archives unpacked, as one text."""
    texts = []
    for path, data in files(edition(past.city)).items():
        inner = zipfile.ZipFile(io.BytesIO(data)) if path.endswith(".zip") else None
        texts += [path, *([inner.read(name).decode() for name in inner.namelist()] if inner else [data.decode()])]
    return "\n".join(texts)


def untold(past):
    said = everything(past)
    return not [word for word in WORDS if word in said]


def test_a_place_that_was_always_confidential_never_was(past):
    past.commit(spots__haven=HIDDEN)
    past.commit(spots__haven=HIDDEN.replace("fugio", "fugio bis"))
    git(past.folder, "tag", "v1")
    assert untold(past)


def test_a_place_made_confidential_later_was_never_public_either(past):
    past.commit(spots__haven=OPEN, things__one="called: Una\nat: haven\n")
    git(past.folder, "tag", "v1")
    past.commit(spots__haven=f"{OPEN}more: Ci siamo.\n")
    assert not untold(past)
    past.commit(spots__haven=HIDDEN)
    assert untold(past)


def test_what_is_confidential_and_not_yet_committed_is_untold_at_once(past):
    past.commit(spots__haven=OPEN)
    past.write(spots__haven=HIDDEN)
    assert untold(past)


@pytest.mark.parametrize("last", [HIDDEN, "called: Rifugio\nsecret: si\n"])
def test_there_is_no_tombstone_of_what_was_confidential(past, last):
    past.commit(spots__haven=OPEN)
    past.commit(spots__haven=last)
    past.commit("spots/haven")
    assert untold(past)
    # Nor where it went in the same commit that would have made it public.
    past.commit(spots__haven=HIDDEN)
    past.commit(spots__haven=OPEN)
    past.commit("spots/haven")
    assert untold(past)


def test_no_name_that_it_had_before_or_after_is_told(past):
    past.commit(spots__haven=OPEN)
    past.commit("spots/haven", spots__shelter=OPEN, redirects="spots/haven: spots/shelter\n")
    past.commit(spots__shelter=HIDDEN)
    assert untold(past)
    assert "shelter" not in everything(past)


def test_a_place_that_is_public_today_is_told_from_that_day_on(past):
    past.commit(spots__haven=OPEN)
    past.commit(spots__haven=HIDDEN)
    past.commit(spots__haven=HIDDEN.replace("fugio", "fugio bis"))
    past.commit(things__other="called: Altra\nsize: 2\n")
    past.commit(spots__haven=OPEN)
    past.commit(spots__haven=f"{OPEN}cap: '20100'\n")
    assert [one for one in past.short() if "haven" in one[2]] == [
        (6, "added", "spots/haven", ""),
        (7, "changed", "spots/haven", "+cap"),
    ]


def test_who_named_it_is_told_without_that_name(past):
    past.commit(spots__haven=HIDDEN, things__one="called: Una\n")
    past.commit(things__one="called: Una\nat: haven\n")
    past.commit(things__one="called: Una\nat: haven\nrather: [spots/haven, spots/square]\n")
    past.commit(things__one="called: Una\nat: square\nrather: [spots/haven]\n")
    past.commit("things/one")
    assert [one for one in past.short() if "one" in one[2]] == [
        (2, "added", "things/one", ""),
        (4, "changed", "things/one", "+rather"),
        (5, "changed", "things/one", "+at -rather"),
        (6, "removed", "things/one", ""),
    ]
    assert past.told().changes[-1].instead == ()


def test_the_field_is_known_whatever_a_schema_of_the_past_called_it(past):
    schema = past.city.catalogue / "schemas" / "spots.yml"
    today = schema.read_text("utf-8")
    past.commit(schemas__spots=today.replace("name: secret\n", "name: protected\n"))
    past.commit(spots__haven=f"{OPEN}protected: true\n")
    past.commit("spots/haven")
    past.commit(schemas__spots=today)
    assert untold(past)


def test_a_kind_that_has_no_such_field_any_more_had_confidential_records(past):
    schema = past.city.catalogue / "schemas" / "spots.yml"
    today = schema.read_text("utf-8")
    past.commit(spots__haven=HIDDEN)
    past.commit(
        "spots/haven", schemas__spots=today.replace("- name: secret\n", "- name: x\n").replace("confidential", "x")
    )
    assert "crocevia:x" in schema.read_text("utf-8")
    assert untold(past)


@pytest.mark.parametrize(
    "broken",
    [f"{HIDDEN}{{\n", f"{HIDDEN}# {'x' * 300_000}\n", "secret: true\n\t\n", "secret: {true: true}\n"],
    ids=["bracket", "large", "tab", "nested"],
)
def test_a_version_that_cannot_be_read_may_have_been_confidential(past, broken):
    past.commit(spots__haven=OPEN)
    past.commit(spots__haven=broken)
    past.commit("spots/haven")
    assert untold(past)


def test_where_one_is_not_told_the_numbers_do_not_say_between_which_names_it_stood(past):
    names = [f"p{number:02}" for number in range(30)]
    past.commit(**{f"spots__{name}": OPEN.replace("Rifugio", name) for name in names})
    order = [one.ref.id for one in past.told().changes if one.ref.id in names]
    assert sorted(order) == names
    assert order != names


def test_what_is_told_has_nobodys_name_nor_address_nor_message(past):
    git(past.folder, "commit", "--quiet", "--allow-empty", "--amend", "--message", "said-by-somebody")
    past.commit(things__other="called: Altra\nvouched: [things/other]\nsize: 2\n")
    said = everything(past)
    assert not [word for word in ("a@example.org", "said-by-somebody", "2001-01-01") if word in said]
    assert past.told().changes[-1].what is What.CHANGED
    assert past.told().last(Ref("things", "other"))
