"""Whose a reading or a report is: readers, what they see in brief, how it is said."""
