"""`new`: begins a record, a file with every field explained."""

from __future__ import annotations

import argparse
from pathlib import Path

from crocevia import catalogue, press, publish, skeleton
from crocevia.commands import FINE, usage
from crocevia.language import say

NAME, HELP = "new", "begin a record: a file with every field explained"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Its kind and its name."""
    parser.add_argument("kind", metavar="KIND", help="its kind: services, groups …")
    parser.add_argument("id", metavar="ID", help="its name: small letters, digits and hyphens")


def run(asked: argparse.Namespace) -> int:
    """Write the file, unless it is there."""
    settings = press.settings(asked.config)
    rulebook, _, _ = catalogue.survey(settings, publish.today())
    kind = rulebook.kinds.get(asked.kind)
    if kind is None:
        return usage(say("the kinds are: {kinds}", kinds=", ".join(rulebook.kinds)), asked.lang)
    if any(True for _ in rulebook.sheets[kind.name].identifier(asked.id)):
        problem = say("a file's name is made of small letters without accents, digits and hyphens")
        return usage(problem, asked.lang)
    file = settings.catalogue / kind.name / f"{asked.id}.yml"
    if file.exists():
        return usage(say("{file} is already there", file=file.name), asked.lang)
    file.parent.mkdir(exist_ok=True)
    text = skeleton.skeleton(kind, file, settings, rulebook.vocabularies, publish.today())
    file.write_text(text, encoding="utf-8")
    print(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file)
    return FINE
