"""Completion (Tab): what a shell asks while somebody types, and the scripts that make it ask."""
