"""Under a pull request a person reads plain sentences, and nothing that a record holds is anything but text."""

import pytest
from markdown_it import MarkdownIt

from crocevia import bulletin as room
from crocevia.bulletin import Known, bulletin
from crocevia.findings import Level
from crocevia.language import say
from crocevia.text import Text
from tests.test_findings import ACTED_ON, HOSTILE, finding

NAMED = Known(lambda _: "Mensa del ponte", lambda _: Text({"it": "Telefono", "en": "Phone"}))


def test_a_secretary_reads_the_records_name_the_field_what_is_wrong_and_what_to_do():
    one = finding("02 12", problem=say("no phone has this number"), remedy=say("Write it as it is dialled."))
    italian, _, english = bulletin([one], "it", NAMED).partition("<details>")
    assert "### Mensa del ponte\n\n`catalogue/things/one.yml`\n\n- **Da correggere**, Telefono, riga 3: " in italian
    assert "- **To mend**, Phone, line 3: no phone has this number (`02 12`). Write it as it is dialled.\n" in english


def test_what_is_missing_is_said_with_the_line_to_add():
    one = finding(code="missing", field="phone", problem=say("this field must be there"), remedy=say("Add it."))
    assert "Manca «Telefono»: aggiungi una riga &#96;phone: …&#96;." in bulletin([one], "it", NAMED)


def test_all_is_well_where_nothing_is_wrong():
    said = bulletin([], "it", Known())
    assert "Tutto a posto" in said
    assert "All is well" in said


def test_in_english_nothing_is_folded_away():
    assert "<details>" not in bulletin([finding()], "en", Known())


def test_files_with_errors_come_first_and_of_these_the_changed_ones():
    known = Known(changed={"c.yml", "d.yml"})
    found = [finding(file="b.yml"), finding(file="c.yml"), finding(file="a.yml", level=Level.WARNING)]
    said = bulletin(found, "en", known)
    assert said.index("`c.yml`") < said.index("`b.yml`") < said.index("`a.yml`")


def test_the_rest_of_many_findings_is_counted(monkeypatch):
    monkeypatch.setattr(room, "MOST_TOLD", 5)
    said = bulletin([finding(file=f"{n % 3}.yml", line=n) for n in range(12)], "en", Known())
    assert said.count("- **To mend**") == 5
    assert "And 7 more" in said
    assert "more" not in bulletin([finding(file=f"{n % 3}.yml", line=n) for n in range(5)], "en", Known())


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"<details><summary>In English</summary>\n", "</details>\n", "</details>"}


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("where", ["found", "word", "file", "field", "name", "title"])
def test_no_value_becomes_anything_but_text(value, where):
    more = {where: value} if where in {"found", "word", "file", "field"} else {}
    known = Known(
        lambda _: value if where == "name" else "", lambda _: Text({"": value if where == "title" else "Field"})
    )
    tokens = MARKDOWN.parse(bulletin([finding(**more)], "it", known))
    assert [one.type for one in tokens].count("heading_open") == 4
    assert [one.type for one in tokens].count("list_item_open") == 2
    inner = [child for one in tokens for child in one.children or ()]
    assert {one.type for one in inner} <= {"text", "code_inline", "strong_open", "strong_close"}
    assert {one.content for one in tokens if one.type == "html_block"} <= OURS
    assert not ACTED_ON.search(" ".join(one.content for one in inner if one.type == "text"))


def test_what_is_more_than_a_record_is_named_to_whoever_merges():
    said = bulletin([], "it", Known(beyond=["build.py", *(f"templates/{number}.html" for number in range(20))]))
    assert (
        "Questa proposta tocca più che schede e pagine. Deve rileggerla chi conosce questi file: `build.py`, " in said
    )
    assert said.count("`") // 2 == 2 * room.MOST_BEYOND
    assert "⚠" not in bulletin([], "it", Known())
