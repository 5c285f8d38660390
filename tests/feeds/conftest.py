"""A tiny city with a past, and what its feeds say."""

import pytest

from tests.histories import Past


@pytest.fixture
def past(city):
    """A tiny city, committed on 1 March 2026 as it is; one of its things is called Altra, and a place Piazza."""
    past = Past(city)
    past.commit()
    return past
