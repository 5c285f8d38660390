"""`import`: makes records of what a municipality has (a spreadsheet, an HSDS package, a Data Package), and accounts for it."""

from __future__ import annotations

import argparse
from pathlib import Path

from crocevia import catalogue, press, publish
from crocevia.commands import FINE, FOUND, usage
from crocevia.imports import plan, report, road, writing
from crocevia.imports.given import Refused
from crocevia.imports.road import Asked, Imported
from crocevia.language import say

NAME, HELP = "import", "make records of a spreadsheet, an HSDS package or a Data Package, and account for every cell"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is brought, what it is, what is said of it."""
    parser.add_argument("format", choices=sorted(road.FORMATS), help="what the file is")
    parser.add_argument("file", metavar="FILE", type=Path, help="the file (for hsds a folder or an archive too)")
    parser.add_argument("--kind", default="", help="what its rows are: services, associations …")
    parser.add_argument("--map", metavar="MAP.yml", type=Path, help="which column goes where, as --save-map wrote it")
    parser.add_argument("--save-map", metavar="MAP.yml", type=Path, help="write the map there, to be corrected")
    parser.add_argument("--yes", action="store_true", help="write the records (without it nothing is written)")
    parser.add_argument("--dry-run", action="store_true", help="only show what would be done (as without --yes)")
    parser.add_argument(
        "--report", metavar="FILE.csv", type=Path, help="every cell and what became of it (.csv or .md)"
    )
    parser.add_argument(
        "--sheet", default="", help="which sheet of a workbook (default: the first that holds anything)"
    )
    parser.add_argument("--resource", default="", help="which resource of a Data Package")
    parser.add_argument("--set", metavar="FIELD=VALUE", action="append", default=[], help="for every record without it")
    parser.add_argument("--name", default="", help="what this list is called in the records (default: the file's name)")
    parser.add_argument("--source-title", default="", help="the list's title, as pages say it")
    parser.add_argument("--source-url", default="", help="where the list can be read")
    parser.add_argument("--source-read-on", default="", help="the day of the list (default: today)")
    parser.add_argument("--country", default="IT", help="where telephones without a prefix are (default: IT)")
    parser.add_argument(
        "--keep-persons", choices=("yes", "no"), default="no", help="keep what may be a person's (default: no)"
    )


def run(asked: argparse.Namespace) -> int:
    """Show the map and the account; write only when told to."""
    over = dict(one.partition("=")[::2] for one in asked.set)
    request = Asked(
        format=asked.format,
        file=asked.file,
        kind=asked.kind,
        map=asked.map,
        part=asked.sheet or asked.resource,
        name=asked.name,
        over=over,
        source_title=asked.source_title,
        source_url=asked.source_url,
        source_read_on=asked.source_read_on,
        country=asked.country.upper(),
        keep_persons=asked.keep_persons == "yes",
    )
    try:
        return _run(request, asked)
    except Refused as error:
        return usage(error.message, asked.lang)


def _run(request: Asked, asked: argparse.Namespace) -> int:
    _writable(asked)
    settings, today = press.settings(asked.config), publish.today()
    judged = catalogue.judge(settings, today)
    book = judged.rulebook
    try:
        imported = road.bring(request, settings, book, judged.sources, today)
    except Refused:
        # The map helps to find what is missing: it is written even where the import cannot be done yet.
        if asked.save_map:
            brought, plans = road.read(request, book.kinds, book)
            _save(asked, plan.written(plans, brought))
        raise
    print(report.mapping(imported.brought.tables, imported.plans, book.kinds, asked.lang))
    if asked.save_map:
        _save(asked, plan.written(imported.plans, imported.brought, imported.unmatched))
    print(report.summary(imported, asked.lang))
    if asked.report:
        asked.report.write_bytes(report.REPORTS[asked.report.suffix](imported.account.lines(), asked.lang))
        print(say("Every cell is in {file}.", file=asked.report).in_(asked.lang))
    texts = writing.contents(imported.merged, imported.here, book, settings, imported.name)
    if not asked.yes or asked.dry_run:
        print(say("Nothing is written without --yes.").in_(asked.lang))
        return _ended(imported)
    writing.write(texts, settings)
    for path in texts:
        print(path.relative_to(settings.root).as_posix())
    return _ended(imported)


def _save(asked: argparse.Namespace, text: str) -> None:
    asked.save_map.write_text(text, encoding="utf-8")
    print(say("The map is in {file}: correct it, and run again with --map.", file=asked.save_map).in_(asked.lang))


def _ended(imported: Imported) -> int:
    """1 where a person must look: records left out because they may be there already."""
    return FOUND if imported.resembling else FINE


def _writable(asked: argparse.Namespace) -> None:
    """Raise Refused for a report or a map that would take the place of something else."""
    for path in filter(None, (asked.report, asked.save_map)):
        if path.is_symlink() or (path.exists() and asked.file.exists() and path.samefile(asked.file)):
            raise Refused(say("{file}: this would be written over", file=path))
        if not path.parent.is_dir():
            raise Refused(say("there is no folder {folder}", folder=path.parent))
    if asked.report and asked.report.suffix not in report.REPORTS:
        raise Refused(say("{file}: a report ends in .csv or .md", file=asked.report))
    if asked.dry_run and asked.yes:
        raise Refused(say("either --yes or --dry-run"))
