"""The tables of the ledger, by aggregate."""
