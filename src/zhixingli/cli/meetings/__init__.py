"""zx onsite, zx review, zx exec."""
