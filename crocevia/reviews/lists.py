"""The list of what to ask whom, for a person, a spreadsheet, a program or a forge."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from crocevia.findings import code, words
from crocevia.language import say
from crocevia.phones import PhoneError, read
from crocevia.reviews.rounds import Ask, Round
from crocevia.reviews.words import Links, line, name, state
from crocevia.settings import Settings

List = Callable[[Sequence[Round], Settings, str], str]
_COLUMNS = ("who", "name", "email", "phone", "record", "record_name", "state", "since", "edit", "confirm")


def as_text(rounds: Sequence[Round], _settings: Settings, language: str) -> str:
    """For a person at a terminal: each body with its contacts, its records below it, a line that counts."""
    lines: list[str] = []
    for one in rounds:
        reach = ", ".join(filter(None, (line(one.email), *map(line, one.phones))))
        none = say("no e-mail or phone is known").in_(language)
        lines.append(f"{name(one.who)} ({one.who.ref}): {reach or none}")
        lines += (f"    {ask.record.ref}: {state(ask).in_(language)}" for ask in one.asks)
    return "\n".join([*lines, _counted(rounds, language)])


def as_json(rounds: Sequence[Round], settings: Settings, _language: str) -> str:
    """For a program: an array with an object a body."""
    links = Links(settings)
    plain = [
        {
            "who": str(one.who.ref),
            "name": name(one.who),
            "email": one.email,
            "phones": list(one.phones),
            "records": [_plain(ask, links) for ask in one.asks],
        }
        for one in rounds
    ]
    return json.dumps(plain, ensure_ascii=False, indent=1)


def _plain(ask: Ask, links: Links) -> dict[str, str]:
    return {
        "record": str(ask.record.ref),
        "record_name": name(ask.record),
        "state": ask.state.value,
        "since": ask.since.isoformat(),
        "edit": links.edit(ask.record.ref),
        "confirm": links.confirm(ask.record.ref),
    }


def as_csv(rounds: Sequence[Round], settings: Settings, _language: str) -> str:
    """For a spreadsheet: a row a record. No cell begins with what a spreadsheet would work out."""
    file = io.StringIO(newline="")
    table = csv.writer(file, lineterminator="\n")
    table.writerow(_COLUMNS)
    table.writerows(_rows(rounds, Links(settings)))
    return file.getvalue().rstrip("\n")


def _rows(rounds: Sequence[Round], links: Links) -> Iterator[list[str]]:
    for one in rounds:
        phone = _dialled(one.phones[0]) if one.phones else ""
        for ask in one.asks:
            yield [
                _cell(cell)
                for cell in (str(one.who.ref), name(one.who), one.email, phone, *_plain(ask, links).values())
            ]


def _dialled(phone: str) -> str:
    """A number as data has it: a spreadsheet leaves `tel:+39-…` alone."""
    try:
        return read(phone).uri
    except PhoneError:
        return phone


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def as_markdown(rounds: Sequence[Round], settings: Settings, language: str) -> str:
    """For a forge: a table with the links."""
    links = Links(settings)
    heads = [word.in_(language) for word in (say("Whom to ask"), say("Record"), say("State"), say("Form"))]
    change = say("Something has to change").in_(language)
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
    for one in rounds:
        reach = " ".join(code(each) for each in (one.email, *one.phones) if each)
        for ask in one.asks:
            edit = f"[{words(change)}]({links.edit(ask.record.ref)})"
            cells = (f"{words(name(one.who))} {reach}", f"{words(name(ask.record))} {code(str(ask.record.ref))}")
            rows.append(f"| {' | '.join((*cells, words(state(ask).in_(language)), edit))} |")
    return "\n".join([_counted(rounds, language), "", *rows] if rounds else [_counted(rounds, language)])


def _counted(rounds: Sequence[Round], language: str) -> str:
    records = sum(len(one.asks) for one in rounds)
    if not records:
        return say("There is nothing to ask.").in_(language)
    return say("{records} records to ask about, of {bodies} bodies.", records=records, bodies=len(rounds)).in_(language)


LISTS: Mapping[str, List] = {"text": as_text, "csv": as_csv, "json": as_json, "markdown": as_markdown}
