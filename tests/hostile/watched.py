"""Runs `build.py` and writes down what it asks of the system: `python -m tests.hostile.watched REPORT ARGUMENTS…`.

Python tells its audit hooks of every file opened, process begun, connection made and text compiled (PEP 578); a hook
cannot be taken away again.
"""

import json
import os
import re
import sys
from pathlib import Path

from crocevia import cli

# Whatever begins with one of these is written down with what it was about.
WATCHED = (
    "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pty.", "socket.",
    "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.", "webbrowser.", "sqlite3.",
    "os.symlink", "os.link", "os.chmod", "os.chown", "os.kill", "os.putenv", "os.setxattr", "pickle.", "ctypes.dlopen",
    "code.", "cpython.run_",
)  # fmt: skip
# What changes files; its paths are the arguments that are texts.
CHANGING = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.utime", "shutil.")
BELOW = ("os.remove", "os.rmdir")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# The words that a hostile record's payload stands between.
PAYLOAD = re.compile(r"q\d+a ")

report = {"asked": [], "read": [], "changed": [], "compiled": []}


def hook(event, arguments):
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, str | bytes | os.PathLike):
            report["changed" if flags & WRITING else "read"].append(_whole(path))
    elif event == "compile":
        source = arguments[0]
        text = source.decode("utf-8", "replace") if isinstance(source, bytes) else str(source)
        if PAYLOAD.search(text):
            report["compiled"].append(text[:200])
    elif event.startswith(CHANGING):
        # What is removed may be named from an open folder (the last argument).
        above = f"/proc/self/fd/{arguments[-1]}" if event in BELOW and arguments[-1] >= 0 else ""
        paths = [_whole(one, above) for one in arguments if isinstance(one, str | bytes)]
        # What is copied is read; where it goes is changed.
        report["changed"] += paths[-1:] if event.startswith("shutil.copy") else paths
    elif event.startswith(WATCHED):
        report["asked"].append([event, repr(arguments)[:200]])


def _whole(path, above=""):
    # Not `resolve`: where a link leads is not what was asked for.
    return os.path.abspath(os.path.join(above and os.readlink(above), os.fsdecode(path)))  # noqa: PTH100, PTH115, PTH118


def main():
    target, *arguments = sys.argv[1:]
    # Loading Python's own libraries, before this, is not what a record can cause.
    sys.addaudithook(hook)
    try:
        return cli.main(arguments)
    finally:
        said = json.dumps(report)
        Path(target).write_text(said, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
