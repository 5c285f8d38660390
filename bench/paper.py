"""Times a booklet of 500 records beside the same entries printed by Chromium; then all channels of what one takes away.

A booklet is what Typst makes of the data, and the fold what becomes of it on sheets. The peer is given the same entries as
HTML, with the same fonts' sizes and the same QR codes, and prints them to PDF, tagged, in a process begun anew, as one has
to. Then the named channels write what they have of synthetic records, in two processes and all languages; memory is the PSS
of all processes at its highest, the catalogue included.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from bench import measure, report, synthetic
from bench.build import ROOT, names, working
from bench.contenders import Terms
from bench.contenders import crocevia as city
from crocevia import press, publish
from crocevia.catalogue import judge
from crocevia.channels import channels
from crocevia.edition import Edition, Pressed
from crocevia.paper.booklet import Booklets
from crocevia.paper.shelf import Format
from crocevia.shell import Shell, hole

MIB = 1024 * 1024
LANGUAGES = ("it", "ar", "zh")
# Those of the site: what channels write is in all of them.
ALL = ("it", "en", "fr", "es", "ro", "uk", "ar", "zh")
TAKEN = ("booklets", "calendars", "contacts", "feeds", "posters")
SHELL = Shell.of(f"<!doctype html><html lang='it'><title>{hole('title')}</title><main>{hole('main')}</main></html>")
HEADS = ("booklet", "seconds", "processor s", "pages", "MiB")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options."""
    add = parser.add_argument
    add("--entries", type=int, default=500, metavar="N", help="records in the booklet (default: 500)")
    add(
        "--records",
        type=int,
        default=5_000,
        metavar="N",
        help="records of which channels write (default: 5,000; 0: none)",
    )
    add("--only", type=names, metavar="NAMES", help="of the channels, with commas (default: all that one takes away)")
    add(
        "--chromium", default=shutil.which("chromium") or "", metavar="F", help="the peer's program (default: chromium)"
    )
    add("--jobs", type=int, default=2, help="processes (default: 2)")
    add("--json", type=Path, metavar="FILE", help="write the figures there")
    add("--city", type=Path, default=ROOT, help="settings, templates, docs/it, schemas (default: the project's own)")
    add("--keep", type=Path, metavar="DIR", help="work in this new folder and leave it (default: a temporary one)")


def run(asked: argparse.Namespace) -> int:
    """Measure booklets, then channels; print tables, write the JSON."""
    with working(asked.keep) as folder:
        edition = _edition(asked, max(asked.entries, asked.records), folder)
        # First what is forked: of a process in which Typst has run, its threads are not forked with it, and a child would wait for them.
        taken = _taken(edition, asked, folder / "site") if asked.records else {}
        rows = [row for language in LANGUAGES for row in _booklets(edition, language, asked, folder)]
    figures = {"benchmark": "paper", "machine": report.machine(), "booklets": rows, "channels": taken}
    print("\n".join([report.line(HEADS), "|---|" + "---:|" * 4, *(report.line(tuple(row.values())) for row in rows)]))
    print(json.dumps(taken, indent=1))
    report.save(figures, asked.json)
    return 0


def _edition(asked: argparse.Namespace, count: int, folder: Path) -> Edition:
    terms = Terms(asked.city.resolve(), asked.jobs, ())
    city.prepare(list(synthetic.records(count, terms.city / "catalogue" / "vocabularies")), folder / "city", terms)
    settings = replace(press.settings(folder / "city" / "site_config.yml"), languages=ALL)
    day = datetime.fromtimestamp(city.EPOCH, UTC).date()
    pressed = {language: Pressed(SHELL, {}) for language in settings.languages}
    return publish.edition(judge(settings, day, asked.jobs), settings, day, pressed, lambda _: "<svg></svg>")


def _booklets(edition: Edition, language: str, asked: argparse.Namespace, folder: Path) -> list[dict[str, str]]:
    """A booklet in each format and, where there is a peer, the peer's."""
    refs = [record.ref for record in edition.catalogue][: asked.entries]
    rows = []
    for format in Format:
        # Entries and codes are made anew each time: they are part of the work. The fonts have been read.
        booklets = Booklets(edition, language)
        booklets.list_pdf(refs[:1], "", edition.absolute("list/"), format)
        rows.append(
            _timed(
                f"{language}, {format}", lambda b=booklets, f=format: b.list_pdf(refs, "", edition.absolute("list/"), f)
            )
        )
    if asked.chromium:
        data = Booklets(edition, language).listed(refs, "", edition.absolute("list/"))
        page = folder / f"{language}.html"
        page.write_text(_html(data, language), encoding="utf-8")
        # Its helpers are not our children: the kernel does not tell us what they spent.
        rows.append({**_timed(f"{language}, Chromium", lambda: _printed(asked.chromium, page, folder)), "cpu": "—"})
    return rows


def _timed(name: str, make: Any) -> dict[str, str]:
    before, start = os.times(), time.perf_counter()
    data = make()
    seconds, after = time.perf_counter() - start, os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    return {
        "name": name,
        "seconds": f"{seconds:.2f}",
        "cpu": f"{cpu:.2f}",
        "pages": str(pages),
        "mib": f"{len(data) / MIB:.1f}",
    }


def _printed(chromium: str, page: Path, folder: Path) -> bytes:
    target = page.with_suffix(".pdf")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer"]
    command = [chromium, *flags, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", page.as_uri()]
    # Its arguments are ours.
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    if not target.is_file():
        raise measure.Failed(done.stderr.decode(errors="replace")[-500:])
    return target.read_bytes()


def _html(data: Mapping[str, Any], language: str) -> str:
    """The same entries for a browser."""
    said, parts = html.escape, []
    for one in (entry for section in data["sections"] for entry in section["entries"]):
        lines = [
            one["what"]["text"],
            ", ".join(w["text"] for w in one["where"]),
            "; ".join(one["when"]),
            one["caution"]["text"],
        ]
        phones = " ".join(f"<a href='{said(p['uri'])}'><b>{said(p['shown'])}</b></a>" for p in one["phones"])
        text = "".join(f"<p>{said(line)}</p>" for line in lines if line)
        parts.append(
            f"<article><div><h2>{said(one['name']['text'])}</h2>{text}<p>{phones}</p></div><i>{one['qr']}</i></article>"
        )
    style = "body{font:14pt sans-serif}article{display:flex;break-inside:avoid}div{flex:1}p{margin:0}svg{width:2.5cm;height:2.5cm}"
    turned = "rtl" if language == "ar" else "ltr"
    return f"<!doctype html><html lang={language} dir={turned}><meta charset=utf-8><title>x</title><style>{style}</style>{''.join(parts)}"


def _taken(edition: Edition, asked: argparse.Namespace, folder: Path) -> dict[str, dict[str, Any]]:
    """Seconds, memory and files of each channel that one takes away, in `jobs` processes."""
    wanted: Sequence[str] = asked.only or TAKEN
    found: dict[str, dict[str, Any]] = {}
    for name in (one for one in wanted if one in channels()):
        described = list(channels()[name].outputs(edition))
        with measure.Sampler(os.getpid()) as sampler:
            before, start = os.times(), time.perf_counter()
            files = publish.write(described, folder / name, asked.jobs)
            seconds, after = time.perf_counter() - start, os.times()
        _, size = measure.written(folder / name)
        found[name] = {
            "seconds": round(seconds, 2),
            # Of the processes that wrote, which have ended.
            "cpu": round(sum(after[:4]) - sum(before[:4]), 1),
            "files": files,
            "mib": round(size / MIB, 1),
            "peak_mib": sampler.peak // MIB,
        }
    return found
