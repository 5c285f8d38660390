"""Chains that lead back to where they began ("A leads to B, B leads to A"): allowed, but told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from crocevia import load
from crocevia import meanings as m
from crocevia.findings import Finding, Level
from crocevia.kinds import Kind
from crocevia.language import say
from crocevia.load import Source

# A catalogue with more has not been told too little.
MOST = 50


def check(sources: Iterable[Source], kinds: Mapping[str, Kind], root: Path) -> Iterator[Finding]:
    """A warning for each circle, at the line that closes it. `root` is the folder that files are relative to."""
    by_name = {f"{one.kind}/{one.id}": one for one in sources if m.LEADS_TO in kinds[one.kind].by_meaning}
    links = {name: dict.fromkeys(_links(source, kinds)) for name, source in by_name.items()}
    for circle in _circles(links):
        last, first = circle[-1], circle[0]
        source = by_name[last]
        field = kinds[source.kind].by_meaning[m.LEADS_TO]
        index = list(_links(source, kinds)).index(first)
        places = load.positions(root / source.file)
        line, column = places.get((field.name, index)) or places.get((field.name, -1)) or (0, 0)
        problem = say("these lead to each other in a circle: {names}", names=" → ".join([*circle, first]))
        remedy = say("If people really go round, leave it; otherwise take one of the links away.")
        yield Finding(source.file, line, column, field.name, Level.WARNING, "circle", first, problem, remedy)


def _links(source: Source, kinds: Mapping[str, Kind]) -> Iterator[str]:
    """The records that one leads to, as `kind/id`."""
    field = kinds[source.kind].by_meaning[m.LEADS_TO]
    cell = source.cells.get(field.name, ())
    for name in [cell] if isinstance(cell, str) else cell:
        alone = field.references[0].resource if field.references else ""
        yield name if "/" in name else f"{alone}/{name}"


def _circles(links: dict[str, dict[str, None]]) -> Iterator[list[str]]:
    """Circles, each opened once it was told, until none is left. Each begins at its first name in the alphabet."""
    for _ in range(MOST):
        try:
            # Whoever leads must stand before: the sorter is told of each what comes after it.
            TopologicalSorter(links).prepare()
        except CycleError as error:
            # Each is a predecessor of the next: the opposite of where people go. The first stands at the end again.
            circle = error.args[1][:0:-1]
            start = circle.index(min(circle))
            circle = circle[start:] + circle[:start]
            yield circle
            del links[circle[-1]][circle[0]]
        else:
            return
