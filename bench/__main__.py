"""The command line: every module of this package that has `arguments` and `run` is a benchmark of its name."""

from __future__ import annotations

import argparse
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Protocol, cast

import bench


class Benchmark(Protocol):
    """The contract of a benchmark; its docstring's first line is its help."""

    __doc__: str | None

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options."""

    def run(self, asked: argparse.Namespace) -> int:
        """Measure, print; the exit status."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=bench.__doc__)
    commands = parser.add_subparsers(required=True, metavar="BENCHMARK")
    for name, benchmark in _benchmarks():
        said = (benchmark.__doc__ or "").partition("\n")[0]
        command = commands.add_parser(name, help=said, description=said)
        benchmark.arguments(command)
        command.set_defaults(run=benchmark.run)
    asked = parser.parse_args(arguments)
    status: int = asked.run(asked)
    return status


def _benchmarks() -> Iterator[tuple[str, Benchmark]]:
    for module in pkgutil.iter_modules(bench.__path__):
        if not module.name.startswith("_"):
            loaded = import_module(f"bench.{module.name}")
            if hasattr(loaded, "run") and hasattr(loaded, "arguments"):
                yield module.name, cast("Benchmark", loaded)


if __name__ == "__main__":
    sys.exit(main())
