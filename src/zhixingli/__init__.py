"""A ledger that enforces what a district government promised (执行力)."""

__version__ = "0.1.0"
