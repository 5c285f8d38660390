"""Everything that is wrong with a record, in one run, each at its line and column."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crocevia.catalogue import WORTH_FORKING
from crocevia.check import MOST_FINDINGS
from crocevia.findings import CannotGoOn, Level
from tests.cities import THINGS, City, checked, rulebook, short

GOOD = """\
called: Una
gist: Si mangia qui, gratis.
needs: [food, soup]
colour: red
colours: [red, blue]
size: 3
sizes: [1, 22]
weight: -2.5
open: sì
first: 2026-01-01
last: 2026-01-01
ateco: 88.10
mail: info@example.org
page: https://example.org/a?b=c#d
pages: [http://example.org, https://example.org/]
tel: [020202, "1522"]
tax: "80000000010"
vat: "12345670017"
hours: lun-ven 9:00-12:00
meets: ["ogni martedì 18:00-20:00"]
at: square
leads_to: [things/other, spots/square]
checked: 2026-11-21
"""


def test_a_good_record_has_no_findings(tmp_path):
    assert checked(tmp_path, GOOD) == []


# (what the record says, beside `called: A`; line, column, field and code of each finding; what was found)
BROKEN = [
    # fields
    ("colur: red", [(2, 1, "colur", "unknown-field")], "colur"),
    ("Nome: x", [(2, 1, "Nome", "unknown-field")], "Nome"),
    ("id: one", [(2, 1, "id", "unknown-field")], "id"),
    ("colour: [red]", [(2, 9, "colour", "not-a-list")], "red"),
    ("size: [1, 2]", [(2, 7, "size", "not-a-list")], "1, 2"),
    # types
    ("size: three", [(2, 7, "size", "type")], "three"),
    ("size: 2.0", [(2, 7, "size", "type")], "2.0"),
    ("size: 1_0", [(2, 7, "size", "type")], "1_0"),
    ("size: ٣", [(2, 7, "size", "type")], "٣"),
    ("size: ²", [(2, 7, "size", "type")], "²"),
    ("size: " + "9" * 5000, [(2, 7, "size", "type")], "9" * 5000),
    ("sizes: [1, due, 3]", [(2, 12, "sizes", "type")], "due"),
    ("weight: 1,5", [(2, 9, "weight", "type")], "1,5"),
    ("weight: NaN", [(2, 9, "weight", "type")], "NaN"),
    ("weight: .inf", [(2, 9, "weight", "type")], ".inf"),
    ("weight: 1e1", [(2, 9, "weight", "type")], "1e1"),
    ("open: forse", [(2, 7, "open", "type")], "forse"),
    ("first: 21/11/2026", [(2, 8, "first", "type")], "21/11/2026"),
    ("first: 2026-1-5", [(2, 8, "first", "type")], "2026-1-5"),
    ("first: 20260105", [(2, 8, "first", "type")], "20260105"),
    ("first: 2026-02-30", [(2, 8, "first", "type")], "2026-02-30"),
    ("first: domani", [(2, 8, "first", "type")], "domani"),
    ("mail: info at example.org", [(2, 7, "mail", "type")], "info at example.org"),
    ("mail: info@localhost", [(2, 7, "mail", "type")], "info@localhost"),
    # choices, limits, patterns
    ("colour: blue", [(2, 9, "colour", "enum")], "blue"),
    ("colours: [red, green]", [(2, 16, "colours", "enum")], "green"),
    ("size: 0", [(2, 7, "size", "minimum")], "0"),
    ("size: 11", [(2, 7, "size", "maximum")], "11"),
    ("weight: -5.01", [(2, 9, "weight", "minimum")], "-5.01"),
    ("ateco: 88", [(2, 8, "ateco", "pattern")], "88"),
    ("ateco: x88.10", [(2, 8, "ateco", "pattern")], "x88.10"),
    # lists
    ("needs: [food, home, food]", [(2, 21, "needs", "repeated")], "food"),
    ("needs:\n  - food\n  - ~\n  - food\n", [(5, 5, "needs", "repeated")], "food"),
    # references
    ("needs: [food, fod]", [(2, 15, "needs", "reference")], "fod"),
    ("needs: nonsense", [(2, 8, "needs", "reference")], "nonsense"),
    ("at: nowhere", [(2, 5, "at", "reference")], "nowhere"),
    ("at: other", [(2, 5, "at", "reference")], "other"),
    ("at: spots/square", [(2, 5, "at", "reference")], "spots/square"),
    ("leads_to: [square]", [(2, 12, "leads_to", "reference")], "square"),
    ("leads_to: [things/square]", [(2, 12, "leads_to", "reference")], "things/square"),
    ("leads_to: [needs/food]", [(2, 12, "leads_to", "reference")], "needs/food"),
    # rules
    ("page: www.example.org", [(2, 7, "page", "web-address")], "www.example.org"),
    ("pages:\n- https://example.org\n- javascript:alert(1)", [(4, 3, "pages", "web-address")], "javascript:alert(1)"),
    ("tel: 02 88", [(2, 6, "tel", "phone")], "02 88"),
    ('tel: [1522, "12345"]', [(2, 13, "tel", "phone")], "12345"),
    ("vat: 12345670018", [(2, 6, "vat", "check-digit")], "12345670018"),
    ("tax: 80000000011", [(2, 6, "tax", "check-digit")], "80000000011"),
    ("hours: quando capita", [(2, 8, "hours", "hours")], "quando capita"),
    ("meets: [ogni tanto]", [(2, 9, "meets", "meeting")], "ogni tanto"),
    ("first: 2026-02-01\nlast: 2026-01-01", [(3, 7, "last", "order")], "2026-02-01 > 2026-01-01"),
    ("more: a <b>c</b>", [(2, 7, "more", "html")], "a <b>c</b>"),
    ("gist: =cmd()", [(2, 7, "gist", "formula")], "=cmd()"),
    ('gist: "a\\u202eb"', [(2, 7, "gist", "hidden-character")], "a\u202eb"),
    ("checked: 2026-11-22", [(2, 10, "checked", "future")], "2026-11-22"),
    ("until: 2026-11-20", [(2, 8, "until", "expired")], "2026-11-20"),
    ("checked: 2025-11-20", [(2, 10, "checked", "review-due")], "2025-11-20"),
    # several at once
    (
        "colur: x\nsize: a\nneeds: [fod, soop]",
        [
            (2, 1, "colur", "unknown-field"),
            (3, 7, "size", "type"),
            (4, 9, "needs", "reference"),
            (4, 14, "needs", "reference"),
        ],
        "colur",
    ),
    ("size: a\nsize: 3", [(2, 7, "size", "type"), (3, 1, "size", "twice")], "a"),
    ("colour: <b>", [(2, 9, "colour", "enum"), (2, 9, "colour", "html")], "<b>"),
]


@pytest.mark.parametrize(("text", "told", "found"), BROKEN, ids=[row[0][:50] for row in BROKEN])
def test_what_is_wrong_is_told_at_its_place_with_the_value(tmp_path, text, told, found):
    findings = checked(tmp_path, f"called: A\n{text}\n")
    assert short(findings) == told
    assert findings[0].found == found
    assert all(one.file == "catalogue/things/one.yml" for one in findings)
    assert all(one.problem.in_("it") and one.remedy.in_("it") for one in findings if one.code != "twice")


WARNINGS = {"expired", "review-due", "hard-to-read", "outdated-translation"}


@pytest.mark.parametrize(("text", "told", "found"), BROKEN, ids=[row[0][:50] for row in BROKEN])
def test_only_what_time_does_is_a_warning(tmp_path, text, told, found):
    levels = {one.level for one in checked(tmp_path, f"called: A\n{text}\n")}
    assert levels == {Level.WARNING if told[0][3] in WARNINGS else Level.ERROR}


def test_what_must_be_there_is_told_of_the_file_where_its_name_is_missing(tmp_path):
    assert short(checked(tmp_path, "size: 3\n")) == [(0, 0, "called", "missing")]


def test_what_must_be_there_is_told_of_its_line_where_nothing_follows_its_name(tmp_path):
    assert short(checked(tmp_path, "size: 3\ncalled:\n")) == [(2, 1, "called", "missing")]


def test_what_could_not_be_read_is_not_said_to_be_missing(tmp_path):
    assert short(checked(tmp_path, "called: {a: b}\n")) == [(1, 9, "called", "nested")]


def test_a_text_too_long_says_how_long(tmp_path):
    (finding,) = checked(tmp_path, "called: " + "x" * 21)
    assert finding.problem.in_("en") == "too long: 21 characters, at most 20"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("colur: red", "Did you mean `colour`?"),
        ("Nome: x", "Did you mean `called`?"),
        ("Colore: x", "Did you mean `colour`?"),
        ("colour: rod", "Did you mean `red`?"),
        ("colour: Verde scuro", "Did you mean `dark_green`?"),
        ("colour: Red", "Did you mean `red`?"),
        ("needs: fod", "Did you mean `food`?"),
        ("needs: Mangiare", "Did you mean `food`?"),
        ("needs: xyz", "The codes are: food, home, soup."),
        ("at: squar", "Did you mean `square`?"),
        ("at: xyz", "Make its record first: `python build.py new spots …`."),
        ("at: other", "Name a record of spots."),
        ("leads_to: square", "Write `spots/square`."),
        ("leads_to: things/othr", "Did you mean `things/other`?"),
        ("ateco: x", "Write it like this: 88.10."),
        ("first: x", "Write year-month-day, for instance 2026-11-21."),
        ("sizes: x", "Write digits only, without dots or words."),
    ],
)
def test_a_finding_says_what_would_do(tmp_path, text, remedy):
    (finding,) = checked(tmp_path, f"called: A\n{text}\n")
    assert finding.remedy.in_("en") == remedy


def test_a_field_that_no_word_is_near_to_is_answered_with_all_of_them(tmp_path):
    (finding,) = checked(tmp_path, "called: A\nzzzzzz: x\n")
    assert finding.remedy.in_("en").startswith("The fields of Things are: called, gist, more,")
    assert finding.remedy.in_("it").startswith("I campi di Cose sono: called, gist, more,")


TRAPS = [
    "tel: 020202",
    "tel: 112",
    "open: no",
    "open: si",
    "first: 2026-11-21",
    "last: ~",
    "hours: 9:00-12:30",
    "size: 03",
    "size: +3",
    "weight: -0.5",
    "needs: food",
    "tax: 80000000010",
]


@pytest.mark.parametrize("text", TRAPS)
@pytest.mark.parametrize(
    "write",
    [
        lambda text: f"called: A\n{text}\n",
        lambda text: f"\ufeffcalled: A\n{text}\n",
        lambda text: f"called: A\r\n{text}\r\n",
        lambda text: f"called: A   \n{text}   \n\n\n",
        lambda text: f"---\ncalled: A\n{text}",
    ],
    ids=["plain", "byte order mark", "crlf", "trailing spaces", "three hyphens"],
)
def test_what_yaml_makes_of_a_value_does_no_harm(tmp_path, text, write):
    text = text.replace("9:00-12:30", "lun 9:00-12:30")
    assert checked(tmp_path, write(text)) == []


def test_a_bad_file_hides_nothing_of_the_others(city):
    city.write("things/a.yml", "called: [")
    city.write("things/b.yml", b"\xff")
    city.write("things/c.yml", "called: A\nsize: x\n")
    city.write("things/d.yml", "")
    city.write("spots/e.yml", "calld: A\n")
    assert [(one.file.removeprefix("catalogue/"), one.code) for one in city.findings()] == [
        ("spots/e.yml", "missing"),
        ("spots/e.yml", "unknown-field"),
        ("things/a.yml", "yaml"),
        ("things/b.yml", "encoding"),
        ("things/c.yml", "type"),
        ("things/d.yml", "empty"),
    ]


def test_a_record_that_cannot_be_read_can_still_be_named(city):
    city.write("spots/bad.yml", "called: [")
    findings = city.findings("called: A\nat: bad\n")
    assert [one.code for one in findings] == ["yaml"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Mensa.yml", "file-name"),
        ("mensa del ponte.yml", "file-name"),
        ("città.yml", "file-name"),
        ("a_b.yml", "file-name"),
        ("-a.yml", "file-name"),
        ("a..b.yml", "file-name"),
        ("x" * 41 + ".yml", "file-name"),
        ("@here.yml", "file-name"),
        ("$(reboot).yml", "file-name"),
        ("a.yaml", "stranger"),
        ("a.YML", "stranger"),
        ("a.yml.bak", "stranger"),
        ("a", "stranger"),
        ("a\nb.yml", "file-name"),
    ],
)
def test_a_name_that_is_none_is_told(city, name, told):
    city.write(f"things/{name}", "called: A\n")
    (finding,) = city.findings()
    assert finding.code == told
    assert finding.file == f"catalogue/things/{name}"
    assert finding.level is Level.ERROR


@pytest.mark.parametrize("name", ["mensa.yml", "mensa-del-ponte.yml", "1522-numero.yml", "a.yml", "x" * 40 + ".yml"])
def test_a_name_that_is_one_is_not_told(city, name):
    city.write(f"things/{name}", "called: A\n")
    assert city.findings() == []


def test_two_records_that_differ_by_case_alone_are_told(city):
    city.write("things/mensa.yml", "called: A\n")
    city.write("things/Mensa.yml", "called: A\n")
    assert [(one.file, one.code) for one in city.findings()] == [("catalogue/things/Mensa.yml", "file-name")]


def test_a_name_of_bytes_that_are_no_text_is_told(city):
    folder = str(city.catalogue / "things").encode()
    with open(folder + b"/caf\xe9.yml", "wb") as file:  # noqa: PTH123 -- a Path cannot be made of bytes
        file.write(b"called: A\n")
    assert [one.code for one in city.findings()] == ["file-name"]


def test_a_folder_that_ends_in_yml_is_told(city):
    (city.catalogue / "things" / "a.yml").mkdir()
    assert [(one.file, one.code) for one in city.findings()] == [("catalogue/things/a.yml", "stranger")]


def test_a_link_is_told_and_not_followed(city, tmp_path):
    (tmp_path / "secret").write_text("called: A\n")
    (city.catalogue / "things" / "a.yml").symlink_to(tmp_path / "secret")
    assert [one.code for one in city.findings()] == ["symbolic-link"]


def test_what_has_no_schema_is_told(city):
    city.write("thngs/a.yml", "called: A\n")
    city.write("a.yml", "called: A\n")
    assert [(one.file, one.code) for one in city.findings()] == [
        ("catalogue/a.yml", "stranger"),
        ("catalogue/thngs", "stranger"),
    ]


def test_what_begins_with_a_point_is_passed_over(city):
    city.write("things/.DS_Store", "x")
    city.write("things/.a.yml.swp", "x")
    city.write(".git/x", "x")
    assert city.findings() == []


def test_a_kind_may_have_no_folder_yet(city):
    for path in (city.catalogue / "things").iterdir():
        path.unlink()
    (city.catalogue / "things").rmdir()
    assert city.findings() == []


def test_a_catalogue_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CannotGoOn) as error:
        City(tmp_path).judge()
    assert [(one.file, one.code) for one in error.value.findings] == [("catalogue", "declaration")]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"field{number}: x\n" for number in range(15_000)),
        "needs: [" + ", ".join(f"c{number}" for number in range(20_000)) + "]",
        "needs:\n" + "- food\n" * 20_000,
        "tel:\n" + "- 1\n" * 20_000,
        "leads_to:\n" + "- things/othr\n" * 10_000,
        "hours: " + "lun " * 20_000,
        "meets: [" + "ogni " * 20_000 + "]",
        "gist: " + "a" * 190_000,
        "mail: " + "a" * 90_000 + "@" + "b" * 90_000,
        "page: https://" + "a." * 90_000 + "it",
        "tel: " + "1" * 190_000,
        "more: " + "<" * 190_000,
        "gist: " + " " * 100_000 + "=",
        "ateco: " + "8" * 190_000,
        "colour: " + "r" * 190_000,
        "tax: " + "A" * 190_000,
    ],
    ids=lambda text: text[:20],
)
def test_no_record_keeps_the_check_waiting(tmp_path, text):
    rulebook()
    start = time.perf_counter()
    findings = checked(tmp_path, f"called: A\n{text}\n")
    assert time.perf_counter() - start < 2.0
    assert len(findings) <= MOST_FINDINGS + 1


def test_of_a_file_that_is_all_wrong_the_first_hundred_are_told_and_that_there_is_more(tmp_path):
    findings = checked(tmp_path, "called: A\n" + "".join(f"field{number}: x\n" for number in range(300)))
    assert len(findings) == MOST_FINDINGS + 1
    assert [one.code for one in findings if one.code != "unknown-field"] == ["too-many"]


def test_one_process_and_four_find_the_same(city):
    for number in range(WORTH_FORKING + 10):
        city.write(f"things/r{number}.yml", "called: A\nsize: x\n" if number % 7 else "called: A\nneeds: [food]\n")
    city.write("translations/en/things/r1.yml", "gist: {source: x, text: y}\n")
    one, four = city.judge(), city.judge(jobs=4)
    assert one.findings == four.findings
    assert one.sources == four.sources
    assert one.translations == four.translations
    assert len(one.findings) > WORTH_FORKING / 2


TRANSLATED = "called: A\ngist: Si mangia qui.\n"
TRANSLATIONS = [
    ("gist: {source: Si mangia qui., text: Eat here.}", []),
    ("gist:\n  source: >\n    Si mangia\n    qui.\n  text: Eat here.", []),
    ("gist: {source: Si dorme qui., text: Sleep here.}", [(1, 16, "gist", "outdated-translation")]),
    ("more: {source: x, text: y}", [(1, 16, "more", "outdated-translation")]),
    ("gist: {source: Si mangia qui.}", [(1, 1, "gist", "not-a-translation")]),
    ("gist: {text: Eat here.}", [(1, 1, "gist", "not-a-translation")]),
    ("gist: {source: Si mangia qui., text: }", [(1, 1, "gist", "not-a-translation")]),
    ("gist: {source: Si mangia qui., text: x, note: y}", [(1, 1, "gist", "not-a-translation")]),
    ("gist: Eat here.", [(1, 1, "", "not-a-translation")]),
    ("called: {source: A, text: B}", [(1, 1, "called", "not-translatable")]),
    ("gost: {source: A, text: B}", [(1, 1, "gost", "unknown-field")]),
    ("gist: {source: Si mangia qui., text: a <b>c</b>}", [(1, 38, "gist", "html")]),
    ("gist: {source: Si mangia qui., text: =cmd()}", [(1, 38, "gist", "formula")]),
    ('gist: {source: Si mangia qui., text: "a\\u202eb"}', [(1, 38, "gist", "hidden-character")]),
    ("gist: [a", [(1, 7, "", "yaml")]),
    ("gist: *x", [(1, 7, "", "yaml-special")]),
]


@pytest.mark.parametrize(("text", "told"), TRANSLATIONS, ids=[row[0] for row in TRANSLATIONS])
def test_what_a_translator_wrote_is_held_against_the_record(city, text, told):
    city.write("translations/en/things/one.yml", text)
    findings = city.findings(TRANSLATED)
    assert short(findings) == told
    assert all(one.file == "catalogue/translations/en/things/one.yml" for one in findings)
    assert all((one.level is Level.WARNING) == (one.code in WARNINGS) for one in findings)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("en/things/nobody.yml", "en/things/nobody.yml"),
        ("en/things/other.yaml", "en/things/other.yaml"),
        ("en/thngs/other.yml", "en/thngs"),
        ("fr/things/other.yml", "fr"),
        ("it/things/other.yml", "it"),
        ("en/other.yml", "en/other.yml"),
        ("en/things/deep/other.yml", "en/things/deep"),
    ],
)
def test_a_translation_of_nothing_is_told_once(city, path, told):
    city.write(f"translations/{path}", "gist: {source: x, text: y}\n")
    assert [(one.file, one.code) for one in city.findings()] == [(f"catalogue/translations/{told}", "stranger")]


def test_a_broken_translation_hides_nothing_of_its_record(city):
    city.write("translations/en/things/one.yml", "gist: [")
    assert [one.code for one in city.findings("called: A\nsize: x\n")] == ["type", "yaml"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=100)
    | st.dictionaries(
        st.sampled_from([field["name"] for field in THINGS["fields"]]),
        st.text(max_size=30) | st.integers().map(str) | st.dates().map(str),
    ).map(lambda record: "".join(f'{name}: "{_escaped(value)}"\n' for name, value in record.items()).encode())
)
def test_any_file_gives_findings_and_never_an_exception(city, content):
    city.write("things/one.yml", content)
    city.write("translations/en/things/one.yml", content)
    judged = city.judge()
    assert all(one.problem.in_("it") and one.code for one in judged.findings)
    if not judged.broken:
        city.build()


def _escaped(text):
    return "".join(f"\\U{ord(c):08x}" for c in text)
