"""examprep: timed exam practice from a bank of reviewed items."""
