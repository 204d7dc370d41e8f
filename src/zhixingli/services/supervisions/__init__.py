"""Supervision (督查督办): acts, reminders, causes, and what is shown of a matter."""
