"""A finding says the same to a person, a program and a forge, and nothing in a record can speak in its place."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from crocevia.findings import (
    FORMATS,
    Finding,
    Level,
    as_github,
    as_json,
    as_markdown,
    as_text,
    excerpt,
    summary,
)
from crocevia.language import say

HOSTILE = (
    "::error::x",
    "a\n::error file=x::y",
    "a\r\n::set-output name=x::y",
    "%0A::error::x",
    "%",
    "100 %",
    "a::b,c=d",
    "| a | b |",
    "\\| a \\|",
    "`|`",
    "``",
    "`code` ``` fence",
    "[x](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "https://evil.example/",
    "HTTPS://EVIL.example/",
    "ftp://evil.example",
    "www.evil.example",
    "WWW.evil.example",
    "x@evil.example",
    "@someone",
    "a @org/team b",
    "#12",
    "GH-12",
    "<script>alert(1)</script>",
    "<!-- x -->",
    "&lt;b&gt;",
    "**bold** _it_ ~~no~~",
    "# head",
    "- item",
    "\x1b[31mred\x1b[0m",
    "\u202eabc",
    "\u2028x",
    "a\tb\x00c",
    "\udcff",
    "x" * 500,
)


def finding(found="", word="", **more):
    made = {
        "file": "catalogue/things/one.yml",
        "line": 3,
        "column": 8,
        "field": "tel",
        "level": Level.ERROR,
        "code": "phone",
        "found": found,
        "problem": say("this cannot be read from “{word}” on", word=word),
        "remedy": say("Did you mean {near}?", near=word),
    }
    return Finding(**(made | more))


ONE = finding("abc", "abc")
LATER = finding("", "w", line=9, level=Level.WARNING, code="later")


def test_a_person_reads_the_place_the_level_the_field_the_problem_the_value_and_the_remedy():
    assert as_text([ONE], "en").splitlines() == [
        "catalogue/things/one.yml:3:8: error: tel: this cannot be read from “abc” on (abc)",
        "    → Did you mean abc?",
        "1 to mend, 0 to look at.",
    ]


def test_a_file_as_a_whole_has_no_position():
    assert as_text([finding(line=0, column=0)], "en").startswith("catalogue/things/one.yml: error")


def test_a_program_reads_every_part():
    assert json.loads(as_json([ONE], "en")) == [
        {
            "file": "catalogue/things/one.yml",
            "line": 3,
            "column": 8,
            "field": "tel",
            "level": "error",
            "code": "phone",
            "found": "abc",
            "problem": "this cannot be read from “abc” on",
            "remedy": "Did you mean abc?",
        }
    ]


def test_github_is_told_the_file_line_and_column_and_the_code_as_title():
    assert as_github([ONE, LATER], "en").splitlines() == [
        (
            "::error file=catalogue/things/one.yml,line=3,col=8,title=phone"
            "::tel: this cannot be read from “abc” on (abc) → Did you mean abc?"
        ),
        (
            "::warning file=catalogue/things/one.yml,line=9,col=8,title=later"
            "::tel: this cannot be read from “w” on → Did you mean w?"
        ),
    ]


def test_github_is_told_the_first_line_when_the_file_as_a_whole_is_meant():
    assert "line=1,col=1," in as_github([finding(line=0, column=0)], "en")


def test_a_file_name_cannot_end_a_property_of_a_command():
    line = as_github([finding(file="a,line=1::b:\n::error::c.yml")], "en")
    assert line.startswith("::error file=a%2Cline=1%3A%3Ab%3A\\n%3A%3Aerror%3A%3Ac.yml,line=3,")


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("where", ["found", "word", "file", "field"])
def test_no_value_begins_a_github_command(value, where):
    hostile = finding(value, "") if where == "found" else finding("", value) if where == "word" else None
    hostile = hostile or finding("", "", **{where: value})
    lines = re.split(r"[\r\n]", as_github([hostile, ONE], "en"))
    assert len(lines) == 2
    assert all(line.startswith("::error file=") for line in lines)
    # The runner undoes %25, %0D and %0A only: an escape of the value's own must not become one.
    message = lines[0].split("::", 2)[2]
    assert re.fullmatch(r"(?:[^%]|%25|%0D|%0A)*", message)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("where", ["found", "word", "file", "field"])
def test_no_value_moves_the_cursor_or_adds_a_line_to_the_text(value, where):
    hostile = finding(
        **({"found": value} if where == "found" else {"word": value} if where == "word" else {where: value})
    )
    lines = as_text([hostile], "en").split("\n")
    assert len(lines) == 3
    if where != "file":
        assert all(c.isprintable() for line in lines for c in line)
    else:
        assert all(c.isprintable() for c in lines[0])


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens_of(report):
    return [one for block in MARKDOWN.parse(report) for one in (block, *(block.children or ()))]


# GFM's extended autolinks, and what GitHub and GitLab make of text that is not in code.
ACTED_ON = re.compile(
    r"(?i)[@#]\w|\bgh-\d|\bwww\.\w|\b(?:https?|ftp)://|[\w.+-]+@[\w-]+\.\w",
)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("where", ["found", "word", "file", "field"])
def test_no_value_makes_a_link_a_mention_or_a_row_in_markdown(value, where):
    hostile = finding(
        **({"found": value} if where == "found" else {"word": value} if where == "word" else {where: value})
    )
    tokens = tokens_of(as_markdown([hostile], "en"))
    kinds = [one.type for one in tokens]
    assert kinds.count("tr_open") == 2
    assert kinds.count("td_open") == 3
    assert not {"link_open", "image", "html_inline", "html_block", "heading_open", "fence", "s_open", "em_open"} & set(
        kinds
    )
    assert kinds.count("strong_open") == 1
    said = "".join(one.content for one in tokens if one.type == "text")
    assert not ACTED_ON.search(said)


@given(st.text(max_size=60))
def test_any_value_stays_in_its_row_of_markdown_and_its_line_of_github(value):
    hostile = finding(value, value, file=value or "x", field=value)
    assert [one.type for one in tokens_of(as_markdown([hostile], "en"))].count("td_open") == 3
    assert not {"link_open", "image", "html_inline", "html_block"} & {
        one.type for one in tokens_of(as_markdown([hostile], "en"))
    }
    assert len(re.split(r"[\r\n]", as_github([hostile], "en"))) == 1
    assert len(as_text([hostile], "en").split("\n")) == 3
    assert json.loads(as_json([hostile], "en"))[0]["found"] == value


def test_markdown_puts_the_worst_first():
    rows = as_markdown([LATER, ONE], "en").splitlines()
    assert "**error**" in rows[4]
    assert "**warning**" in rows[5]
    assert rows[0] == "1 to mend, 1 to look at."


def test_the_value_that_was_found_stands_in_markdown_as_code():
    assert "`a¦b 'c'`" in as_markdown([finding("a|b `c`")], "en")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["it", "en", "eo"])
def test_every_format_says_nothing_and_something_in_every_language(name, language):
    assert isinstance(FORMATS[name]([], language), str)
    assert "phone" in FORMATS[name]([ONE], language) or "tel" in FORMATS[name]([ONE], language)


def test_nothing_is_said_to_be_wrong_where_nothing_is():
    assert as_text([], "en") == as_markdown([], "en") == summary([], "en") == "Nothing to mend."
    assert as_json([], "en") == "[]"
    assert as_github([], "en") == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a\nb", "a\\nb"),
        ("\u202e", "\\u202e"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ("città 城", "città 城"),
        (12, "12"),
    ],
)
def test_an_excerpt_is_short_and_visible(value, shown):
    assert excerpt(value) == shown


def test_findings_sort_by_file_and_place():
    later, sooner, other = finding(line=9), finding(line=2), finding(file="a.yml", line=90)
    assert sorted([later, sooner, other]) == [other, sooner, later]
