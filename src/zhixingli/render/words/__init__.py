"""Words for people: short forms, visible characters, who reads."""
