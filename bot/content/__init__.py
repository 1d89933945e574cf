"""Files to a validated library. Reads, never answers."""
