"""zx calendar, zx rule, zx office, zx what-if."""
