"""Reading what lies in a clerk's file: what it is, its sheets, its heads, its lines; no noun."""
