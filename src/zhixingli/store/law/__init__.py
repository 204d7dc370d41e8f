"""Calendar notices, rule versions and choices as the ledger keeps them."""
