"""Small Git repositories in a folder of a test, with the settings of no one."""

import os
import subprocess
from pathlib import Path

WHO = (
    "-c",
    "user.name=A",
    "-c",
    "user.email=a@example.org",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "init.defaultBranch=main",
)


def git(folder, *arguments, at=""):
    """What Git answers; what is committed is so at a moment, if one is given."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    environment |= {"GIT_COMMITTER_DATE": at, "GIT_AUTHOR_DATE": "2001-01-01 00:00:00 +0900"} if at else {}
    done = subprocess.run(
        ["git", "-C", str(folder), *WHO, *arguments], env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


def committed(folder: Path):
    """All that stands in the folder as a commit of `main`, and a branch `work` begun there."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "begun")
    git(folder, "checkout", "--quiet", "-b", "work")
