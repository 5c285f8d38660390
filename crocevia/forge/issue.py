"""Reads the text of an issue that was written with a form: headings of ours, and under each what a stranger answered.

GitHub writes `### Label`, an empty line, the answer as it was typed, an empty line. An answer may hold anything, headings
included; where it could be taken for another answer the issue is refused, and never guessed at.
"""

from __future__ import annotations

from collections.abc import Mapping

from crocevia.findings import excerpt
from crocevia.language import NOTHING, Message, say

# GitHub allows 65,536 characters.
MOST = 70_000
HEADING = "### "
NO_ANSWER = "_No response_"


class Refused(Exception):
    """An issue that is no proposal: what is wrong, what would do, what stands there."""

    def __init__(self, problem: Message, remedy: Message = NOTHING, found: str = "") -> None:
        super().__init__(problem.text)
        self.problem, self.remedy, self.found = problem, remedy, found


def answer(body: str, label: str) -> str:
    """What stands under one heading, whatever the others are. Raises Refused where that heading is not there just once."""
    parts = [part for heading, part in _parts(body) if heading == label]
    if len(parts) != 1:
        problem = say(
            "the issue does not have the heading “{label}” just once: it was not written with a form", label=label
        )
        raise Refused(problem, _USE_THE_FORM)
    return parts[0]


def answers(body: str, ids: Mapping[str, str]) -> dict[str, str]:
    """Id → answer, of those who were given one; `ids` has the id of each label. Raises Refused for anything odd."""
    found: dict[str, str] = {}
    for heading, part in _parts(body):
        if heading not in ids:
            problem = say("no question of the form has this heading")
            raise Refused(problem, say("In a text, begin a heading with four `#`."), excerpt(heading))
        if ids[heading] in found:
            raise Refused(say("this heading stands here twice"), say("Keep one of the two."), excerpt(heading))
        found[ids[heading]] = part
    return {id: said for id, said in found.items() if said and said != NO_ANSWER}


_USE_THE_FORM = say("Open a new one with the form.")


def _parts(body: str) -> list[tuple[str, str]]:
    """Each heading and what stands under it. Raises Refused for a text that is too long or does not begin with one."""
    if len(body) > MOST:
        raise Refused(say("the issue is longer than {most} characters", most=MOST))
    parts: list[tuple[str, list[str]]] = []
    # Lines end as the form's own do: other signs that end a line somewhere are part of an answer.
    for line in body.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.startswith(HEADING):
            parts.append((line.removeprefix(HEADING).strip(), []))
        elif parts:
            parts[-1][1].append(line)
        elif line.strip():
            raise Refused(say("the issue does not begin with a heading of the form"), _USE_THE_FORM, excerpt(line))
    return [(heading, "\n".join(lines).strip()) for heading, lines in parts]
