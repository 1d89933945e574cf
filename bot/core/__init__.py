"""Pure: what is known, asked and answered. No files, clock, network, logging, environment or randomness."""
