"""Kinds of matters and people in rows: loaded whole, saved, one file a noun."""
