"""The law of time limits and responsibility: pure, no clock, no I/O."""
