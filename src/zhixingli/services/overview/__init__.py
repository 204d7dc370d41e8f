"""Readings over the whole ledger: measures, doctor, score, dashboard, what-if."""
