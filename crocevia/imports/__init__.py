"""Turns what a municipality already has (a spreadsheet, an HSDS package, a Data Package) into records; nothing is lost silently.

`road.py` is the whole road on one page: read, plan, clean, draft, judge, merge. Only `writing.py` writes.
"""
