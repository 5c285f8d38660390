"""Who belongs to what: those that gather on one side, those that belong on the other, a line for each membership."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crocevia.pictures.canvas import Canvas, Label, Words

_WIDE, _BETWEEN, _HIGH, _ROW, _EDGE = 300, 150, 50, 26, 8


@dataclass(frozen=True, slots=True)
class Web:
    """`links` are pairs of places: in `hubs`, and in `members`."""

    title: Words
    about: Words
    hubs: Sequence[Words]
    members: Sequence[Words]
    links: Sequence[tuple[int, int]]

    def canvas(self) -> Canvas:
        """The picture: each hub at the height of the middle of its members."""
        import networkx as nx  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types; only who draws waits for it

        graph = nx.Graph()
        graph.add_nodes_from(("hub", number) for number in range(len(self.hubs)))
        graph.add_edges_from((("hub", hub), ("member", member)) for hub, member in self.links)
        step = max(_ROW, -(-len(self.hubs) * (_HIGH + 12) // max(1, len(self.members))))
        middles = {member: _EDGE + step * (row + 0.5) for row, member in enumerate(_ordered(self.links))}
        tops = _heights([[middles[member] for _, member in graph["hub", hub]] for hub in range(len(self.hubs))])
        high = max([*middles.values(), *(top + _HIGH for top in tops)], default=0) + step / 2 + _EDGE
        canvas = Canvas(2 * (_WIDE + _EDGE) + _BETWEEN, round(high), self.title, self.about)
        for hub, member in self.links:
            x = _EDGE + _WIDE
            canvas.arrow((x, tops[hub] + _HIGH / 2, x + _BETWEEN - 6, middles[member]), head=False)
        for hub, top in enumerate(tops):
            canvas.box(_EDGE, top, _WIDE, _HIGH, "#c3e0e5")
            words = self.hubs[hub]
            canvas.label(Label(words, _EDGE + _WIDE / 2, top + 30, _WIDE - 12, "middle", bold=True, lines=2))
        for member, middle in middles.items():
            canvas.label(Label(self.members[member], _EDGE + _WIDE + _BETWEEN, middle + 5, _WIDE, size=12))
        return canvas


def _ordered(links: Sequence[tuple[int, int]]) -> list[int]:
    """The members in the order of the first hub that they belong to."""
    return list(dict.fromkeys(member for _, member in sorted(links)))


def _heights(around: Sequence[Sequence[float]]) -> list[float]:
    """The tops of boxes, each as near as it can be to the middle of the heights that it belongs to, none on another."""
    middles = [sum(heights) / len(heights) if heights else float("inf") for heights in around]
    tops = [0.0] * len(around)
    lowest: float = _EDGE
    for hub in sorted(range(len(around)), key=lambda hub: middles[hub]):
        tops[hub] = max(middles[hub] - _HIGH / 2, lowest) if around[hub] else lowest
        lowest = tops[hub] + _HIGH + 12
    return tops
