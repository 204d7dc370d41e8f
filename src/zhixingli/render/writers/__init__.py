"""One writer a format; each file-format library inside its own."""
