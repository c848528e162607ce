"""What callers can do, one function each: load, ask core, save. Functions flush and never commit.

Every function that serves a caller takes a `Call` first and returns records, not rows.
"""
