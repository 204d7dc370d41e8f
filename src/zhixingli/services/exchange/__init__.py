"""Tables of offices: read into the ledger, written from it, compared."""
