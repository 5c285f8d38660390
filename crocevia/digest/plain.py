"""A bulletin as plain text: lines of at most 78 columns that read well aloud, with nothing drawn in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from crocevia.digest import words
from crocevia.digest.columns import wrapped
from crocevia.digest.letter import Entry, Helpline, Letter, Link, Section
from crocevia.digest.words import labelled
from crocevia.language import listed
from crocevia.model import Words

_INDENT = "   "


def text(letter: Letter) -> str:
    """The whole bulletin, ending in a line feed."""
    return "\n".join([*_Plain(letter).lines(), ""])


class _Plain:
    """A letter as lines."""

    def __init__(self, letter: Letter) -> None:
        self.letter, self.language = letter, letter.language
        self._held = partial(words.held, language=letter.language)

    def lines(self) -> Iterator[str]:
        """All lines, none with its line feed."""
        letter = self.letter
        yield from wrapped(letter.subject)
        for said in letter.lead:
            yield from wrapped(said)
        for section in letter.sections:
            yield from ("", "", *wrapped(words.counted(section.title, section.count, self.language)))
            yield from self._section(section)
        for said, there in letter.gone:
            yield from ("", *wrapped(said))
            for link in there:
                yield from self._link(link)
        yield from ("", "")
        for said in letter.notes:
            yield from wrapped(said)
        yield from wrapped(labelled(words.ALL, letter.site, self.language))
        if letter.helplines:
            yield from ("", *wrapped(words.ASK.in_(self.language)))
            yield from (line for one in letter.helplines for line in wrapped(self._helpline(one), _INDENT, _INDENT))
        yield from ("", *wrapped(letter.sender))

    def _section(self, section: Section) -> Iterator[str]:
        number = 0
        for group in section.groups:
            if group.label.text:
                yield from ("", *wrapped(group.label.text))
            for entry in group.entries:
                number += 1
                yield ""
                yield from self._entry(entry, f"{number}. ")
        if section.links:
            yield from ("", *wrapped(words.ALSO.in_(self.language)))
        for link in section.links:
            yield from self._link(link)
        if section.beyond:
            yield from ("", *wrapped(words.beyond(section.beyond, self.language)))
            yield self.letter.site

    def _entry(self, entry: Entry, first: str) -> Iterator[str]:
        yield from wrapped(self._held(entry.link.name.text), first, _INDENT)
        for said in self._told(entry):
            yield from wrapped(said, _INDENT, _INDENT)
        yield f"{_INDENT}{entry.link.url}"
        if entry.whither:
            yield from wrapped(entry.whither, _INDENT, _INDENT)
        for link in entry.instead:
            yield from self._link(link)

    def _told(self, entry: Entry) -> Iterator[str]:
        free = [words.FREE.in_(self.language)] if entry.free else []
        yield listed([entry.kind.text, *free], self.language)
        yield from entry.said
        if entry.what.text:
            yield self._held(entry.what.text)
        if entry.where:
            yield labelled(words.WHERE, self._listed(entry.where), self.language)
        if entry.when:
            yield labelled(words.WHEN, "; ".join(entry.when), self.language)
        if entry.phones:
            numbers = listed((self._held(one.shown) for one in entry.phones), self.language)
            whose = f" ({self._held(entry.answers.text)})" if entry.answers.text else ""
            yield labelled(words.CALL, numbers + whose, self.language)
        if entry.email:
            yield labelled(words.WRITE, self._held(entry.email), self.language)
        if entry.caution.text:
            yield labelled(words.CAUTION, self._held(entry.caution.text), self.language)

    def _listed(self, where: tuple[Words, ...]) -> str:
        return listed((self._held(one.text) for one in where), self.language)

    def _link(self, link: Link) -> Iterator[str]:
        yield from wrapped(self._held(link.name.text), f"{_INDENT}- ", f"{_INDENT}  ")
        yield f"{_INDENT}  {link.url}"

    def _helpline(self, one: Helpline) -> str:
        numbers = listed((self._held(phone.shown) for phone in one.phones), self.language)
        return labelled(self._held(one.name.text), numbers, self.language) if one.name.text else numbers
