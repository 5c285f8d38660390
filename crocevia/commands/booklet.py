"""`booklet`: a PDF of somebody's own list, or of a zone, a need, a place or a network, in any language and format."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from crocevia import catalogue, press, publish
from crocevia.commands import FINE, refused, uncollected, usage
from crocevia.edition import Edition
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.language import Message, say
from crocevia.model import Ref
from crocevia.paper.booklet import Booklets
from crocevia.paper.shelf import Format, Named

NAME, HELP = "booklet", "make a booklet to print: of one's own list, a zone, a need, a place, a network"
LIST = "list/"
_UNKNOWN = say("there is no such record")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is in it, in which language and format, and where to write it."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--list", metavar="LIST", help="the address of a list, or its records: kind/id,kind/id")
    what.add_argument("--of", metavar="FOLDER/NAME", help="a zone, a need, a place or a network: zones/milano")
    parser.add_argument("--language", metavar="LANG", help="the language it is in (default: the city's)")
    parser.add_argument("--format", choices=[*map(str, Format)], default=str(Format.A4), help="default: a4")
    parser.add_argument("--title", default="", metavar="TEXT", help="what stands on the cover of a list")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="the PDF")


def run(asked: argparse.Namespace) -> int:
    """Find everything that is named, then write the file; where anything is not found, write nothing."""
    settings, day = press.settings(asked.config), publish.today()
    language = asked.language or settings.source
    if language not in settings.languages:
        problem = say("the languages are: {languages}", languages=", ".join(settings.languages))
        return usage(problem, asked.lang)
    with uncollected():
        judged = catalogue.judge(settings, day)
        if judged.broken:
            raise CannotGoOn(judged.findings)
        city = catalogue.build(judged, settings)
        edition = Edition(city, settings, day, {}, lambda _: "", lambda: ())
        booklets, format = Booklets(edition, language), Format(asked.format)
        if asked.list is None:
            named = Named(*asked.of.strip("/").rpartition("/")[::2])
            if not booklets.shelf.knows(named):
                return _refused([asked.of], _UNKNOWN, asked.lang)
            if not any(section["entries"] for section in booklets.of(named)["sections"]):
                return _refused([asked.of], say("there is nothing in it that one could go to"), asked.lang)
            made = booklets.pdf(named, format)
        else:
            # Two names of a list may be an old and a new one of the same record.
            refs = list(dict.fromkeys(city.moved.get(ref, ref) for ref in listed(asked.list)))
            lost = [str(ref) for ref in refs if not city.find(ref)]
            if lost or not refs:
                return _refused(lost or [asked.list], _UNKNOWN, asked.lang)
            address = edition.absolute(f"{edition.prefix(language)}{LIST}#{','.join(map(str, refs))}")
            made = booklets.list_pdf(refs, asked.title, address, format)
    try:
        asked.output.write_bytes(made)
    except OSError as error:
        return usage(say("nothing was written: {why}", why=str(error)), asked.lang)
    print(asked.output)
    return FINE


def listed(text: str) -> Sequence[Ref]:
    """The records that a list's address names behind its `#`, or that are written one after the other, each once.

    >>> listed("https://example.org/ar/list/#services/a%2Cgroups%2Fb")
    [Ref(kind='services', id='a'), Ref(kind='groups', id='b')]
    """
    parts = unquote(text.rpartition("#")[2]).replace(",", " ").split()
    return [Ref(*part.strip("/").rpartition("/")[::2]) for part in dict.fromkeys(parts)]


def _refused(names: Sequence[str], problem: Message, language: str) -> int:
    findings = [Finding(name, 0, 0, "", Level.ERROR, "unknown", "", problem) for name in names]
    return refused(say("nothing was written"), findings, language)
