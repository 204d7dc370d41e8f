"""zx doc."""
