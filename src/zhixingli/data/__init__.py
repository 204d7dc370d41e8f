"""Facts with their source: notices, estimates, rules, schemas. No code."""
