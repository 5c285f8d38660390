"""Lighthouse, where its answer is the same on any machine: accessibility, best practices, SEO; not the speed.

Performance depends on who else is at work on the machine: `python -m bench lighthouse` measures it, and what of it does not
depend on that (bytes, what jumps) is in test_weight.py.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bench import lighthouse

# One worker, which asks once.
pytestmark = pytest.mark.xdist_group("lighthouse")

CATEGORIES = [name for name in lighthouse.CATEGORIES if name != "performance"]


@pytest.fixture(scope="module")
def reports(address):
    """Page → what Lighthouse says of it. All at once: it waits more than it works."""
    if problem := lighthouse.missing():
        pytest.skip(problem)
    with ThreadPoolExecutor(len(lighthouse.PAGES)) as beside:
        found = beside.map(lambda path: lighthouse.audit(address + path, CATEGORIES), lighthouse.PAGES.values())
        return dict(zip(lighthouse.PAGES, found, strict=True))


@pytest.mark.parametrize("page", lighthouse.PAGES)
def test_lighthouse_gives_95_and_more(reports, page):
    report = reports[page]
    scores = {name: 100 * report["categories"][name]["score"] for name in CATEGORIES}
    failed = [one["id"] for one in report["audits"].values() if one["score"] is not None and one["score"] < 1]
    assert min(scores.values()) >= lighthouse.LEAST, (scores, failed)
