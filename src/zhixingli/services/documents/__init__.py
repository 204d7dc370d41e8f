"""Incoming documents (收文): acts and the register."""
