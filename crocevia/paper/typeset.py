"""Setting a page with Typst: a template of `templates/paper/` and data, never code, become a PDF or a picture.

What records say reaches a template as JSON, as texts and numbers: Typst shows texts, and reads no markup in them.

A template of long papers reads it from `sys.inputs`, and is compiled anew each time. One of short papers, of which there are
thousands, is a function of it: `laid-out`, compiled once. Of a long one that would take longer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from crocevia.glyphs import drawn
from crocevia.html.words import direction
from crocevia.paper.fonts import families, folder

if TYPE_CHECKING:
    from typst import Compiler

# ISO 14289-1: every text has its tag, its language and its place in the order of reading.
STANDARD: Final = "ua-1"


class Typesetter:
    """Sets pages with the templates of a folder."""

    def __init__(self, templates: Path, today: date) -> None:
        self.templates = templates / "paper"
        # The day of the edition: the same catalogue gives the same bytes.
        self.timestamp = int(datetime.combine(today, time(), UTC).timestamp())

    def pdf(self, template: str, language: str, data: Mapping[str, Any]) -> bytes:
        """A tagged PDF of a long paper. `data` is JSON; the template finds it, with the language's own, in `common.typ`."""
        compiler = _compiler(self.templates, template)
        made = compiler.compile(
            format="pdf",
            sys_inputs={"data": _encoded(language, data)},
            pdf_standards=[STANDARD],
            timestamp=self.timestamp,
        )
        return cast("bytes", made)

    def sheet(self, template: str, language: str, data: Mapping[str, Any]) -> bytes:
        """A tagged PDF of a short paper: what the template's `laid-out` makes of `data`, with the language's own."""
        compiler = _compiler(self.templates, template)
        # Between quotes only these two mean anything else than themselves, and JSON has no line breaks.
        told = _encoded(language, data).replace("\\", "\\\\").replace('"', '\\"')
        source = f'#import "/{template}": laid-out\n#laid-out(json(bytes("{told}")))'
        made = compiler.compile(input=source.encode(), format="pdf", pdf_standards=[STANDARD], timestamp=self.timestamp)
        return cast("bytes", made)

    def png(self, template: str, language: str, data: Mapping[str, Any], pixels_per_inch: float = 72) -> bytes:
        """A picture of a single page; at 72 pixels an inch a point of the page is a pixel."""
        compiler = _compiler(self.templates, template)
        return cast(
            "bytes",
            compiler.compile(format="png", ppi=pixels_per_inch, sys_inputs={"data": _encoded(language, data)}),
        )


@cache
def _compiler(templates: Path, template: str) -> Compiler:
    """One for each template and process: it has read the fonts, and remembers what it has laid out."""
    import typst  # noqa: PLC0415 - only who prints pays for it

    return typst.Compiler(
        str(templates / template), root=str(templates), font_paths=[str(folder())], ignore_system_fonts=True
    )


def _encoded(language: str, data: Mapping[str, Any]) -> str:
    own = {"language": language, "direction": direction(language), "fonts": families(language)}
    return json.dumps(_drawn({**own, **data}), ensure_ascii=False)


def _drawn(content: Any) -> Any:
    """The same with every text as paper shows it: a glyph that no font has would be a hole, and no valid PDF/UA."""
    match content:
        case str():
            return drawn(content)
        case Mapping():
            return {key: _drawn(one) for key, one in content.items()}
        case list() | tuple():
            return [_drawn(one) for one in content]
    return content
