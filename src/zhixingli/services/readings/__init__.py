"""Readings of obligations: daily lists, what recurs, explanations, search, calendars."""
