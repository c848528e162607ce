"""The ledger: read with a reason for every line that is none, appended to by many at a time."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from seed.review.ledger import append_ratings, read_ledger
from seed.review.rating import Rating

RATING = Rating("0" * 16, "a.b", ("x", "y"), True, "accepted", None, "", 4, 5, 4, 3, "r1", "model", "2026-11-24")


def _line(**changes: Any) -> str:
    return json.dumps({**asdict(RATING), **changes})


def test_ledger_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "none.jsonl") == ((), [])


def test_what_was_appended_is_read_in_that_order(tmp_path: Path) -> None:
    path = tmp_path / "new" / "ledger.jsonl"
    ratings = [replace(RATING, rater=rater, comment="one\ntwo\u2028three") for rater in ("r2", "r1", "r3")]
    assert append_ratings(path, ratings[:2]) == frozenset()
    assert append_ratings(path, ratings[2:]) == frozenset()
    assert read_ledger(path) == (tuple(ratings), [])


def test_many_who_append_at_a_time_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    ratings = [replace(RATING, rater=f"r{number}") for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda rating: append_ratings(path, [rating]), ratings))
    assert {rating.rater for rating in read_ledger(path)[0]} == {rating.rater for rating in ratings}


def test_all_or_none_are_appended(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    append_ratings(path, [RATING])
    assert append_ratings(path, [replace(RATING, hash="1" * 16), RATING]) == {RATING.hash}
    assert read_ledger(path)[0] == (RATING,)


def test_last_line_without_its_end_is_ended_before_the_next(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text(_line())
    append_ratings(path, [replace(RATING, rater="r2")])
    assert [rating.rater for rating in read_ledger(path)[0]] == ["r1", "r2"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", "the line is no JSON; a rating is expected"),
        ("[" * 100_000, "the line is no JSON; a rating is expected"),
        ("[]", "[] is no object; one with hash, item, picks, "),
        (_line(hash="x"), "hash is 'x'; a review hash, 16 hex digits, is expected"),
        (_line(verdict="pending"), "verdict is 'pending'; accepted or rejected is expected"),
        (_line(agrees=False), "verdict is accepted; one that follows from agrees and objection is expected"),
        (_line(objection="wording"), "verdict is accepted; one that follows from agrees and objection is expected"),
        (_line(kind="robot"), "kind is 'robot'; model or person is expected"),
        (_line(date="today"), "date is 'today'; a day, YYYY-MM-DD, is expected"),
        (_line(rater="R 1"), "rater is 'R 1'; a label of at most 40 lower-case letters"),
        (_line(), "r1 has rated this content in an earlier line; one rating is expected"),
    ],
)
def test_line_that_is_no_rating_is_named(line: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text(f"{_line()}\n{line}\n{_line(rater='r2')}\n")
    ratings, (problem,) = read_ledger(path)
    assert [rating.rater for rating in ratings] == ["r1", "r2"]
    assert (problem.path, problem.line) == (path.as_posix(), 2)
    assert problem.message.startswith(expected)


def test_bytes_that_are_no_text_are_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(b"\xff\n")
    _, (problem,) = read_ledger(path)
    assert problem.message.startswith("the ledger cannot be read (")
