"""Where the ledger is kept: SQLite or PostgreSQL, by SQLAlchemy Core."""
