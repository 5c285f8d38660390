"""A rulebook to try the clerk with while its modules are gathered: that of the small city of the tests."""
from pathlib import Path
from datetime import date
from crocevia import carried, catalogue, press

def text():
    settings = press.settings(Path("tests/data/town/site_config.yml"))
    rulebook, _, _ = catalogue.survey(settings, date(2026, 11, 21))
    return carried.packed(rulebook.kinds.values(), rulebook.vocabularies.values(), rulebook.ids, settings.source)
