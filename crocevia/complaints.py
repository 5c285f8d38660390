"""YAML's complaints in the words of an editor who has never heard of YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from crocevia.language import Message, say

# What YAML takes for the end of a line.
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, what would do, and where: line and column from 1, and what stands there."""

    line: int
    column: int
    problem: Message
    remedy: Message
    found: str = ""


def lines(text: str) -> list[str]:
    """The lines of a text as YAML counts them."""
    return _LINE_END.split(text)


def explained(error: yaml.MarkedYAMLError, text: str) -> Complaint:
    """A complaint of libyaml's or PyYAML's, at the line that caused it."""
    if conflict := _CONFLICT.search(text):
        problem = say("here Git has left two versions of the text, one after the other")
        remedy = say("Keep one of them, and delete the lines of < = >.")
        return Complaint(*_place(text, conflict.start()), problem, remedy, conflict[0].strip())
    why = f"{error.context or ''}; {error.problem or ''}"
    opened = next((words for sign, words in _OPENED if sign in why and "escape" not in why), None)
    began = opened or "simple key" in why
    mark = (error.context_mark if began else None) or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    # What is missing at the end is told at the last line that holds something.
    last = len(lines(text.rstrip())) - 1
    line, column = (line, column) if line <= last else (last, 0)
    shown = lines(text)[line]
    problem, remedy = opened or _in_plain_words(why, shown, column)
    return Complaint(line + 1, column + 1, problem, remedy, shown.strip())


def invisible(text: str) -> Complaint:
    """The first character that YAML does not allow."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    problem = say("here is a control character that no one can see")
    remedy = say("Delete it and write the word again.")
    return Complaint(*_place(text, found.start() if found else 0), problem, remedy)


def _place(text: str, position: int) -> tuple[int, int]:
    before = lines(text[:position])
    return len(before), len(before[-1]) + 1


def _in_plain_words(why: str, line: str, column: int) -> tuple[Message, Message]:
    indentation = len(line) - len(line.lstrip())
    if "\t" in line[: max(indentation, column + 1)] and "\t" not in line[:column].strip():
        return say("there is a tab here"), say("Use spaces: YAML does not allow tabs at the beginning of a line.")
    if "expected key" in why and column > indentation:
        remedy = say("Put the whole text in double quotes, and no double quotes inside it.")
        return say("after the closing quotation mark there is more text"), remedy
    return next((words for sign, words in _SAID if sign in why), _CANNOT)


# What a merge leaves that was not finished.
_CONFLICT = re.compile("^(<{7}|>{7})( .*)?$", re.MULTILINE)
# Signs in the complaints of libyaml and PyYAML, in the order in which they are looked for.
_OPENED = (
    (
        "while scanning a quoted scalar",
        (say("a quotation mark is opened and not closed"), say("Close it, or double the one inside the text.")),
    ),
    (
        "while parsing a flow",
        (say("a bracket is opened and not closed"), say("Close it, or put the whole text in double quotes.")),
    ),
)
SPECIAL = (
    say("`&`, `*` and `!` at the beginning of a value mean something special in YAML"),
    say("Put the value in double quotes."),
)
_INDENTED = say("this line does not begin where the others do"), say("Begin every field at the first column.")
_SAID = (
    (
        "mapping values are not allowed",
        (
            say("there is one colon too many, or the line above is not finished"),
            say("If the text holds a colon followed by a space, put the whole text in double quotes."),
        ),
    ),
    (
        "another document",
        (say("there is more than one record in the file"), say("Make a file for each record; take out `---`.")),
    ),
    (
        "expected ':'",
        (say("here a line like `name: …` was expected"), say("Write a colon and a space after the field's name.")),
    ),
    ("escape", (say("in double quotes `\\` means something special"), say("Use single quotes, or take it out."))),
    ("alias", SPECIAL),
    ("anchor", SPECIAL),
    (" tag", SPECIAL),
    ("start any token", (say("no text can begin with this character"), say("Put the value in double quotes."))),
    ("while parsing a block", _INDENTED),
    ("<document start>", _INDENTED),
)
_CANNOT = (
    say("this cannot be read as YAML"),
    say("Look at the quotation marks, the colons and the spaces of this line."),
)
