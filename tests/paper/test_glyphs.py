"""Characters that paper can show: the list against the fonts themselves, and what becomes of the others."""

import importlib.util
from pathlib import Path

import pytest

from crocevia import glyphs
from crocevia.bundles import NotBundled
from crocevia.glyphs.ranges import RANGES
from crocevia.paper import fonts

TOOL = Path(__file__).parents[2] / "tools" / "glyphs.py"


def test_the_list_is_what_the_fonts_have():
    spec = importlib.util.spec_from_file_location("glyphs_tool", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    try:
        folder = fonts.folder()
    except NotBundled:
        pytest.skip("set-up has laid no fonts")
    assert " ".join(tool.ranges(tool.covered(folder))) == RANGES.strip()


@pytest.mark.parametrize(
    "text",
    [
        "Perché no?",
        "Її Ґанок",
        "مرحبا 123",
        "您有危险吗？",
        "București",
        "a\u200db",
        "x\ny",
        "Ştefan № 5 €",
        "می\u200cخواهم",
    ],
)
def test_what_people_here_write_can_be_shown(text):
    assert glyphs.missing(text) == ""
    assert glyphs.drawn(text) == text


def test_what_no_font_has_is_a_square_and_what_hides_is_left_out():
    assert glyphs.missing("a 😀 b 😀 ש") == "😀ש"
    assert glyphs.drawn("a 😀 b") == "a □ b"
    assert glyphs.drawn("\u202egnp.exe\u202c") == "gnp.exe"
    assert glyphs.missing("\u202ex") == ""
    assert glyphs.missing(glyphs.STAND_IN) == ""
