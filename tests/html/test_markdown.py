"""Descriptions: words that people write become HTML that cannot harm."""

from html.parser import HTMLParser

import pytest

from crocevia.html.markdown import rendered


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**forte** e *piano*", "<p><strong>forte</strong> e <em>piano</em></p>"),
        ("# Titolo", "<h3>Titolo</h3>"),
        ("- uno\n- due", "<ul>\n<li>uno</li>\n<li>due</li>\n</ul>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
    ],
)
def test_plain_markdown_is_rendered(text, html):
    assert rendered(text).strip() == html


def test_a_link_says_nothing_but_its_words():
    assert rendered("[a](https://example.org 'https://your.bank')") == rendered("[a](https://example.org)")


def test_links_open_web_pages_only_and_promise_nothing():
    assert rendered("[a](https://example.org)") == (
        '<p><a href="https://example.org" rel="nofollow noopener">a</a></p>\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "![tracker](https://evil.example/pixel.gif)",
        "<style>*{display:none}</style>",
        '<a href="https://evil.example" onclick="x()">a</a>',
        "<iframe src='https://evil.example'></iframe>",
        "[a]: javascript:alert(1)\n\n[a]",
        "<!-- crocevia:base -->",
    ],
)
def test_nothing_in_a_description_runs_or_fetches(text):
    found = Tags()
    found.feed(rendered(text))
    assert found.tags <= {"p", "a"}
    assert found.attributes <= {"href", "rel"}
    assert all(address.startswith("https://") for address in found.addresses)
    assert "<!--" not in rendered(text)


class Tags(HTMLParser):
    """What a browser would see in some HTML."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.addresses = set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value for name, value in attrs if name == "href"]
