"""People and units, and who is responsible from which day on."""
