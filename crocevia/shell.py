"""A finished page with holes: pressed once by MkDocs, filled as often as there are records."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

# An HTML comment survives Markdown and Jinja alike. A record cannot hold one: its text is escaped when it is filled in.
_HOLE = re.compile(r"<!-- ?crocevia:([^<>]*?) ?-->")


def hole(name: str) -> str:
    """The mark to be put into a template or a Markdown page where something is to be filled in."""
    return f"<!-- crocevia:{name} -->"


@dataclass(frozen=True, slots=True)
class Shell:
    """A page cut at its holes: literal, hole, literal, …, literal."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, html: str) -> Shell:
        """Cut a page at its holes."""
        return cls(tuple(_HOLE.split(html)))

    @property
    def holes(self) -> tuple[str, ...]:
        """The names of the holes, in order, repeated as they repeat."""
        return self.pieces[1::2]

    def fill(self, content: Callable[[str], str]) -> str:
        """The page with `content(name)` in each hole."""
        pieces = list(self.pieces)
        pieces[1::2] = [content(name) for name in pieces[1::2]]
        return "".join(pieces)
