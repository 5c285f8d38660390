"""Codes that the State gives: (value, finding or none)."""

import pytest

from crocevia.rules import codes
from tests.cities import checked, rulebook

FIELDS = rulebook().kinds["things"].by_name


def told(rule, field, value):
    return [one.code for one in rule(value, FIELDS[field])]


# Check digits: Ministero delle Finanze, D.M. 23/12/1976; bodies' codes are made as partite IVA are.
VAT = [
    ("12345670017", None),
    ("00743110157", None),
    ("01704670155", None),
    ("12345670018", "check-digit"),
    ("12345760017", "check-digit"),
    ("00743110158", "check-digit"),
    ("743110157", "check-digit"),
    ("007431101570", "check-digit"),
    ("00000000000", "check-digit"),
    ("IT12345670017", "check-digit"),
    ("1234 5670 017", "check-digit"),
    ("12345670017 ", "check-digit"),
    ("١٢٣٤٥٦٧٠٠١٧", "check-digit"),
    ("²2345670017", "check-digit"),
    ("abc", "check-digit"),
]


@pytest.mark.parametrize(("value", "code"), VAT)
def test_a_vat_number_is_eleven_digits_of_which_the_last_agrees(value, code):
    assert told(codes.vat_number_has_its_check_digit, "vat", value) == ([code] if code else [])


TAX = [
    ("80000000010", None),
    ("01704670155", None),
    ("80000000011", "check-digit"),
    ("8000000001", "check-digit"),
    ("٨٠٠٠٠٠٠٠٠١٠", "check-digit"),
    ("RSSMRA80A01F205X", "personal-data"),
    ("rssmra80a01f205x", "personal-data"),
    ("RSSMRA80A01F205Y", "tax-code"),
    ("RSSMRA80A01", "tax-code"),
    ("abc", "tax-code"),
    ("IT80000000010", "tax-code"),
    ("²0000000010", "tax-code"),
]


@pytest.mark.parametrize(("value", "code"), TAX)
def test_a_bodys_tax_code_is_eleven_digits_and_a_persons_is_not_kept(value, code):
    assert told(codes.tax_code_has_its_check_digit, "tax", value) == ([code] if code else [])


@pytest.mark.parametrize("place", range(11))
def test_any_wrong_digit_is_noticed(place):
    right = "12345670017"
    for digit in "0123456789":
        if digit != right[place]:
            wrong = right[:place] + digit + right[place + 1 :]
            assert told(codes.vat_number_has_its_check_digit, "vat", wrong) == ["check-digit"]


# The ISTAT code of a municipality is a reference to the list of zones.
ISTAT = [
    ("001125", []),
    ("1125", ["pattern", "reference"]),
    ("015146", ["reference"]),
    ("ivrea", ["pattern", "reference"]),
    ("001125 ", []),
    ("٠٠١١٢٥", ["pattern", "reference"]),
]


@pytest.mark.parametrize(("value", "told_of"), ISTAT)
def test_an_istat_code_is_one_of_the_municipalities(tmp_path, value, told_of):
    findings = checked(tmp_path, f'called: A\ntown: "{value}"\n', kind="spots")
    assert sorted(one.code for one in findings) == told_of
    assert {(one.line, one.column) for one in findings} <= {(2, 7)}


def test_a_code_of_a_row_is_written_without_quotes_too(tmp_path):
    assert checked(tmp_path, "called: A\ntown: 001125\n", kind="spots") == []
