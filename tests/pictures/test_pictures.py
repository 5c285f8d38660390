"""Pictures hold every word as text, nothing that runs or fetches, and come out the same each time."""

import re
from xml.etree import ElementTree as ET

import pytest

from crocevia.pictures.bars import Bar, Bars
from crocevia.pictures.canvas import Canvas, Label
from crocevia.pictures.layers import Layers, arranged
from crocevia.pictures.matrix import ELSEWHERE, NOTHING, Cell, Matrix
from crocevia.pictures.web import Web
from crocevia.pictures.words import cut, lines, width
from crocevia.text import Text
from tests.parsers import svg

FOOD = Text({"it": "Mangiare", "ar": "الطعام", "zh": "吃饭"})
PICTURES = {
    "matrix": Matrix(
        "T", "A", [FOOD], ["Ivrea", "Borgo"], [[Cell("3", "+2", 1), Cell("", "+1", 0, ELSEWHERE)]], [(NOTHING, "n")]
    ),
    "bars": Bars("T", "A", [Bar(FOOD, [3, 2], ["3", "2"])], ["here", "there"]),
    "layers": Layers("T", "A", [FOOD, "Casa", "Lavoro"], [(0, 1), (1, 2), (2, 0)]),
    "web": Web("T", "A", ["Rete"], [FOOD, "Casa"], [(0, 0), (0, 1)]),
}


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("language", ["it", "ar", "zh"])
def test_a_picture_parses_and_says_its_words_in_the_language(name, language):
    texts = svg(PICTURES[name].canvas().svg(language))
    assert FOOD[language] in texts
    assert {"T", "A"} <= set(texts)


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_picture_has_the_same_bytes(name):
    assert PICTURES[name].canvas().svg("it") == PICTURES[name].canvas().svg("it")


def test_from_right_to_left_everything_is_mirrored():
    canvas = Canvas(200, 100, "T", "A")
    canvas.label(Label("x", 30, 20, 100, turn=45))
    right, left = (ET.fromstring(canvas.svg(one)) for one in ("ar", "it"))  # noqa: S314 - our own
    space = "{http://www.w3.org/2000/svg}"
    assert (left.find(f"{space}text").get("x"), left.get("direction")) == ("30", "ltr")
    assert (right.find(f"{space}text").get("x"), right.get("direction")) == ("170", "rtl")
    assert right.find(f"{space}text").get("transform") == "rotate(45 170 20)"


@pytest.mark.parametrize(
    "hostile", ["$\\frac{1}{0}$", "</text><script>x</script>", "a\x00b\u202ec", "]]>", "&amp;", "%(x)s {0}"]
)
def test_no_word_is_anything_but_a_word(hostile):
    canvas = Canvas(900, 60, hostile, hostile)
    canvas.label(Label(hostile, 0, 20, 800))
    shown = " ".join("".join(c if c.isprintable() else " " for c in hostile).split())
    assert shown in svg(canvas.svg("it"))


def test_the_head_of_an_arrow_is_drawn():
    drawn = Layers("T", "A", ["a", "b"], [(0, 1)]).canvas().svg("it").decode()
    (head,) = re.findall('<marker [^>]*id="(.+?)"', drawn)
    assert re.findall('<path [^>]*marker-end="(.+?)"', drawn) == [f"url(#{head})"]


@pytest.mark.parametrize(
    ("links", "layers"),
    [
        ([], [[0, 1, 2]]),
        ([(0, 1), (1, 2)], [[0], [1], [2]]),
        ([(0, 1), (0, 2), (1, 2)], [[0], [1], [2]]),
        ([(0, 1), (1, 0)], [[0, 2], [1]]),
        ([(0, 0), (0, 1)], [[0, 2], [1]]),
        ([(2, 1), (1, 0), (0, 2)], [[0], [2], [1]]),
    ],
)
def test_layers_follow_what_leads_to_what(links, layers):
    assert arranged(3, links) == layers


def test_words_are_cut_to_their_room():
    for text in ("Gioco, alcol e altre dipendenze", "提供午餐和晚餐的地方", "x" * 300):
        for most in (20, 60, 200):
            assert width(cut(text, most, 13), 13) <= most
            assert all(width(line, 13) <= most for line in lines(text, most, 13, 3))
            assert len(lines(text, most, 13, 3)) <= 3
    assert lines("uno due tre", 500, 13, 2) == ["uno due tre"]
