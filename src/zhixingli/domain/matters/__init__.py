"""A matter and what it owes: obligations, clocks, responsibility, what recurs."""
