"""The commands of `build.py`: every module is one, found by listing the folder.

A command has `NAME`, `HELP`, `arguments(parser)` that says what may be given to it, and `run(asked)` that does it and gives
FINE, FOUND or USAGE.
"""

from __future__ import annotations

import gc
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

from crocevia.findings import Finding, as_text
from crocevia.language import Message

# All is well; something is to be mended; the command was not understood.
FINE, FOUND, USAGE = 0, 1, 2


def modules(asked: str = "") -> list[ModuleType]:
    """The command asked for, so that nobody waits for what another one needs; all, by their names, where there is none."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    one = asked.replace("-", "_")
    return [import_module(f"{__name__}.{name}") for name in ([one] if one in names else names)]


def usage(problem: Message, language: str) -> int:
    """Say why a command cannot be done as it was given."""
    print(problem.in_(language), file=sys.stderr)
    return USAGE


def refused(problem: Message, findings: Sequence[Finding], language: str) -> int:
    """Say why nothing was done, and what must be mended first, if that is it."""
    if findings:
        print(as_text(findings, language), file=sys.stderr)
    print(problem.in_(language), file=sys.stderr)
    return FOUND if findings else USAGE


@contextmanager
def uncollected() -> Iterator[None]:
    """All that a command makes lives to its end: looking for garbage among 10,000 records would take a tenth of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
