"""Standard streams, what was typed, and the state of a run."""
