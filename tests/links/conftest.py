"""The small internet, new for each test."""

import pytest

from tests.links.internet import internet


@pytest.fixture
def net():
    with internet() as made:
        yield made
