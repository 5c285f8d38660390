"""What tests of imports may ask for."""

import pytest

from tests.imports.milan import Milan


@pytest.fixture
def milan(tmp_path):
    """A city with Milan's schemas and no record."""
    return Milan(tmp_path)
