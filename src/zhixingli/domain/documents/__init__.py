"""Incoming documents (收文): the course, its acts, notes beside it."""
