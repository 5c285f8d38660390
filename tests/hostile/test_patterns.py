"""The patterns of our schemas and lists: a value that almost fits is refused as soon as any other."""

import re
import time
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DECLARED = sorted(
    path
    for city in (ROOT, *(ROOT / "tests" / "data").iterdir())
    for name in ("schemas", "vocabularies")
    for path in (city / "catalogue" / name).glob("*.yml")
)


def patterns(content):
    """Every `pattern` in a declaration."""
    if isinstance(content, dict):
        found = content.get("constraints")
        if isinstance(found, dict) and "pattern" in found:
            yield str(found["pattern"])
        content = list(content.values())
    for one in content if isinstance(content, list) else ():
        yield from patterns(one)


FOUND = sorted(
    {one for path in DECLARED for one in patterns(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader))}
)
# What a pattern may take in many ways before it fails at the end.
ALMOST = [
    piece * (30_000 // len(piece)) + end
    for piece in ("a", "0", "a-", "0-", "2026-", "1.", "Aa0-", "--")
    for end in ("!", "-", "é")
]


def test_there_are_patterns():
    assert len(FOUND) > 3


@pytest.mark.parametrize("pattern", FOUND)
def test_no_pattern_of_ours_takes_for_ever(pattern):
    compiled = re.compile(pattern)
    start = time.process_time()
    for value in ALMOST:
        compiled.fullmatch(value)
    assert time.process_time() - start < 0.5
