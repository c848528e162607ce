"""Mirrors the source; `architecture/` holds the rules of the house."""
