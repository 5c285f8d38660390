"""A parser for each media type that a channel writes: it fails on what is not of that type, and gives all texts that it holds."""

import csv
import io
import json
import re
import warnings
import zipfile
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import vobject
from markdown_it import MarkdownIt
from PIL import Image
from rdflib import Graph

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Elements within a line; any other begins or ends one.
INLINE = {"a", "abbr", "b", "bdi", "bdo", "code", "data", "em", "mark", "small", "span", "strong", "time"}


class Page(HTMLParser):
    """An HTML page: its text, its elements, their attributes (element, name, value), its scripts (type, text).

    Fails on an element left open or closed twice.
    """

    def __init__(self, data):
        super().__init__()
        self.open, self.attributes, self.scripts, self._text, self.tags = [], [], [], [], set()
        self.feed(data.decode())
        self.close()
        assert not self.open
        self.text = "".join(self._text)

    def handle_starttag(self, tag, attrs):
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.tags.add(tag)
        self._break(tag)
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"script", "style"}:
            self.scripts.append((dict(attrs).get("type", ""), ""))

    def handle_startendtag(self, tag, attrs):
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag):
        self._break(tag)
        if tag not in VOID:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in {"script", "style"}:
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)
        else:
            self._text.append(data)

    def _break(self, tag):
        if tag not in INLINE:
            self._text.append("\n")


def html(data):
    text = data.decode()
    assert text.startswith("<!doctype html>")
    assert "<!-- crocevia:" not in text, "a hole was left open"
    page = Page(data)
    said = [one for type, script in page.scripts if type.endswith("json") for one in strings(strictly(script))]
    return [page.text, *(value for _, _, value in page.attributes), *said]


def table(data):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert len(set(rows[0])) == len(rows[0])
    return [cell for row in rows for cell in row]


def strictly(text):
    """JSON as the standard has it: no NaN, no key twice."""
    return json.loads(text, parse_constant=_never, object_pairs_hook=_once)


def _never(name):
    raise AssertionError(f"{name} is not JSON")


def _once(pairs):
    assert len(dict(pairs)) == len(pairs), "a key stands there twice"
    return dict(pairs)


def strings(content):
    """Every text in what JSON holds, keys included."""
    if isinstance(content, dict):
        return [*content, *(one for value in content.values() for one in strings(value))]
    if isinstance(content, list):
        return [one for value in content for one in strings(value)]
    return [content] if isinstance(content, str) else []


def script(data):
    """A program: what is filled in stands in its first line, as JSON."""
    text = data.decode()
    filled = re.match(r"self\.crocevia=(.*);\n", text)
    return strings(strictly(filled[1])) if filled else []


def xml(data):
    root = ET.fromstring(data)  # noqa: S314 - our own
    return [text for one in root.iter() for text in (one.text or "", one.tail or "", *one.attrib.values())]


# What a picture of ours is made of: nothing that runs, fetches, or has to be allowed by a page's policy.
SVG_ELEMENTS = {"svg", "title", "desc", "defs", "pattern", "marker", "rect", "circle", "path", "g", "text"}


def svg(data):
    """A picture: words as text, no style, nothing from elsewhere."""
    assert b"<!DOCTYPE" not in data
    texts = xml(data)
    for one in ET.fromstring(data).iter():  # noqa: S314 - our own
        space, _, tag = one.tag.rpartition("}")
        assert space == "{http://www.w3.org/2000/svg"
        assert tag in SVG_ELEMENTS, tag
        for name, value in one.attrib.items():
            assert not name.startswith(("on", "style", "href", "{")), name
            assert "url(" not in value or re.fullmatch(r"url\(#\w+\)", value), value
    return texts


def plain(data):
    return [data.decode()]


def json_text(data):
    return strings(strictly(data.decode()))


def calendar(data):
    """A calendar: its lines as RFC 5545 wants them, read by a parser that is not ours; every value that is text."""
    from icalendar import Calendar  # noqa: PLC0415 - loaded where a file of it is read

    assert data.endswith(b"\r\n")
    for line in data[:-2].split(b"\r\n"):
        assert len(line) <= 75
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        assert line.decode().strip()
    whole = Calendar.from_ical(data)
    assert {one.name for one in whole.walk()} <= {"VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT"}
    assert not [one.errors for one in whole.walk() if one.errors]
    assert not [line for line in data.splitlines() if line.startswith((b"ATTENDEE", b"ORGANIZER", b"ATTACH", b"X-ALT"))]
    return [text for one in whole.walk() for name in one for text in _texts(one[name])]


def _texts(value):
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    if hasattr(value, "cats"):
        return [str(one) for one in value.cats]
    # What a parser does not know it leaves as it stands in the line.
    known = re.sub(r"\\(.)", _unescaped, value) if type(value).__name__ == "vUnknown" else value
    return [str(known)] if isinstance(value, str) else []


def _unescaped(found):
    return "\n" if found[1] in "nN" else found[1]


def archive(data):
    """Records, a line of JSON each; or programs, compiled, in which there is no word of a record's."""
    inner = zipfile.ZipFile(io.BytesIO(data))
    assert inner.testzip() is None
    lines = [line for name in inner.namelist() if name.endswith(".jsonl") for line in inner.read(name).splitlines()]
    return [text for line in lines for text in strings(strictly(line))]


def module(data):
    # WebAssembly, version 1.
    assert data[:8] == b"\0asm\1\0\0\0"
    return []


def parquet(data):
    """Every text of a Parquet file, with what its schema says."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - loaded where a file of it is read

    table = pq.read_table(io.BytesIO(data))
    said = [table.schema.metadata, *(field.metadata for field in table.schema)]
    words = [part.decode() for one in said if one for pair in one.items() for part in pair]
    return [*table.column_names, *words, *strings(table.to_pylist())]


def workbook(data):
    """Every text of an XLSX file: cells, sheets' names, addresses, what its properties say; no formula, no program."""
    import openpyxl  # noqa: PLC0415 - likewise

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.testzip() is None
        assert not [name for name in parts.namelist() if "vba" in name or "external" in name]
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type in {"f", "e"}]
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink]
    said = [book.properties.title, book.properties.creator, book.properties.description]
    return [*book.sheetnames, *filter(None, said), *links, *(one.value for one in cells if isinstance(one.value, str))]


def database(data):
    """Every text of a SQLite database, that of its views too; whole, and no reference without its row."""
    import sqlite3  # noqa: PLC0415 - likewise

    with sqlite3.connect(":memory:") as made:
        made.deserialize(data)
        assert made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert made.execute("PRAGMA foreign_key_check").fetchall() == []
        schema = made.execute("SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
        # The index of words has no texts of its own.
        names = [name for name, sql in schema if sql and "search" not in name]
        rows = [row for name in names for row in made.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - our own
    return [*names, *(cell for row in rows for cell in row if isinstance(cell, str))]


def rdf(data, form):
    """What a file in one of RDF's notations states."""
    with warnings.catch_warnings():
        # rdflib's own reader of JSON-LD uses what rdflib has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=data, format=form)


def graph(form):
    """Every text and every address in it."""

    def parse(data):
        stated = rdf(data, form)
        assert len(stated)
        return [str(term) for triple in stated for term in triple]

    return parse


def linked(data):
    """Every text of a file in JSON-LD, which RDF's reader can read too; one that only explains names states nothing."""
    assert len(rdf(data, "json-ld")) or set(json.loads(data)) == {"@context"}
    return json_text(data)


def card(data):
    """One vCard 3.0 (RFC 2426), lines of at most 75 octets with the end that the standard wants, read by vobject."""
    lines = data.decode().split("\r\n")
    assert lines.pop() == ""
    assert all(len(line.encode()) <= 75 and not re.search(r"[\x00-\x1f\x7f]", line) for line in lines)
    (read,) = vobject.readComponents(data.decode())
    assert read.version.value == "3.0"
    assert read.n.value.family
    parts = {"N": lambda one: [one.family, one.given], "ADR": lambda one: [one.street, one.city, one.code, one.country]}
    values = [parts.get(child.name, lambda one: [one])(child.value) for child in read.getChildren()]
    return [one for value in values for part in value for one in (part if isinstance(part, list) else [part])]


# As a program would read it that lets HTML through, and shows pictures.
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What our Markdown is made of: nothing that runs, fetches or hides a line.
MARKDOWN = {
    "heading",
    "paragraph",
    "bullet_list",
    "list_item",
    "blockquote",
    "inline",
    "text",
    "strong",
    "link",
    "softbreak",
}


def markdown(data):
    """Headings, paragraphs, lists and links that lead to the web, to mail or to a telephone."""
    texts = []
    for block in COMMONMARK.parse(data.decode()):
        for token in (block, *(block.children or ())):
            assert token.type.removesuffix("_open").removesuffix("_close") in MARKDOWN, token
            if token.type == "link_open":
                texts.append(unquote(token.attrs["href"]))
                assert re.match(r"(https?|mailto|tel):", texts[-1])
        texts.append("".join(one.content or " " * (one.type == "softbreak") for one in block.children or ()))
    return texts


def picture(data):
    """A PNG that a decoder reads whole; its words are dots."""
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "PNG"
        image.load()
    return []


def pdf(data):
    """Every text of a PDF, as its structure has them, with its title; valid as PDF/UA-1, and nothing in it that runs or fetches."""
    import page  # noqa: PLC0415 - likewise
    import pikepdf  # noqa: PLC0415 - likewise

    from tests.paper.reading import read  # noqa: PLC0415 - likewise

    report = page.validate_pdf_bytes(data)
    assert report.is_compliant, [str(one) for one in report.failures[:5]]
    with pikepdf.open(io.BytesIO(data)) as whole:
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(whole.Root.keys())
        actions = [note.A for sheet in whole.pages for note in sheet.get("/Annots", []) if "/A" in note]
        assert {str(one.S) for one in actions} <= {"/URI"}
        said = [str(one.URI) for one in actions]
        title = str(whole.docinfo["/Title"])
    return [title, *said, *(one.text for one in read(data))]


PARSERS = {
    "text/html": html,
    "text/calendar": calendar,
    "text/csv": table,
    "text/plain": plain,
    "text/javascript": script,
    "text/css": plain,
    "application/atom+xml": xml,
    "application/feed+json": json_text,
    "application/geo+json": json_text,
    "application/json": json_text,
    "application/ld+json": linked,
    "application/manifest+json": json_text,
    "application/opensearchdescription+xml": xml,
    "application/pdf": pdf,
    "application/rdf+xml": graph("xml"),
    "application/schema+json": json_text,
    "application/vnd.apache.parquet": parquet,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": workbook,
    "application/vnd.sqlite3": database,
    "application/wasm": module,
    "application/xml": xml,
    "application/zip": archive,
    "image/png": picture,
    "image/svg+xml": svg,
    "text/markdown": markdown,
    "text/turtle": graph("turtle"),
    "text/vcard": card,
}
