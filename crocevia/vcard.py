"""A record as an entry of a telephone's address book: vCard 3.0 (RFC 2426).

Not 4.0 (RFC 6350): the contacts of Android try 2.1 and 3.0 and refuse anything else; every other program reads 3.0 too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from babel import Locale

from crocevia import meanings as m
from crocevia.brief import Brief, Briefs
from crocevia.html.profile import answering
from crocevia.html.questions import Questions
from crocevia.language import say
from crocevia.model import Record, Ref
from crocevia.phones import REGION, Phone, is_mobile
from crocevia.verification import Verification

# RFC 2426, 2.6: a line is no longer than this, in octets; what goes on begins with a space.
LONGEST = 75
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_REACHED = (m.TELEPHONE, m.EMAIL, m.URL)
_BEHIND = (m.PROVIDER, m.ORGANIZER)


def offered(view: Questions, record: Record) -> bool:
    """Whether a record has a card: there is somebody to reach, and no harm in a telephone's remembering it.

    What has ended has none. Nor has what answers a need of which nobody else should know: an address book is seen by others.
    """
    if view.guarded(record) or view.verification(record) is Verification.CLOSED:
        return False
    place = view.catalogue.place(record)
    reached = any(record.many(meaning) for meaning in _REACHED) or (place and place.text(m.STREET_ADDRESS))
    return bool(reached or answering(view.catalogue, record))


def vcard(briefs: Briefs, record: Record) -> bytes:
    """The card of a record, in the language of `briefs`: UTF-8, lines that end in CR LF."""
    lines = ("BEGIN:VCARD", "VERSION:3.0", *_lines(briefs, briefs.of(record)), "END:VCARD")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _lines(briefs: Briefs, brief: Brief) -> Iterator[str]:
    record, settings = brief.record, briefs.edition.settings
    name = _escaped(brief.name.text)
    # One card in all languages: who takes it in another has it mended, not twice.
    page = briefs.edition.absolute(briefs.edition.record_path(record, settings.source))
    yield f"UID:urn:uuid:{uuid5(NAMESPACE_URL, page)}"
    # The family's name alone: telephones show it whole, and sort by it.
    yield f"N:{name};;;;"
    yield f"FN:{name}"
    for body in _bodies(briefs, record):
        yield f"ORG:{_escaped(body)}"
    for phone in brief.phones:
        yield f"TEL;TYPE={'CELL' if is_mobile(phone.shown) else 'WORK'},VOICE:{_dialled(phone)}"
    yield from (f"EMAIL;TYPE=INTERNET:{_escaped(one)}" for one in brief.emails)
    if settings.url:
        yield f"URL:{brief.url}"
    yield from (f"URL:{_uri(one)}" for one in brief.websites)
    yield from _place(briefs, record)
    needs = briefs.view.item(record, "dct:subject")
    if needs and needs.widget == "links":
        yield "CATEGORIES:" + ",".join(_escaped(need.label) for need in needs.value)
    yield f"NOTE;LANGUAGE={brief.language}:{_escaped(chr(10).join(_note(briefs, brief)))}"
    known = [day for day in (record.get(m.VERIFIED_ON), record.get(m.SOURCE_READ_ON)) if isinstance(day, date)]
    if known:
        yield f"REV:{max(known).isoformat()}"


def _bodies(briefs: Briefs, record: Record) -> Iterator[str]:
    """Who is behind it: the first that provides it, or that holds it."""
    named = (one for meaning in _BEHIND for one in record.many(meaning) if isinstance(one, Ref))
    found = [body for one in named if (body := briefs.edition.catalogue.find(one))]
    yield from (body.text(m.NAME) for body in found[:1])


def _dialled(phone: Phone) -> str:
    """A number as a telephone dials it: from anywhere, but for short numbers, which are the country's own."""
    return phone.uri.removeprefix("tel:").partition(";")[0].replace("-", "")


def _place(briefs: Briefs, record: Record) -> Iterator[str]:
    catalogue = briefs.edition.catalogue
    place = catalogue.place(record)
    if not place or not place.text(m.STREET_ADDRESS):
        return
    municipality = catalogue.municipality(place)
    source = briefs.edition.settings.source
    town, country = municipality.label.in_(source) if municipality else "", Locale.parse(source).territories[REGION]
    street, code = place.text(m.STREET_ADDRESS), place.text(m.POSTAL_CODE)
    yield f"ADR;TYPE=WORK:;;{_escaped(street)};{_escaped(town)};;{_escaped(code)};{_escaped(country)}"
    latitude, longitude = place.get(m.LATITUDE), place.get(m.LONGITUDE)
    if latitude is not None and longitude is not None:
        yield f"GEO:{latitude};{longitude}"


def _note(briefs: Briefs, brief: Brief) -> Iterator[str]:
    """What it is, when, whose number that is, what to make sure of, how far to trust it."""
    language, state = brief.language, briefs.view.verification(brief.record)
    yield brief.kind
    if brief.unusual:
        yield brief.unusual
    if brief.what.text:
        yield brief.what.text
    yield from (f"{days}: {times}" if days else times for days, times in brief.hours)
    yield from brief.meetings
    # A telephone dials the number alone.
    yield from (one.shown for one in brief.phones if ";ext=" in one.uri)
    if brief.answers.text:
        yield f"{say('This is the number of:').in_(language)} {brief.answers.text}"
    if brief.caution.text:
        yield brief.caution.text
    if state is Verification.UNVERIFIED:
        yield say("Not verified.").in_(language)
    elif state is Verification.DUE:
        yield say("To be checked again.").in_(language)
    yield briefs.edition.settings.name


def _escaped(text: str) -> str:
    r"""A text that ends neither its line nor its part of it; the end of a line of its own is written as the standard has it.

    >>> _escaped("a, b; c")
    'a\\, b\\; c'
    """
    # Lines that hold nothing but words: controls are none, though a mark of direction or a joiner is part of one.
    lines = (" ".join(_CONTROLS.sub(" ", line).split()) for line in text.splitlines())
    escaped = (line.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for line in lines if line)
    return "\\n".join(escaped)


def _uri(address: str) -> str:
    """An address as it stands: what could end its line cannot be in one."""
    return "".join(_CONTROLS.sub("", address).split())


def _folded(line: str) -> str:
    """Cut where no character is torn: half of one would be read as none."""
    parts, part, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LONGEST:
            parts.append(part)
            part, size = " ", 1
        part += character
        size += octets
    return "\r\n".join([*parts, part])
