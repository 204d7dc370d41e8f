"""From a result to what is printed or saved: formats, envelopes, files."""
