"""Commands as they are typed, on the tiny city."""

import pytest

from crocevia import cli


@pytest.fixture
def run(city, capsys, monkeypatch):
    """Run a command; (exit code, what it said, what it complained of)."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    config = str(city.config)

    def run(command, *arguments):
        try:
            code = cli.main([command, "--lang", "en", "--config", config, *map(str, arguments)])
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
