"""Ten thousand documents: never a traceback, never more than two seconds, always a position and words that can be said.

`CROCEVIA_FUZZ=20` tries twenty times as many, each time others: for the night.
"""

import os
import time
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crocevia import check, flat, load, press, translated
from crocevia.catalogue import survey
from crocevia.findings import FORMATS
from tests.hostile import grammar
from tests.hostile.grammar import ROOT

TIMES = int(os.environ.get("CROCEVIA_FUZZ", "0"))
# A process's own time: the machine may have other things to do.
SLOW = 2.0
# Findings that mean a file as a whole.
WHOLE = {"empty", "too-large", "missing", "too-many"}


@cache
def rulebook():
    return survey(press.settings(ROOT / "site_config.yml"), date(2026, 11, 21))[0]


@cache
def folder():
    """A folder for the record of the moment; it goes when the process does."""
    held = TemporaryDirectory(prefix="fuzz-")
    Path(held.name, "catalogue").mkdir()
    return held


KINDS = sorted(rulebook().kinds)
NAMES = sorted({field.name for kind in rulebook().kinds.values() for field in kind.written})
RECORDS = grammar.mutilated(grammar.RECORDS)
# (documents, how many): 10,000 in all, in parts that processes share.
PARTS = [
    *[(f"mutilated {part}", RECORDS, 1_000) for part in range(4)],
    *[(f"written {part}", grammar.written(NAMES), 1_000) for part in range(4)],
    ("almost YAML", grammar.ALMOST, 1_000),
    ("any bytes", grammar.ANY, 500),
]
TRANSLATED = [("mutilated", grammar.mutilated(grammar.TRANSLATIONS)), ("written", grammar.written(NAMES))]


def test_ten_thousand_documents_are_tried():
    assert sum(count for *_, count in PARTS) + 250 * len(TRANSLATED) == 10_000


def tried(documents, count, name):
    """Hypothesis' own settings: the same documents each time, but at night."""

    def run(held):
        # Named after its part, so that parts are of different documents.
        held.__name__ = f"{held.__name__}_{name.replace(' ', '_')}"
        limits = settings(
            max_examples=count * max(1, TIMES),
            derandomize=not TIMES,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        limits(given(document=documents, kind=st.sampled_from(KINDS))(held))()

    return run


@pytest.mark.parametrize(("name", "documents", "count"), PARTS, ids=[name for name, *_ in PARTS])
def test_any_document_gives_a_record_or_findings(name, documents, count):
    root = Path(folder().name)

    @tried(documents, count, name)
    def holds(document, kind):
        path = root / "catalogue" / f"{kind}-one.yml"
        path.write_bytes(document)
        start = time.process_time()
        source = load.read(path, kind, f"catalogue/{path.name}")
        findings = sorted(check.check(source, rulebook(), root))
        assert time.process_time() - start < SLOW
        assert source.whole or findings
        well_told(findings, document)
        # What the quick reader reads, the parser reads alike.
        text = document.decode("utf-8", "replace")
        quick = flat.read(text.removeprefix("\ufeff"))
        if quick is not None and text.encode() == document:
            assert by_the_parser(path, kind) == quick


def by_the_parser(path, kind):
    """The cells without the quick reader."""
    quick, flat.read = flat.read, lambda _: None
    try:
        return load.read(path, kind, path.name).cells
    finally:
        flat.read = quick


@pytest.mark.parametrize(("name", "documents"), TRANSLATED, ids=[name for name, _ in TRANSLATED])
def test_any_document_is_a_translation_or_gives_findings(name, documents):
    path = Path(folder().name) / "translation.yml"

    @tried(documents, 250, f"translated {name}")
    def holds(document, kind):
        path.write_bytes(document)
        start = time.process_time()
        nested = load.nested(path, path.name)
        source = load.Source(kind, "one", "one.yml", dict.fromkeys(NAMES, "x"))
        findings = sorted(translated.check(nested, path.name, source, rulebook()))
        assert time.process_time() - start < SLOW
        assert nested.entries or findings
        well_told(findings, document)


def well_told(findings, document):
    """Each at a place that is there, in words that every form of report can say."""
    text = document.decode("utf-8", "replace")
    # YAML knows more ends of a line than editors do.
    lines = text.count("\n") + sum(map(text.count, "\r\x85\u2028\u2029")) + 1
    for one in findings:
        assert one.line >= 1 or one.code in WHOLE, one
        assert one.line <= lines, one
        assert one.column >= 1 or not one.line, one
        assert one.problem.in_("it")
        assert one.problem.in_("en")
    for report in FORMATS.values():
        report(findings, "it").encode("utf-8", "backslashreplace")
