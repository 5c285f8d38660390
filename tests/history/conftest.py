"""A tiny city with a past."""

import pytest

from tests.histories import Past


@pytest.fixture
def past(city):
    """A tiny city, committed on 1 March as it is."""
    past = Past(city)
    past.commit()
    return past
