"""Words in Markdown, read by markdown-it, which here lets HTML through and shows pictures."""

import pytest
from markdown_it import MarkdownIt
from markupsafe import Markup

from crocevia.assistants.markdown import escaped, flattened, link

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def inlines(text):
    return [one for token in READER.parse(str(text)) for one in token.children or ()]


@pytest.mark.parametrize(
    "text",
    [
        *("1. x", "- x", "+ x", "= x", "# x", "> x", "``` x", "***", "---", "| a | b |", "~~x~~", "2) x", "    x"),
        *(
            "[x](javascript:1)",
            "![x](https://evil.example)",
            "<b>x</b>",
            "<https://evil.example>",
            "&lt;b&gt;",
            "a\\*b",
        ),
        *("*x* _y_ **z**", "[x]: https://evil.example", "a  \nb", "a\n- b", "\\", "Vieni!", "مرحبا *بالعالم*"),
    ],
)
def test_a_text_comes_out_as_it_was(text):
    (paragraph, inline, end) = READER.parse(str(escaped(text)))
    assert (paragraph.type, end.type) == ("paragraph_open", "paragraph_close")
    assert {one.type for one in inline.children} == {"text"}
    assert "".join(one.content for one in inline.children) == " ".join(text.split())


def test_a_label_that_is_html_gives_its_words():
    assert escaped(Markup('<span lang="it">Casa &amp; "cibo"</span>')) == 'Casa \\& "cibo"'


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/x_(y)?a=1&b=[2]",
        "https://a.example/ù",
        "mailto:a@b.example",
        "tel:+39-02",
        "HTTPS://a.example/",
    ],
)
def test_a_link_leads_where_it_says(address):
    (before, *_) = inlines(link("a [b] (c)", address))
    assert before.attrs["href"] == READER.normalizeLink(address)
    assert inlines(link(address, address))[0].attrs["href"] == READER.normalizeLink(address)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "/needs/", "", "//evil.example"])
def test_what_leads_nowhere_good_is_no_link(address):
    assert [one.type for one in inlines(link("a", address))] == ["text"]


def test_an_address_ends_only_where_it_ends():
    (opened, *_) = inlines(link("x", "https://a.example/> [y](javascript:1) <\n# z"))
    assert opened.attrs["href"] == "https://a.example/%3E%20%5By%5D(javascript:1)%20%3C%0A#%20z"


def test_a_description_becomes_paragraphs_and_lists():
    text = "# Titolo\n\nUna *cosa* [qui](https://a.example) e `qua`.\n\n- primo\n- secondo\n\n> citato\n\n1. uno\n\n```\ncodice\n```"
    assert str(flattened(text)).split("\n\n") == [
        "Titolo",
        "Una cosa [qui](<https://a.example>) e qua.",
        "- primo",
        "- secondo",
        "citato",
        "- uno",
        "codice",
    ]


@pytest.mark.parametrize(
    "text", ["Vieni![x](https://evil.example)", "![x](https://evil.example)", "<img src=x>", "[x](javascript:1)"]
)
def test_a_description_fetches_nothing(text):
    kinds = {one.type for one in inlines(flattened(text))}
    assert kinds <= {"text", "link_open", "link_close"}
