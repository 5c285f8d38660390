"""Builds a site though the check has refused its records: `python -m tests.hostile.unchecked ARGUMENTS of build.py`."""

import sys

from crocevia import catalogue, cli, publish
from crocevia.press import commands


def judged(settings, *_, **__):
    """What was read, whatever is wrong with it."""
    return catalogue.judge(settings, publish.today())


if __name__ == "__main__":
    commands.judge = judged
    sys.exit(cli.main())
