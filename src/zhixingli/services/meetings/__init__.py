"""Meetings: on-site weeks, joint reviews, the executive meeting."""
