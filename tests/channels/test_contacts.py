"""Cards for the address book, read by vobject, which is none of ours."""

from dataclasses import replace

import pytest
import vobject

from crocevia import meanings as m
from crocevia.brief import Briefs
from crocevia.channels import contacts
from crocevia.vcard import _folded, offered, vcard
from crocevia.verification import CLOSED
from tests.editions import edition
from tests.outputs import files
from tests.parsers import PARSERS

MILAN = edition("milan")


def read(record, language="it", of=MILAN):
    data = vcard(Briefs(of, language), record)
    PARSERS["text/vcard"](data)
    return vobject.readOne(data.decode())


def changed(record, **meanings):
    """The record with other values in the fields that have a meaning."""
    named = {record.kind.by_meaning[getattr(m, meaning)].name: value for meaning, value in meanings.items()}
    return replace(record, values={**record.values, **named})


@pytest.fixture
def hotline():
    return MILAN.catalogue.records["services"]["milano-aiuta-020202"]


def test_a_card_says_whom_one_calls_and_when(hotline):
    card = read(hotline)
    assert card.fn.value == card.n.value.family == hotline.text(m.NAME)
    assert card.tel.value == "+39020202"
    assert card.org.value == ["Comune di Milano"]
    assert card.url.value == f"{MILAN.settings.url}services/milano-aiuta-020202/"
    assert "lunedì–sabato: 8:00–18:00" in card.note.value.splitlines()
    assert "Non verificato." in card.note.value.splitlines()


def test_a_short_number_is_dialled_as_it_is(hotline):
    assert read(changed(hotline, TELEPHONE=("1522",))).tel.value == "1522"


def test_an_extension_is_not_dialled_and_is_told(hotline):
    card = read(changed(hotline, TELEPHONE=("02 88463107 int. 12",)))
    assert card.tel.value == "+390288463107"
    assert "02 8846 3107 ext. 12" in card.note.value.splitlines()


def test_the_card_in_another_language_is_the_same_contact(hotline):
    first, second = read(hotline), read(hotline, "ar")
    assert first.uid.value == second.uid.value
    assert first.rev.value == second.rev.value == "2026-11-21"
    assert first.note.value != second.note.value
    assert second.url.value.startswith(f"{MILAN.settings.url}ar/")


def test_a_place_says_where_it_is():
    place = changed(MILAN.catalogue.of("places")[0], POSTAL_CODE="20121")
    card = read(place, "zh")
    assert card.adr.value.street == place.text(m.STREET_ADDRESS)
    assert card.adr.value.code == "20121"
    assert card.adr.value.country == "Italia"


def test_what_is_written_stays_in_its_line(hotline):
    name = 'Casa; "a, b"\\n\r\nTEL:+39666\nEND:VCARD\u2028BEGIN:VCARD'
    card = read(changed(hotline, NAME=name))
    assert card.fn.value.split() == name.split()
    assert [one.value for one in card.contents["tel"]] == ["+39020202"]


@pytest.mark.parametrize(
    "text", ["è" * 200, "مركز الاستماع " * 20, "聆听中心" * 50, "👩\u200d🌾" * 40, "a" * 75, "a" * 76, ""]
)
def test_a_long_line_is_cut_between_characters(text):
    lines = _folded(text).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == text


def test_a_name_of_200_characters_in_four_scripts_comes_through(hotline):
    name = ("Centro ascolto مركز الاستماع 聆听中心 Центр слухання " * 5)[:200].strip()
    assert read(changed(hotline, NAME=name)).fn.value == name


def test_what_has_ended_has_no_card(hotline):
    view = Briefs(MILAN, "it").view
    assert offered(view, hotline)
    assert not offered(view, changed(hotline, STATUS=CLOSED))


def test_whom_nobody_can_reach_has_no_card(hotline):
    record = replace(hotline, values={hotline.kind.by_meaning[m.NAME].name: "x"})
    assert not offered(Briefs(MILAN, "it").view, record)


def test_an_address_book_betrays_nobody():
    """Others look into it, too."""
    briefs = Briefs(MILAN, "it")
    guarded = [one for one in MILAN.catalogue if briefs.view.guarded(one)]
    assert guarded
    written = files(contacts, MILAN)
    assert not [one for one in guarded if f"contact/{one.ref}.vcf" in written]
