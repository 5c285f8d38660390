"""`issue-forms`: writes GitHub's issue forms from the schemas."""

from __future__ import annotations

import argparse
from pathlib import Path

from crocevia import catalogue, files, press, publish
from crocevia.commands import FINE, FOUND
from crocevia.forge import forms
from crocevia.language import say

NAME, HELP = "issue-forms", "write GitHub's issue forms from the schemas"
FOLDER = Path(".github") / "ISSUE_TEMPLATE"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether only to say it."""
    parser.add_argument("--check", action="store_true", help="change nothing; end with 1 where something would change")


def run(asked: argparse.Namespace) -> int:
    """Write the forms that are not as the schemas want them, and say which."""
    settings = press.settings(asked.config)
    rulebook, _, _ = catalogue.survey(settings, publish.today())
    wanted = {
        settings.root / FOLDER / name: text
        for name, text in forms.files(rulebook.kinds, rulebook.vocabularies, settings.source)
    }
    # A kind that is no more has no form; what somebody wrote by hand stays.
    old = {path: None for path in (settings.root / FOLDER).glob("*.yml") if path not in wanted and _is_ours(path)}
    changed = {path: text for path, text in (wanted | old).items() if not path.is_file() or _text(path) != text}
    if not asked.check:
        files.change(settings.root, changed)
    for path in sorted(changed):
        print(path.relative_to(settings.root).as_posix())
    if not changed:
        print(say("The issue forms are as the schemas want them.").in_(asked.lang))
    return FOUND if asked.check and changed else FINE


def _is_ours(path: Path) -> bool:
    return _text(path).startswith(forms.HEAD)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
