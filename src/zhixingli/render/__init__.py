"""Results to text: two view models, one writer a format."""
