"""Draws that look like chance and come out alike in every build: from a hash of names."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def digest(*names: str) -> str:
    """64 hex digits that depend on the names, on where each ends, and on nothing else."""
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest()


def drawn(entries: Iterable[T], count: int, names: Iterable[str], salt: str) -> tuple[T, ...]:
    """`count` of the entries, drawn by their names; another entry changes at most one of them."""
    ranked = sorted(zip(names, entries, strict=True), key=lambda pair: digest(salt, pair[0]))
    return tuple(entry for _, entry in ranked[:count])


def picked(entries: Sequence[T], salt: str) -> T:
    """One of the entries, picked by the salt; every entry is as likely as the others."""
    return entries[int(digest(salt), 16) % len(entries)]
