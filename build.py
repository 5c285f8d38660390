"""Builds, checks and serves the catalogue: `python build.py --help`."""

import sys

from crocevia.cli import main

if __name__ == "__main__":
    sys.exit(main())
