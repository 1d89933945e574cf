"""What outlives a turn: contexts, consents, records and feedback. The only package that imports `sqlalchemy`."""
