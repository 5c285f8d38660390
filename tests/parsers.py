"""A parser for each media type that a channel writes: it fails on what is not of that type, and gives all texts that it holds."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

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


def plain(data):
    return [data.decode()]


def json_text(data):
    return strings(strictly(data.decode()))


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


PARSERS = {
    "text/html": html,
    "text/csv": table,
    "text/plain": plain,
    "text/javascript": script,
    "text/css": plain,
    "application/atom+xml": xml,
    "application/json": json_text,
    "application/manifest+json": json_text,
    "application/schema+json": json_text,
    "application/wasm": module,
    "application/xml": xml,
    "application/zip": archive,
}
