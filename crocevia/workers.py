"""Work in several processes: forked, so that they share what the parent has read without a copy."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Answer = TypeVar("Answer")

# What the workers inherit: sending it to each would cost more than the work.
_inherited: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def mapped(work: Callable[[Any], Answer], tasks: Sequence[Any], jobs: int, *, ordered: bool) -> Iterator[Answer]:
    """`work` done on every task, in `jobs` processes; in the tasks' order, or as they are done.

    A worker inherits `work` and the tasks as they are; only its answers are sent back.
    """
    global _inherited  # noqa: PLW0603 - a forked worker has no other way to what is not sent
    if jobs < 2 or len(tasks) < 2:  # noqa: PLR2004 - one alone needs no company
        yield from map(work, tasks)
        return
    _inherited = (work, tasks)
    try:
        # A worker's records live as long as it does: the collector would only copy, by its marks, what all share.
        with multiprocessing.get_context("fork").Pool(jobs, initializer=gc.disable) as pool:
            done = pool.imap if ordered else pool.imap_unordered
            yield from done(_do, range(len(tasks)))
    finally:
        _inherited = None


def _do(index: int) -> Any:
    assert _inherited is not None  # noqa: S101 - set by the only caller
    work, tasks = _inherited
    return work(tasks[index])
