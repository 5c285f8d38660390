"""What every test may ask for."""

import frictionless
import pytest

from tests.cities import City


@pytest.fixture
def city(tmp_path):
    """A tiny city with no mistake in it."""
    return City.begun(tmp_path)


@pytest.fixture
def all_readers(monkeypatch):
    """frictionless with its readers of files, which the engine leaves out."""
    for worked_out in ("plugins", "methods"):
        monkeypatch.delitem(frictionless.system.__dict__, worked_out, raising=False)
