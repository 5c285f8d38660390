"""What stands under a pull request: record by record, a plain sentence for each finding and what would do.

It is Markdown for people who have never seen a program complain, in their language, with the English folded away below.
Whatever a record holds stays text in it (`findings.words`, `findings.code`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from crocevia.findings import Finding, Level, code, excerpt, words
from crocevia.findings import summary as counted
from crocevia.language import say
from crocevia.text import Text

# A forge cuts a long summary off in the middle; nobody reads so many at once.
MOST_TOLD = 200
MOST_BEYOND = 10
OTHER = "en"


@dataclass(frozen=True, slots=True)
class Known:
    """What a bulletin says beside the findings: files' names in words, fields' titles, which files the branch changed.

    `beyond` are those that are more than records, translations and pages.
    """

    names: Callable[[str], str] = lambda _: ""
    titles: Callable[[Finding], Text] = lambda one: Text({"": one.field})
    changed: Collection[str] = field(default_factory=frozenset)
    beyond: Sequence[str] = ()


def bulletin(findings: Sequence[Finding], language: str, known: Known) -> str:
    """The whole bulletin, ending in a line feed."""
    lines = list(_part(findings, language, known))
    if language != OTHER:
        lines += ["", "<details><summary>In English</summary>", "", *_part(findings, OTHER, known), "", "</details>"]
    return "\n".join([*lines, ""])


def _part(findings: Sequence[Finding], language: str, known: Known) -> Iterator[str]:
    title = say("Check of the records")
    yield f"## {title.in_(language)}"
    yield ""
    if known.beyond:
        listed = ", ".join(code(excerpt(file)) for file in known.beyond[:MOST_BEYOND])
        more = ", …" if len(known.beyond) > MOST_BEYOND else ""
        caution = say("This proposal touches more than records and pages. Someone who knows these files must read it:")
        yield f"⚠ {words(caution.in_(language))} {listed}{more}"
        yield ""
    if not findings:
        yield say("All is well: nothing to mend.").in_(language)
        return
    yield f"**{counted(findings, language)}**"
    by_file: dict[str, list[Finding]] = {}
    for one in findings:
        by_file.setdefault(one.file, []).append(one)
    told = 0
    for file in sorted(by_file, key=lambda name: _weight(name, by_file, known)):
        if told >= MOST_TOLD:
            break
        yield from ("", f"### {words(excerpt(known.names(file) or file))}", "", code(excerpt(file)), "")
        yield from (_line(one, language, known) for one in sorted(by_file[file], key=_urgency)[: MOST_TOLD - told])
        told += len(by_file[file])
    if told > MOST_TOLD or told < len(findings):
        yield ""
        yield say("And {more} more: mend these first.", more=len(findings) - min(told, MOST_TOLD)).in_(language)


def _weight(file: str, by_file: Mapping[str, Sequence[Finding]], known: Known) -> tuple[Level, bool, str]:
    """Files with errors first, and of these the changed ones."""
    return min(one.level for one in by_file[file]), file not in known.changed, file


def _urgency(one: Finding) -> tuple[Level, int]:
    return one.level, one.line


def _line(one: Finding, language: str, known: Known) -> str:
    level = say("To mend") if one.level is Level.ERROR else say("To look at")
    title = known.titles(one).in_(language) if one.field else ""
    if one.code == "missing":
        said = words(say("“{title}” is missing: add a line `{field}: …`.", title=title, field=one.field).in_(language))
        return f"- **{level.in_(language)}**: {said}"
    place = say("line {line}", line=one.line).in_(language) if one.line else ""
    where = ", ".join(filter(None, (words(title), place)))
    found = f" ({code(excerpt(one.found))})" if one.found else ""
    remedy = f" {words(one.remedy.in_(language))}" if one.remedy else ""
    what = words(one.problem.in_(language))
    return f"- **{level.in_(language)}**{f', {where}' if where else ''}: {what}{found}.{remedy}"
