"""A pack of one's own from nothing: `python -m seed new`."""
