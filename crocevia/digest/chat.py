"""A bulletin as one message for WhatsApp: what matters most first, and where the rest is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from crocevia.digest import words
from crocevia.digest.letter import Entry, Letter, Link
from crocevia.digest.words import counted, held, labelled
from crocevia.graphemes import cut
from crocevia.language import listed
from crocevia.message import plain

# What WhatsApp's own interface for organisations takes as the text of a message, and Telegram too; a person may send 65,536.
MOST = 4_096
# A name, and a text, in a message that is read on a phone.
_NAME, _TEXT = 100, 160


def text(letter: Letter) -> str:
    """The message, at most `MOST` characters as a phone counts them (UTF-16), without a line feed at its end."""
    return _Chat(letter).text()


class _Chat:
    """A letter as a message."""

    def __init__(self, letter: Letter) -> None:
        self.letter, self.language = letter, letter.language
        self._held = partial(held, language=letter.language)

    def text(self) -> str:
        """As many whole entries as fit."""
        written = list(self._parts())
        total = sum(1 for _, told in written if told)
        total += sum(len(one.links) + one.beyond for one in self.letter.sections)
        for kept in range(len(written), 0, -1):
            shown = sum(1 for _, told in written[:kept] if told)
            # A heading alone would promise what does not follow.
            if kept < len(written) and not written[kept - 1][1]:
                continue
            whole = "\n\n".join([self._head(), *(said for said, _ in written[:kept]), self._foot(total - shown)])
            if length(whole) <= MOST:
                return whole
        return f"{self._head()}\n\n{self._foot(total)}"

    def _head(self) -> str:
        return "\n".join([_bold(plain(self.letter.subject)), *map(plain, self.letter.lead)])

    def _foot(self, left: int) -> str:
        more = [words.beyond(left, self.language)] if left else []
        site = labelled(words.ALL, self.letter.site, self.language)
        return "\n".join([*map(plain, (*self.letter.notes, *more)), site, *self._help()])

    def _help(self) -> Iterator[str]:
        numbers = [self._held(phone.shown) for one in self.letter.helplines for phone in one.phones]
        if numbers:
            yield labelled(words.ASK, listed(numbers, self.language), self.language)

    def _parts(self) -> Iterator[tuple[str, bool]]:
        """Headings and entries, and whether it is an entry."""
        for section in self.letter.sections:
            yield _bold(plain(counted(section.title, section.count, self.language))), False
            yield from ((self._entry(one), True) for one in section.entries)
        for said, there in self.letter.gone:
            yield "\n".join([plain(said), *map(self._link, there)]), True

    def _entry(self, entry: Entry) -> str:
        lines = [_bold(plain(cut(entry.link.name.text, _NAME))), *map(plain, entry.said)]
        if entry.what.text:
            lines.append(self._held(plain(cut(entry.what.text, _TEXT))))
        if entry.where:
            lines.append(listed((self._held(plain(one.text)) for one in entry.where), self.language))
        lines += map(plain, entry.when[:2])
        if entry.phones:
            lines.append(labelled(words.CALL, self._held(entry.phones[0].shown), self.language))
        if entry.caution.text:
            lines.append(labelled(words.CAUTION, self._held(plain(cut(entry.caution.text, _TEXT))), self.language))
        lines.append(entry.link.url)
        if entry.whither:
            lines += [plain(entry.whither), *map(self._link, entry.instead)]
        return "\n".join(lines)

    def _link(self, link: Link) -> str:
        return f"{self._held(plain(cut(link.name.text, _NAME)))}\n{link.url}"


def _bold(said: str) -> str:
    return f"*{said}*" if said else ""


def length(said: str) -> int:
    """The characters of a message, one of those that UTF-16 takes two for counted twice."""
    return len(said.encode("utf-16-le")) // 2
