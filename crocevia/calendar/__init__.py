"""Meetings as iCalendar (RFC 5545, RFC 7986): which calendars there are, what stands in them, and when.

It writes what `when/` has read: every date in a calendar is one that the site tells too.
"""
