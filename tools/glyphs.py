"""Writes `crocevia/glyphs/ranges.py`: the characters that the fonts of our paper can draw. For maintainers, when fonts change.

usage: python tools/glyphs.py FOLDER > crocevia/glyphs/ranges.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import wrap

from fontTools.ttLib import TTFont

HEAD = '"""The characters that our fonts can draw, as ranges of code points: made by tools/glyphs.py, never by hand."""'


def main() -> None:
    """Read every font of the folder, print the module."""
    lines = wrap(" ".join(ranges(covered(Path(sys.argv[1])))), 110)
    quoted = "\n".join(f'    "{line} "' for line in lines)
    sys.stdout.write(f"{HEAD}\n\nRANGES = (\n{quoted}\n)\n")


def covered(folder: Path) -> set[int]:
    """The code points that any family can draw, in regular and in bold."""
    styles: dict[str, set[int]] = {}
    for file in sorted(folder.glob("*.ttf")):
        _, _, style = file.stem.partition("_")
        with TTFont(file, lazy=True) as font:
            styles.setdefault(style, set()).update(font.getBestCmap())
    return set.intersection(*styles.values())


def ranges(points: Iterable[int]) -> Iterator[str]:
    """`20-7e` for every run, `a9` for a point alone."""
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return (f"{first:x}" if first == last else f"{first:x}-{last:x}" for first, last in runs)


if __name__ == "__main__":
    main()
