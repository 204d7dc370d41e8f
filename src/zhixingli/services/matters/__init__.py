"""What every kind of matter has in common: acts, clock, reading, obligations shown."""
