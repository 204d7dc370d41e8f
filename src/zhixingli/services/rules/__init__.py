"""The ledger's rules and the office's choices: imported, shown, set."""
