"""What every use case stands on: the session, names, texts, envelopes, schemas."""
