"""Lighthouse, where its answer is the same on any machine: accessibility, best practices, SEO; not the speed.

Performance depends on who else is at work on the machine: `python -m bench lighthouse` measures it, and what of it does not
depend on that (bytes, what jumps) is in test_weight.py.
"""

import pytest

from bench import lighthouse

CATEGORIES = [name for name in lighthouse.CATEGORIES if name != "performance"]


@pytest.mark.parametrize("page", lighthouse.PAGES)
def test_lighthouse_gives_95_and_more(address, page):
    if problem := lighthouse.missing():
        pytest.skip(problem)
    report = lighthouse.audit(address + lighthouse.PAGES[page], CATEGORIES)
    scores = {name: 100 * report["categories"][name]["score"] for name in CATEGORIES}
    failed = [one["id"] for one in report["audits"].values() if one["score"] is not None and one["score"] < 1]
    assert min(scores.values()) >= lighthouse.LEAST, (scores, failed)
