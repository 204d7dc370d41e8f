"""Holiday notices of the State Council: wording, clauses, checks, precedence."""
