"""A page with holes."""

from crocevia.shell import Shell, hole


def test_holes_are_filled_by_name_and_the_rest_stays():
    shell = Shell.of(f"<a href='{hole('base')}x'>{hole('main')}</a>{hole('base')}")
    assert shell.holes == ("base", "main", "base")
    assert shell.fill({"base": "../", "main": "hi"}.get) == "<a href='../x'>hi</a>../"


def test_what_fills_a_hole_is_not_searched_for_holes():
    assert Shell.of(hole("main")).fill(lambda name: hole("base")) == hole("base")


def test_a_hole_may_carry_arguments():
    assert Shell.of("<!-- crocevia:block needs all -->").holes == ("block needs all",)


def test_a_page_without_holes_is_itself():
    assert Shell.of("<p>").fill(lambda name: "never") == "<p>"
