"""Blind review: sheets without keys, the ledger of ratings, and what an item's ratings come to."""
