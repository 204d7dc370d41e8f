"""zx project."""
