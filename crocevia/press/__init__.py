"""The press: the only room that knows MkDocs, and the only writer of the site's folder.

MkDocs and Material press, in each language, the pages written by hand and one shell; channels fill the shells. All is
written beside the old site and exchanged with it at the end, so that a build that fails harms nothing.
"""

import os

# Material tells every build that its house closes in 2027: known (manual/architecture.md), and no help to an editor.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from crocevia.press.city import Broken, Refused, settings
from crocevia.press.commands import build, serve
from crocevia.press.plugin import Plugin

__all__ = ["Broken", "Plugin", "Refused", "build", "serve", "settings"]
