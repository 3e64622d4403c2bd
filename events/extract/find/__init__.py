"""Which words tell of an event, and of which type it can be."""
