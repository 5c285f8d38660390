"""Prints a rulebook to try the clerk with while its modules are gathered: that of the small city of the tests."""

from datetime import date
from pathlib import Path

from crocevia import carried, catalogue, press

settings = press.settings(Path(__file__).parents[2] / "tests" / "data" / "town" / "site_config.yml")
book, _, _ = catalogue.survey(settings, date(2026, 11, 21))
print(carried.packed(book.kinds.values(), book.vocabularies.values(), book.ids, settings.source))
