"""What axe-core finds wrong with a page."""

from functools import cache

import pytest

from tests.site.pages import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# WCAG 2.2 A and AA, and what axe holds to be good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """asked => axe.run({...asked, resultTypes: ["violations"]}).then(
    ({violations}) => violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html}`)))"""


def wrong(page, *, colours=True, sheet=False):
    """What is wrong; in `colours` too, and in the style `sheet`, which is the same on all pages."""
    # The policy of the pages lets no script in by a tag.
    page.evaluate(_program())
    rules = {"color-contrast": {"enabled": colours}}
    return page.evaluate(RUN, {"runOnly": {"type": "tag", "values": RULES}, "rules": rules, "preload": sheet})


def faint(page):
    """What is too faint to be read; `wrong` has been asked before."""
    return page.evaluate(RUN, {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "preload": False})


@cache
def _program():
    if not AXE.is_file():
        pytest.skip("axe-core is not there: `make test` fetches it")
    return AXE.read_text(encoding="utf-8")
