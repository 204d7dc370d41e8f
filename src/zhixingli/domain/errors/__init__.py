"""Every refusal, by area: one catalogue; each says its code, its status and the way out."""
