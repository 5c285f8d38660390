"""A list as a message: never too long, in any script, and a number never turned round."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MARK = "\u200e"
SAID = {"address": "https://x.org/list/#a/b", "caution": "Call first.", "more": "And %(count)s more."}
MEAL = {
    "name": "Mensa Opera San Francesco",
    "what": "Lunch and supper.",
    "where": "corso Concordia 3, Milano",
    "when": "Mon-Sat 11:30-14:30",
    "call": {"word": "Call", "number": "02 7712 2400"},
    "trust": "Not verified. Call before you go.",
}
LONG = {
    "name": "n" * 300,
    "what": "w" * 110,
    "where": "p" * 140,
    "when": "t" * 300,
    "call": {"word": "Call", "number": "02 1"},
    "trust": "d" * 60,
}
ARABIC = {
    **MEAL,
    "what": "",
    "when": "من 11:30",
    "call": {"word": "اتصلوا على", "number": "02 7712 2400"},
    "trust": "غير مؤكَّد.",
}
CHINESE = {**MEAL, "name": "食堂" * 80, "what": "", "trust": "未核实。"}


@pytest.fixture(scope="module")
def run():
    """Runs an expression on `text`, the module, and `given`."""
    found = shutil.which("node") or str(ROOT / ".setup" / "bin" / "node")
    if not Path(found).exists():
        pytest.skip("there is no Node: `make test` sets one up")
    module = (ROOT / "templates" / "site" / "text.js").as_uri()

    def evaluate(expression, given=None):
        program = f"""import * as text from "{module}"; import fs from "node:fs";
            const given = JSON.parse(fs.readFileSync(0, "utf8")); console.log(JSON.stringify({expression}))"""
        command = [found, "--input-type=module", "-e", program]
        result = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
        return json.loads(result.stdout)

    return evaluate


@pytest.fixture
def message(run):
    """The message of records, in at most so many characters."""

    def made(records, most=10**6, *, rtl=False):
        given = {"records": records, "said": SAID, "most": most, "rtl": rtl}
        return run("text.message(given.records, given.said, given.rtl, (one) => one.length <= given.most)", given)

    return made


def test_one_record_says_all_that_is_needed_to_go_there(message):
    assert message([MEAL]).split("\n") == [
        "Mensa Opera San Francesco",
        "Lunch and supper.",
        "corso Concordia 3, Milano",
        "Mon-Sat 11:30-14:30",
        "Call 02 7712 2400",
        "Not verified. Call before you go.",
        "",
        "https://x.org/list/#a/b",
    ]


@pytest.mark.parametrize("one", [MEAL, LONG, ARABIC, CHINESE], ids=["meal", "long", "arabic", "chinese"])
@pytest.mark.parametrize("rtl", [False, True])
def test_a_record_is_short_enough_to_be_read_aloud_and_keeps_its_number(run, one, rtl):
    level = ["what", "where", "when", "call", "trust"]
    text = run("text.record(given.one, given.level, given.rtl)", {"one": one, "level": level, "rtl": rtl})
    assert len(text) <= run("text.EACH") == 320
    assert one["call"]["number"] in text
    assert one["trust"][:40] in text
    # An address and hours are whole, or not there.
    assert all(one[part] in text or one[part][:40] not in text for part in ("where", "when"))


def test_no_character_is_cut_in_two(run):
    given = {**MEAL, "name": "😀" * 200}
    name = run("text.record(given, ['call'], false)", given).partition("\n")[0]
    assert name == "😀" * 99 + "…"
    family = "👩\u200d👩\u200d👧"
    name = run("text.record(given, ['call'], false)", {**MEAL, "name": family * 50}).partition("\n")[0]
    assert name == family * 19 + "…"


@pytest.mark.parametrize("part", ["what", "where", "when", "call", "trust"])
def test_what_is_not_known_is_left_out_without_an_empty_line(message, part):
    assert "\n\n\n" not in message([{**MEAL, part: None if part == "call" else ""}, MEAL])


def test_from_right_to_left_numbers_and_names_stand_between_marks(message):
    lines = message([ARABIC], rtl=True).split("\n")
    assert f"{MARK}Mensa Opera San Francesco{MARK}" in lines
    assert f"اتصلوا على {MARK}02 7712 2400{MARK}" in lines
    assert "من 11:30" in lines
    assert MARK not in message([MEAL])


@pytest.mark.parametrize("count", [1, 2, 5, 20, 200])
def test_a_message_is_never_longer_than_there_is_room(message, count):
    for most in (670, 1900, 6000):
        text = message([MEAL] * count, most)
        assert len(text) <= most
        assert text.count("02 7712 2400") == count or "more." in text


def test_with_less_room_less_is_said_and_trust_is_not_forgotten(message):
    whole, brief, least = (message([MEAL] * 8, most) for most in (6000, 900, 550))
    assert "11:30" in whole
    assert "Call first." not in whole
    assert ("Milano" in brief, "11:30" in brief, "Call first." in brief) == (True, False, True)
    assert ("Milano" in least, least.count("02 7712 2400"), "Call first." in least) == (False, 8, True)
    assert least.endswith(SAID["address"])


def test_what_is_left_out_is_counted(message):
    text = message([MEAL] * 200, 670)
    said = text.count("02 7712 2400")
    assert 0 < said < 200
    assert f"And {200 - said} more." in text


def test_the_address_gives_way_to_numbers(message):
    assert SAID["address"] in message([MEAL] * 3, 180)
    least = message([MEAL] * 3, 170)
    assert SAID["address"] not in least
    assert least.count("02 7712 2400") == 3


def test_nothing_gives_no_message(message):
    assert message([]) == ""
