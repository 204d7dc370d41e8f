"""zx report, and the readings over the whole ledger."""
