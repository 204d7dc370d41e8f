"""Other code that recomputes what the program says, from raw rows and raw notices."""
