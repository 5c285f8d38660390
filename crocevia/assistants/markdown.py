"""Words put into Markdown (CommonMark 0.31), so that whatever they hold comes out as words."""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

# What Markdown, GitHub's tables and strokes included, acts upon within a line; any of it may stand after a backslash.
_MEANT = re.compile(r"([\\`*_\[\]<>&#|~])")
# What makes a list, a rule or a heading of a line that begins with it.
_BEGINS = re.compile(r"^(\d{1,9})([.)])|^([-+=!])")
_SPACES = re.compile(r"\s+")
_LEADS = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
# What ends an address, or would be read as another character.
_BREAKS = re.compile(r"[\s<>\\\x00-\x1f\x7f]|&(?=#?\w+;)")
_PARSER = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])


def escaped(text: object) -> Markup:
    r"""A text in one line. What is HTML already (a label with its language) gives its words.

    >>> str(escaped("1. *no*"))
    '1\\. \\*no\\*'
    """
    plain = text.striptags() if isinstance(text, Markup) else str(text)
    return _line(_words(plain))


def _words(text: str) -> str:
    return _MEANT.sub(r"\\\1", _SPACES.sub(" ", text))


def _line(words: str) -> Markup:
    return Markup(_BEGINS.sub(_stopped, words.strip()))  # noqa: S704 - nothing is left that Markdown would act upon


def _stopped(found: re.Match[str]) -> str:
    number, point, sign = found.groups()
    return f"{number}\\{point}" if number else f"\\{sign}"


def link(text: object, address: str) -> Markup:
    """A link to the web, to mail or to a telephone; of any other address the text alone."""
    if not _LEADS.match(address):
        return escaped(text)
    if text == address and not _BREAKS.search(address):
        return Markup(f"<{address}>")  # noqa: S704 - nothing in it ends it
    return Markup("[{}](<{}>)").format(escaped(text), Markup(_BREAKS.sub(_quoted, address)))  # noqa: S704 - quoted


def _quoted(found: re.Match[str]) -> str:
    return "&amp;" if found[0] == "&" else quote(found[0])


def flattened(text: str) -> Markup:
    """A description in Markdown as paragraphs and lists of plain words and links: headings, code and stress are left out."""
    lines, depth, mark = [], 0, ""
    for token in _PARSER.parse(text):
        if token.type == "list_item_open":
            depth, mark = token.level // 2, "- "
        elif token.type == "inline":
            lines.append(f"{'  ' * depth}{mark}{_inline(token)}")
            mark = "  " if mark else ""
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            depth, mark = 0, ""
        elif token.type in {"code_block", "fence"}:
            lines.append(str(escaped(token.content)))
    return Markup("\n\n".join(lines))  # noqa: S704 - each line is escaped


def _inline(token: Token) -> Markup:
    """The words of a line and its links, whose own words may be of several parts."""
    said: list[str] = []
    address = words = ""
    for one in token.children or ():
        if one.type == "link_open":
            address, words = str(one.attrs["href"]), ""
        elif one.type == "link_close":
            if words.strip():
                # "!" before a link would make a picture of it, which is fetched.
                said[-1:] = [re.sub(r"!$", r"\!", one) for one in said[-1:]]
                said.append(str(link(words, address)))
            address = ""
        elif one.type in {"text", "code_inline", "softbreak", "hardbreak"}:
            if address:
                words += one.content or " "
            else:
                said.append(_words(one.content or " "))
    return _line("".join(said))
