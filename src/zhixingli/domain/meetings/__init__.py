"""Meetings: on-site, joint reviews, the executive meeting."""
