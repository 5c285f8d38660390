"""`booklet`: a PDF of somebody's own list, or of a zone, a need, a place or a network, in any language and format."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from crocevia import catalogue, press, publish
from crocevia.commands import FINE, FOUND, refused, uncollected, usage
from crocevia.edition import Edition
from crocevia.findings import CannotGoOn, Finding, Level
from crocevia.language import say
from crocevia.model import Ref
from crocevia.paper.booklet import Booklets
from crocevia.paper.shelf import Format, Named

NAME, HELP = "booklet", "make a booklet to print: of one's own list, a zone, a need, a place, a network"
LIST = "list/"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is in it, in which language and format, and where to write it."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--list", metavar="LIST", help="the address of a list, or its records: kind/id,kind/id")
    what.add_argument("--of", metavar="FOLDER/NAME", help="a zone, a need, a place or a network: zones/milano")
    parser.add_argument("--language", metavar="LANG", help="the language it is in (default: the city's)")
    parser.add_argument("--format", choices=[*Format], default=Format.A4, type=Format, help="default: a4")
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
        booklets = Booklets(edition, language)
        if asked.of:
            named = Named(*asked.of.strip("/").rpartition("/")[::2])
            if not booklets.knows(named):
                return _unknown([asked.of], asked.lang)
            made = booklets.pdf(named, asked.format)
        else:
            refs = [edition.catalogue.moved.get(ref, ref) for ref in listed(asked.list)]
            lost = [str(ref) for ref in refs if not city.find(ref)]
            if lost or not refs:
                return _unknown(lost or [asked.list], asked.lang)
            address = edition.absolute(f"{edition.prefix(language)}{LIST}#{','.join(map(str, refs))}")
            made = booklets.list_pdf(refs, asked.title, address, asked.format)
    asked.output.write_bytes(made)
    print(asked.output)
    return FINE


def listed(text: str) -> Sequence[Ref]:
    """The records that a list's address names behind its `#`, or that are written one after the other, each once.

    >>> listed("https://example.org/ar/list/#services/a%2Cgroups%2Fb")
    [Ref(kind='services', id='a'), Ref(kind='groups', id='b')]
    """
    parts = unquote(text.rpartition("#")[2]).replace(",", " ").split()
    return [Ref(*part.strip("/").rpartition("/")[::2]) for part in dict.fromkeys(parts)]


def _unknown(names: Sequence[str], language: str) -> int:
    findings = [Finding(name, 0, 0, "", Level.ERROR, "unknown", "", say("there is no such record")) for name in names]
    refused(say("nothing was written"), findings, language)
    return FOUND
