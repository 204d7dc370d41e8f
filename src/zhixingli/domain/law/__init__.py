"""The law of time limits: calendar, rules, deadlines, choices of the office."""
