"""The ledger as a whole: people, units, imports, exports, journal, the demo."""
