"""What is wrong, where, and what would do: the one shape of every complaint, and how it is printed."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as member
from enum import IntEnum

from crocevia.language import NOTHING, Message, say


class Level(IntEnum):
    """How bad it is: an error stops a build, a warning asks to be looked at."""

    ERROR = 0
    WARNING = 1


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One complaint, in the words of the person who can mend it.

    `file` is relative to the folder the command was given; `line` and `column` count from 1, 0 when the file as a
    whole is meant. `code` is the machine's name of the kind of finding, stable between versions.
    """

    file: str
    line: int
    column: int
    field: str
    level: Level
    code: str
    found: str = ""
    problem: Message = member(default=NOTHING, compare=False)
    remedy: Message = member(default=NOTHING, compare=False)


class CannotGoOn(Exception):
    """What was found makes any further reading pointless (a schema, a vocabulary or the settings are broken)."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = tuple(findings)


# What a record holds may be hostile or huge: a report shows a short piece of it on one line.
SHOWN = 80


def excerpt(value: object) -> str:
    r"""`value` short enough for one line, control characters made visible.

    >>> excerpt("a\nb")
    'a\\nb'
    """
    text = str(value)
    return visible(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")


def visible(text: str) -> str:
    """`text` on one line: nothing in it can move a terminal's cursor or turn the direction of what follows."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def as_text(findings: Sequence[Finding], language: str) -> str:
    """For a person at a terminal: the place, what is wrong, what would do, and a line that counts."""
    lines: list[str] = []
    for one in findings:
        lines.append(f"{_place(one)}: {_level(one, language)}: {_sentence(one, language)}")
        if one.remedy:
            lines.append(f"    → {visible(one.remedy.in_(language))}")
    return "\n".join([*lines, summary(findings, language)])


def as_json(findings: Sequence[Finding], language: str) -> str:
    """For a program: a JSON array, one object a finding."""
    return json.dumps([_plain(one, language) for one in findings], ensure_ascii=False, indent=1)


# GitHub shows no more annotations of a level than this for a step, and does not say that there are others.
MOST_SHOWN = 10


def as_github(findings: Sequence[Finding], language: str, changed: Collection[str] = ()) -> str:
    """For GitHub Actions: workflow commands that annotate the line, as many as are shown.

    Errors come first, and of each level what stands in the files `changed`. The escapes are those of the runner's toolkit
    (`%`, line ends; `:` and `,` too in properties), so that what stands in a record can never become a command.
    """
    ordered = sorted(findings, key=lambda one: (one.level, one.file not in changed))
    shown = [one for level in Level for one in [each for each in ordered if each.level is level][:MOST_SHOWN]]
    lines = [_annotation(one, language) for one in shown]
    if len(shown) < len(findings):
        more = say("{more} more are in the summary of this check.", more=len(findings) - len(shown))
        lines.append(f"::notice::{_escaped(more.in_(language))}")
    return "\n".join(lines)


def as_markdown(findings: Sequence[Finding], language: str) -> str:
    """For a summary under a pull request: a table, the worst first."""
    if not findings:
        return summary(findings, language)
    heads = [word.in_(language) for word in (say("Where"), say("What"), say("What would do"))]
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|"]
    for one in sorted(findings, key=lambda one: one.level):
        found = f" {code(excerpt(one.found))}" if one.found else ""
        what = f"**{_level(one, language)}** {words(_complaint(one, language))}{found}"
        rows.append(f"| {code(_place(one))} | {what} | {words(one.remedy.in_(language))} |")
    return "\n".join([summary(findings, language), "", *rows])


FORMATS = {"text": as_text, "json": as_json, "github": as_github, "markdown": as_markdown}


def summary(findings: Iterable[Finding], language: str) -> str:
    """One line that counts errors and warnings."""
    levels = [one.level for one in findings]
    if not levels:
        return say("Nothing to mend.").in_(language)
    return say(
        "{errors} to mend, {warnings} to look at.",
        errors=levels.count(Level.ERROR),
        warnings=levels.count(Level.WARNING),
    ).in_(language)


def _place(one: Finding) -> str:
    position = f":{one.line}:{one.column}" if one.line else ""
    return f"{excerpt(one.file)}{position}"


def _level(one: Finding, language: str) -> str:
    return (say("error") if one.level is Level.ERROR else say("warning")).in_(language)


def _sentence(one: Finding, language: str) -> str:
    found = f" ({excerpt(one.found)})" if one.found else ""
    return f"{_complaint(one, language)}{found}"


def _complaint(one: Finding, language: str) -> str:
    return visible(f"{one.field}: " if one.field else "") + visible(one.problem.in_(language))


def _plain(one: Finding, language: str) -> dict[str, object]:
    return {
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "field": one.field,
        "level": one.level.name.lower(),
        "code": one.code,
        "found": one.found,
        "problem": one.problem.in_(language),
        "remedy": one.remedy.in_(language),
    }


def _annotation(one: Finding, language: str) -> str:
    properties = {"file": visible(one.file), "line": one.line or 1, "col": one.column or 1, "title": one.code}
    listed = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items())
    sentence = " → ".join(filter(None, (_sentence(one, language), one.remedy.in_(language))))
    return f"::{one.level.name.lower()} {listed}::{_escaped(sentence)}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


# Everything Markdown would act on (markup, HTML, cells) is shown as it is.
_MARKDOWN = {ord(c): f"&#{ord(c)};" for c in "\\`*_[]<>|&~"}
# Forges look for mentions, issues and addresses in what Markdown has become, where an escape is gone: a space without
# width stands in their way.
_LINKS = re.compile(r"(?<=[@#])|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\bgh)(?=-)", re.IGNORECASE)


def words(text: str) -> str:
    """A sentence of ours as Markdown; values in it may be anybody's, and stay text."""
    return _LINKS.sub("\u200b", visible(text)).translate(_MARKDOWN)


def code(text: str) -> str:
    """What stands in a record, as Markdown code: neither Markdown nor the forge acts on that. A cell has no `|`."""
    return f"`{text.translate(_CODE)}`"


_CODE = str.maketrans({"`": "'", "|": "¦"})
