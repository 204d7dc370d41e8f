"""Reminders: who is owed one today, and that it was given."""
