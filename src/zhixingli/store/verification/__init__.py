"""Proof that nothing was changed past the program: chain, rows, rules, guards."""
