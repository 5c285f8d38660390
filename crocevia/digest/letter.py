"""A bulletin in one language, before it is an e-mail, a text or a message: its sentences, and what each entry says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crocevia.digest.made import Part
from crocevia.graphemes import cut
from crocevia.model import Words
from crocevia.phones import Phone

NO_WORDS = Words("", "")
# What a name may be as long as, and what a text: the rest stands on the record's page.
_LONGEST_NAME, _LONGEST_TEXT = 200, 240
# Line ends, other controls, and what turns the direction of all that follows: nobody sees them, and nobody wrote them to be read.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Link:
    """A record's name and the address of its page."""

    name: Words
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in full. `said` are sentences on what is new of it; `instead` is where else to go, and `whither` says why there.

    `answers` is whose number it is, where it is another's; `caution` what to make sure of before going. Of one that has ended
    nothing is said of what could be done there.
    """

    kind: Words
    link: Link
    said: tuple[str, ...]
    what: Words = NO_WORDS
    free: bool = False
    where: tuple[Words, ...] = ()
    when: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    answers: Words = NO_WORDS
    email: str = ""
    caution: Words = NO_WORDS
    whither: str = ""
    instead: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading, which is empty where they are few."""

    label: Words
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the bulletin. `links` are those that are not told in full; `beyond` counts those that are not even named."""

    part: Part
    title: str
    count: int
    groups: tuple[Group, ...]
    links: tuple[Link, ...]
    beyond: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Those that are told in full."""
        return tuple(one for group in self.groups for one in group.entries)


@dataclass(frozen=True, slots=True)
class Helpline:
    """Whom to call, whatever the question. `name` is empty for one whose name nobody else should read."""

    name: Words
    phones: tuple[Phone, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """All that a bulletin says in a language.

    `lead` are its first sentences and `notes` its last; `gone` are sentences on records that went, each with where to go;
    `site` is the address of all that there is, and `preview` what a list of mails shows beside the subject.
    """

    language: str
    subject: str
    preview: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    gone: tuple[tuple[str, tuple[Link, ...]], ...]
    notes: tuple[str, ...]
    helplines: tuple[Helpline, ...]
    site: str
    sender: str


def clean(text: str, most: int = _LONGEST_NAME) -> str:
    r"""A text on one line, as far as it is read: no control, nothing that turns what follows, no more than `most` characters.

    >>> clean(" Mensa\n \u202edel ponte ")
    'Mensa del ponte'
    """
    return cut(" ".join(_UNSEEN.sub(" ", text).split()), most)


def cleaned(words: Words, most: int = _LONGEST_TEXT) -> Words:
    """The same of words that say their language."""
    return words._replace(text=clean(words.text, most))
