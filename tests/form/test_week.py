"""A timetable in a form says what a record's page says, in the words of the browser."""

import json
import subprocess
from pathlib import Path

import pytest

from crocevia.html import times
from crocevia.html.view import View
from crocevia.when import browser, hours
from tests.editions import edition
from tests.search.node import needs_node, node
from tests.search.test_open import TEXTS

pytestmark = needs_node

ROOT = Path(__file__).parents[2]
LANGUAGES = ["it", "en", "fr", "es", "ro", "uk", "ar", "zh"]
ALL = (
    *TEXTS,
    "lun-ven 9-12 su appuntamento",
    "mar, gio 9-12; ago-set mar 10-11",
    "dal 1 luglio 2026 al 3 agosto 2026 chiuso; lun 9-10",
)
PROGRAM = f"""import {{ rows }} from "{(ROOT / "templates" / "form" / "week.js").as_uri()}";
import fs from "node:fs";
const {{ tables, said }} = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(said.map((words) => tables.map((one) => rows(one, words)))));"""


@pytest.fixture(scope="module")
def said():
    """What the browser says of each text, by language."""
    views = [View(edition("milan"), language) for language in LANGUAGES]
    given = {
        "tables": [browser.timetable(text) for text in ALL],
        "said": [{**view.said("week"), "locale": view.locale} for view in views],
    }
    command = [node(), "--input-type=module", "-e", PROGRAM]
    result = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    return dict(zip(LANGUAGES, json.loads(result.stdout), strict=True))


def words(text):
    """Names and numbers, whatever joins them."""
    return [word for word in text.replace(",", " ").split() if word not in {"e", "and", "et", "y", "și", "і", "й"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_are_those_of_a_page(said, language):
    for text, found in zip(ALL, said[language], strict=True):
        expected = list(times.timetable(hours.parse(text), language))
        assert [time for _, time in found] == [time for _, time in expected], text
        # Arabic joins words to what they are joined with, Chinese has no spaces.
        if language not in {"ar", "zh"}:
            assert [words(days) for days, _ in found] == [words(days) for days, _ in expected], text
