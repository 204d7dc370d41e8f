"""The file or database itself: engine, unit of work, journal, migrations."""
