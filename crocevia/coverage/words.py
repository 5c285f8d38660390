"""The columns that several figures have, and what is said of a city that does not have what they are made of."""

from __future__ import annotations

from crocevia.coverage.figure import Column
from crocevia.language import say

LEVEL = Column("level", say("Level"), "string")
ALL = Column("opportunities", say("Opportunities"))
HERE = Column("here", say("Here"))
WIDER = Column("wider", say("Also from wider areas"))
VERIFIED = Column("verified", say("Verified"))
CLOSED = Column("ended", say("Ended, not counted"))

NO_NEEDS = say("This catalogue does not say which needs its records answer.")
NO_ZONES = say("This catalogue does not say which areas its records serve.")
NO_AUDIENCES = say("This catalogue does not say whom its records are for.")
NO_PROVIDERS = say("This catalogue does not say who provides what.")
