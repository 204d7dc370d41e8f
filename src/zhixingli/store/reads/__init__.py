"""Statements of the daily reads and reports, each following the size of its answer."""
