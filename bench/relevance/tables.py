"""The scores of searches as Markdown, and the queries that failed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.report import line

# A right record among so many is a success.
GOOD = 3
# Of what was right so many are named.
NAMED = 3


def table(figures: Mapping[str, Any], whose: str) -> str:
    """All scores; then what one search failed at."""
    known, found = figures["machine"], figures["scores"]
    versions = ", ".join(f"{name} {version}" for name, version in figures["versions"].items())
    parts = [f"{known['date']}; {versions}.", _totals(found), _groups(found)]
    if whose in figures["answers"]:
        parts.append("\n".join(_failures(whose, figures["answers"][whose])))
    return "\n\n".join(parts)


def _totals(found: Mapping[str, Any]) -> str:
    heads = ("search", "queries", "success@1", "success@3", "MRR")
    rows = [
        (name, str(one["queries"]), _percent(one["success_1"]), _percent(one["success_3"]), f"{one['mrr']:.3f}")
        for name, one in ((name, groups["all"]) for name, groups in found.items())
    ]
    return "\n".join([line(heads), "|---|" + "---:|" * 4, *map(line, rows)])


def _groups(found: Mapping[str, Any]) -> str:
    """success@3 of every group, a search a column."""
    groups = next(iter(found.values()))
    rows = [
        (group, str(one["queries"]), *(_percent(scored[group]["success_3"]) for scored in found.values()))
        for group, one in groups.items()
    ]
    heads = ("success@3 of", "queries", *found)
    return "\n".join([line(heads), "|---|" + "---:|" * (1 + len(found)), *map(line, rows)])


def _failures(whose: str, answers: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    failed = [one for one in answers if not 1 <= one["rank"] <= GOOD]
    yield f"{whose} has no right record among the first {GOOD} for {len(failed)} of {len(answers)} queries:"
    yield ""
    yield line(("query", "page", "place of the first right one", "what came first", "what was right"))
    yield "|---|---|---:|---|---|"
    for one in failed:
        more = ", …" if len(one["right"]) > NAMED else ""
        right = ", ".join(one["right"][:NAMED]) + more
        found = one["found"][0] if one["found"] else "nothing"
        yield line((one["query"], one["page"], str(one["rank"] or "none"), found, right))


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
