"""Opening hours and meetings, read as people write them in Italian, English or OSM's notation.

`hours.parse` and `meetings.parse` read; what they give and raise is named here.
"""

from crocevia.when.dates import Span
from crocevia.when.hours import CannotRead, Hours, Interval, Rule
from crocevia.when.meetings import Meeting

__all__ = ["CannotRead", "Hours", "Interval", "Meeting", "Rule", "Span"]
