"""zx letter."""
