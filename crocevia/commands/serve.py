"""`serve`: shows the site, built anew at every change."""

from __future__ import annotations

import argparse

from crocevia import press
from crocevia.commands import FINE

NAME, HELP = "serve", "show the site, built anew at every change"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to show it."""
    parser.add_argument("--address", default="127.0.0.1:8000", help="host:port (default: 127.0.0.1:8000)")


def run(asked: argparse.Namespace) -> int:
    """Serve until told to stop."""
    press.serve(asked.config, asked.address, asked.lang)
    return FINE
