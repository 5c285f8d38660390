"""What an attacker wrote in every free field comes out of every channel as text, by that channel's own parser.

A channel not yet written is tried here too: its media type's parser (tests/parsers.py) says what texts its files hold.
"""

import io
import re
from html import unescape
from itertools import islice
from unicodedata import bidirectional
from urllib.parse import urlsplit

import frictionless
import pytest
from markdown_it import MarkdownIt

from crocevia import glyphs
from crocevia.channels import channels
from crocevia.message import plain
from tests.editions import edition, packaged
from tests.hostile.city import PAYLOADS, pieces
from tests.parsers import PARSERS, Page

CITY = edition("hostile")
OUTPUTS = {name: list(channel.outputs(CITY)) for name, channel in channels().items()}
PLAIN = MarkdownIt("commonmark", {"html": False}).disable("image")
# What Markdown may add to a page: nothing that runs, fetches or is filled in.
MARKDOWN = {"p", "br", "em", "strong", "ul", "ol", "li", "a", "blockquote", "h3", "h4", "code", "pre", "hr"}
# `webcal` opens a calendar to subscribe to; the address behind it is the site's own.
SCHEMES = {"", "http", "https", "mailto", "sms", "tel", "webcal"}


def folded(text):
    """White space is the browser's, or the table's, to make one of."""
    return " ".join(text.split())


def shown(text):
    """The words that Markdown shows of a text, by a renderer that is not the engine's."""
    return folded(unescape(re.sub(r"<[^>]*>", "", PLAIN.render(text))))


# As it is; in a table, where a list's separator and line ends are others; as Markdown; as a message, where a messenger would take
# signs for markup (tests/test_message.py).
FORMS = {
    number: {
        folded(text),
        folded(text.replace("|", "/")),
        shown(f"q {text} q").removeprefix("q ").removesuffix(" q"),
        plain(f"q {text} q").removeprefix("q ").removesuffix(" q"),
    }
    for number, text in enumerate(PAYLOADS)
}


PDF = "application/pdf"
# Of a family of PDFs, which take long to write, so many.
FEW = 6


def on_paper(text):
    """A text as it is read from paper: what no font has is a square, no spaces (nobody knows whether a line ends with one).

    Of what runs from right to left letters are compared and not their order, which is that on paper.
    """
    said = "".join(glyphs.drawn(text).split())
    return "".join(sorted(said)) if any(bidirectional(letter) in {"R", "AL"} for letter in said) else said


PRINTED = [on_paper(text) for text in PAYLOADS]


def files(channel):
    for output in OUTPUTS[channel]:
        # Dots hold no words: tests/channels/test_previews.py draws them.
        if output.media_type == "image/png":
            continue
        step = max(1, len(output.paths) // FEW) if output.media_type == PDF else 1
        for path, write in islice(output.files(), 0, None, step):
            yield path, output.media_type, bytes_of(write)


def bytes_of(write):
    file = io.BytesIO()
    write(file)
    return file.getvalue()


def pages(output):
    return [write for _, write in output.files()] if output.media_type == "text/html" else []


@pytest.mark.parametrize("channel", channels())
def test_what_was_written_comes_out_as_text(channel):
    for path, media_type, data in files(channel):
        for text in PARSERS[media_type](data):
            for number, said in pieces(text):
                if media_type == PDF:
                    assert on_paper(said) == PRINTED[number], (path, said)
                else:
                    assert folded(said) in FORMS[number], (path, said)


# Where a person, or a program that shows things to people, would miss what was written.
@pytest.mark.parametrize("channel", ["pages", "calendars", "csv", "search", "parquet", "sqlite", "xlsx"])
def test_nothing_that_was_written_is_lost(channel):
    texts = [text for _, media_type, data in files(channel) for text in PARSERS[media_type](data)]
    came = {number for text in texts for number, said in pieces(text) if folded(said) in FORMS[number]}
    assert came == set(range(len(PAYLOADS)))


@pytest.mark.parametrize(
    "channel", [name for name, outputs in OUTPUTS.items() if any("html" in one.media_type for one in outputs)]
)
def test_no_page_holds_what_runs_or_leads_elsewhere(channel):
    town = [Page(bytes_of(write)) for output in channels()[channel].outputs(edition("town")) for write in pages(output)]
    usual = {(tag, name) for page in town for tag, name, _ in page.attributes} | {("a", "rel"), ("ol", "start")}
    for path, media_type, data in files(channel):
        if media_type != "text/html":
            continue
        page = Page(data)
        assert page.tags <= {tag for one in town for tag in one.tags} | MARKDOWN, path
        for tag, name, value in page.attributes:
            assert (tag, name) in usual, (path, value)
            assert not name.startswith("on"), (path, name)
            if name in {"href", "src", "action", "data", "formaction", "srcset", "poster"}:
                assert urlsplit(value.strip()).scheme.lower() in SCHEMES, (path, value)
            # A link is followed by who wants to, a title is read; anything else that names an address is fetched.
            assert name in {"href", "title"} or "evil.example" not in value or tag == "meta", (path, tag, name, value)
        assert not pieces("".join(text for type, text in page.scripts if not type.endswith("json"))), path


def test_the_tables_are_clean_for_frictionless(tmp_path):
    packaged(CITY, tmp_path)
    report = frictionless.validate(str(tmp_path / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    package = frictionless.Package(str(tmp_path / "data" / "datapackage.json"))
    cells = [cell for resource in package.resources for row in resource.read_rows() for cell in row.cells]
    came = {number for cell in cells for number, said in pieces(str(cell)) if folded(said) in FORMS[number]}
    assert came == set(range(len(PAYLOADS)))
