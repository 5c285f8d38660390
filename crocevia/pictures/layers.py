"""A diagram of what leads to what, in layers from where one begins; what leads back is drawn with a broken line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crocevia.pictures.canvas import Canvas, Label, Words

_WIDE, _HIGH, _GAP, _BETWEEN, _EDGE = 230, 54, 14, 90, 8


@dataclass(frozen=True, slots=True)
class Layers:
    """`links` are pairs of places in `names`."""

    title: Words
    about: Words
    names: Sequence[Words]
    links: Sequence[tuple[int, int]]

    def canvas(self) -> Canvas:
        """The picture, as wide as the longest chain."""
        layers = arranged(len(self.names), self.links)
        width = len(layers) * (_WIDE + _BETWEEN) - _BETWEEN + 2 * _EDGE
        high = max(map(len, layers)) * (_HIGH + _GAP) - _GAP + 2 * _EDGE
        canvas = Canvas(width, high, self.title, self.about)
        corners = {
            node: (_EDGE + column * (_WIDE + _BETWEEN), _EDGE + row * (_HIGH + _GAP))
            for column, layer in enumerate(layers)
            for row, node in enumerate(layer)
        }
        for start, end in self.links:
            _link(canvas, corners[start], corners[end])
        for node, (x, y) in corners.items():
            canvas.box(x, y, _WIDE, _HIGH, "#eef4f5")
            canvas.label(Label(self.names[node], x + _WIDE / 2, y + 31, _WIDE - 12, "middle", 12, lines=3))
        return canvas


def _link(canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    (x, y), (to_x, to_y) = start, end
    if to_x > x:
        canvas.arrow((x + _WIDE, y + _HIGH / 2, to_x - 2, to_y + _HIGH / 2))
    elif start == end:
        canvas.arrow((x + _WIDE, y + 12, x + _WIDE, y + _HIGH - 12), dashed=True, bend=-1)
    else:
        # From one side to the same: around what stands between.
        canvas.arrow((x + _WIDE, y + _HIGH * 0.75, to_x + _WIDE, to_y + _HIGH * 0.75), dashed=True, bend=0.3)


def arranged(count: int, links: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The layers that `count` things stand in, each near those that lead to it. A circle's things follow one another.

    >>> arranged(4, [(0, 1), (2, 1), (1, 3)])
    [[0, 2], [1], [3]]
    """
    import networkx as nx  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types; only who draws waits for it

    graph = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(links)
    forward = _opened(graph)
    layers = [sorted(layer) for layer in nx.topological_generations(forward)]
    place = {node: float(row) for layer in layers for row, node in enumerate(layer)}
    for layer in layers[1:]:
        for node in layer:
            before = [place[one] for one in forward.predecessors(node)]
            place[node] = sum(before) / len(before)
        layer.sort(key=lambda node: (place[node], node))
        place |= {node: float(row) for row, node in enumerate(layer)}
    return layers


def _opened(graph: Any) -> Any:
    """The graph without the links that close a circle: those that lead back to what comes first in it."""
    import networkx as nx  # noqa: PLC0415 - likewise

    forward = graph.copy()
    for circle in [one for one in nx.strongly_connected_components(graph) if len(one) > 1]:
        within = forward.subgraph(circle).copy()
        order = {node: rank for rank, node in enumerate(nx.dfs_preorder_nodes(within, min(circle)))}
        forward.remove_edges_from([(a, b) for a, b in within.edges if order[b] <= order[a]])
    forward.remove_edges_from(list(nx.selfloop_edges(forward)))
    return forward


def round_about(count: int, links: Sequence[tuple[int, int]]) -> list[int]:
    """For each of `count` things the circle that it is in, as a number; two that cannot reach each other differ.

    >>> round_about(3, [(0, 1), (1, 0), (1, 2)])
    [0, 0, 2]
    """
    import networkx as nx  # noqa: PLC0415 - only who draws waits for it

    graph = nx.DiGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(links)
    found = {node: min(circle) for circle in nx.strongly_connected_components(graph) for node in circle}
    return [found[node] for node in range(count)]
