"""Meetings in calendars, read back by parsers that are not ours."""
