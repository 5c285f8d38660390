"""What every test may ask for."""

import pytest

from tests.cities import City


@pytest.fixture
def city(tmp_path):
    """A tiny city with no mistake in it."""
    return City.begun(tmp_path)
