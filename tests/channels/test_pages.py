"""The pages channel: what it refuses."""

from dataclasses import replace

import pytest

from crocevia.channels import pages
from crocevia.findings import CannotGoOn
from tests.editions import edition


def test_a_helpline_that_is_no_record_is_a_finding():
    town = edition("town")
    wrong = replace(
        town, settings=replace(town.settings, helplines=("services/piscina", "services/nobody", "nonsense"))
    )
    with pytest.raises(CannotGoOn) as refused:
        list(pages.outputs(wrong))
    assert [one.found for one in refused.value.findings] == ["services/nobody", "nonsense"]


def test_a_city_without_search_has_no_page_for_it():
    town = edition("town")
    narrowed = replace(town, settings=replace(town.settings, channels=("pages",)))
    paths = [path for output in pages.outputs(narrowed) for path in output.paths]
    assert "search/index.html" not in paths
    assert "search/" not in dict(pages.addresses(narrowed))
