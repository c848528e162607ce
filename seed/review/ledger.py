"""The ledger: every rating ever recorded, one JSON line each, in the order in which they came."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from seed.entries import AUTHOR_FIELDS, EntryKind, NoEntry, append_entries, read_entries
from seed.fields import TEXT, TEXTS, Field, matching
from seed.records import Problem, Status
from seed.review.fields import OPINION_FIELDS
from seed.review.rating import Rating, verdict_of

_VERDICTS = (Status.ACCEPTED.value, Status.REJECTED.value)
_FIELDS: Mapping[str, Field] = {
    "hash": Field(matching("[0-9a-f]{16}"), "a review hash, 16 hex digits,"),
    "item": TEXT,
    **OPINION_FIELDS,
    "picks": TEXTS,
    "agrees": Field(lambda value: isinstance(value, bool), "true or false"),
    "verdict": Field(lambda value: value in _VERDICTS, " or ".join(_VERDICTS)),
    **AUTHOR_FIELDS,
}


def read_ledger(path: Path) -> tuple[tuple[Rating, ...], list[Problem]]:
    """The ratings in the order of the file, and the lines that are none; no file is an empty ledger."""
    return read_entries(path, _RATINGS)


def append_ratings(path: Path, ratings: Sequence[Rating]) -> frozenset[str]:
    """Adds the ratings at the end, all or none; who appends at the same time waits.

    Returns the hashes of contents that their raters have rated already; if there are any, nothing is added.
    Raises `OSError`.
    """
    return frozenset(rating.hash for rating in append_entries(path, ratings, _RATINGS))


def _rating(data: dict[str, Any]) -> Rating:
    rating = Rating(**{**data, "picks": tuple(data["picks"])})
    if rating.verdict != verdict_of(agrees=rating.agrees, objection=rating.objection):
        raise NoEntry([f"verdict is {rating.verdict}; one that follows from agrees and objection is expected"])
    return rating


_RATINGS = EntryKind(
    name="rating",
    fields=_FIELDS,
    make=_rating,
    identity=lambda rating: (rating.rater, rating.hash),
    repeated=lambda rating: f"{rating.rater} has rated this content in an earlier line; one rating is expected",
)
