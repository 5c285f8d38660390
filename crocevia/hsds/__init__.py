"""The catalogue in the words of HSDS 3.1 (Human Services Data Specification, Open Referral): see manual/hsds.md.

`Directory(edition)` gives documents; channels and tests need nothing else of this room.
"""

from crocevia.hsds.directory import LISTS, Directory

__all__ = ["LISTS", "Directory"]
