"""The ledger: every rating ever recorded, one JSON line each, in the order in which they came."""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from seed.read import shown_path
from seed.records import Problem, Status
from seed.review.fields import OPINION_FIELDS, TEXT, TEXTS, Field, field_faults, matching
from seed.review.rating import KINDS, Rating, verdict_of
from seed.whole_file import write_whole

LABEL = r"[a-z0-9][a-z0-9._-]{0,39}"
LABEL_EXPECTED = "a label of at most 40 lower-case letters, digits, dots, hyphens and underscores"
_VERDICTS = (Status.ACCEPTED.value, Status.REJECTED.value)
_FIELDS: Mapping[str, Field] = {
    "hash": Field(matching("[0-9a-f]{16}"), "a review hash, 16 hex digits,"),
    "item": TEXT,
    **OPINION_FIELDS,
    "picks": TEXTS,
    "agrees": Field(lambda value: isinstance(value, bool), "true or false"),
    "verdict": Field(lambda value: value in _VERDICTS, " or ".join(_VERDICTS)),
    "rater": Field(matching(LABEL), LABEL_EXPECTED),
    "kind": Field(lambda value: value in KINDS, " or ".join(KINDS)),
    "date": Field(matching("[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a day, YYYY-MM-DD,"),
}


def read_ledger(path: Path) -> tuple[tuple[Rating, ...], list[Problem]]:
    """The ratings in the order of the file, and the lines that are none; no file is an empty ledger."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return (), []
    except (OSError, UnicodeDecodeError) as error:
        return (), [Problem(shown_path(path), 1, f"the ledger cannot be read ({error}); text in UTF-8 is expected")]
    ratings: list[Rating] = []
    problems = []
    rated: set[tuple[str, str]] = set()
    for number, line in enumerate(_lines(text), start=1):
        rating, faults = _rating(line)
        if rating is not None and (rating.rater, rating.hash) in rated:
            faults = [f"{rating.rater} has rated this content in an earlier line; one rating is expected"]
        elif rating is not None:
            rated.add((rating.rater, rating.hash))
            ratings.append(rating)
        problems += [Problem(shown_path(path), number, fault) for fault in faults]
    return tuple(ratings), problems


def append_ratings(path: Path, ratings: Sequence[Rating]) -> frozenset[str]:
    """Adds the ratings at the end, all or none; who appends at the same time waits.

    Returns the hashes of contents that their raters have rated already; if there are any, nothing is added.
    Raises `OSError`.
    """
    if not ratings:
        return frozenset()
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(path.parent):
        rated = {(rating.rater, rating.hash) for rating in read_ledger(path)[0]}
        again = frozenset(rating.hash for rating in ratings if (rating.rater, rating.hash) in rated)
        if not again:
            before = _lines(path.read_text(encoding="utf-8")) if path.exists() else []
            write_whole(path, "".join(f"{line}\n" for line in [*before, *map(_line, ratings)]))
    return again


def _line(rating: Rating) -> str:
    return json.dumps(asdict(rating), ensure_ascii=False)


def _lines(text: str) -> list[str]:
    """Only a line feed ends a line: a comment may hold U+2028 and its like."""
    return text.removesuffix("\n").split("\n") if text else []


def _rating(line: str) -> tuple[Rating | None, list[str]]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None, ["the line is no JSON; a rating is expected"]
    faults = list(field_faults(data, _FIELDS))
    if faults:
        return None, faults
    rating = Rating(**{**data, "picks": tuple(data["picks"])})
    if rating.verdict != verdict_of(agrees=rating.agrees, objection=rating.objection):
        return None, [f"verdict is {rating.verdict}; one that follows from agrees and objection is expected"]
    return rating, []


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, which the system takes back even from a process that dies."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
