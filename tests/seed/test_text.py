"""Slugs, sentences and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examprep.core.slugs import LONGEST_SLUG, slug
from seed.sentences import sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reports on the small replicas", "reports-on-the-small-replicas"),
        ("  S3: 5 TB — at once!  ", "s3-5-tb-at-once"),
        ("Größe & Łódź", "größe-łódź"),
        ("Gro\u0308ße", "größe"),
        ("…", ""),
        ("x" * 70, "x" * 60),
        ("word " * 20, "-".join(["word"] * 12)),
        ("a" * 59 + " tail", "a" * 59),
        ("a" * 60 + " tail", "a" * 60),
    ],
)
def test_slug_keeps_letters_and_digits(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_slug_of_any_text_is_short_and_clean(text: str) -> None:
    part = slug(text)
    assert len(part) <= LONGEST_SLUG
    assert part == part.strip("-")
    assert "--" not in part


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One sentence.", 1),
        ("One sentence. Another one.", 2),
        ("Costs 10.5 GB a month. Fine?", 2),
        ("First paragraph\n\nSecond paragraph", 2),
        ("It is kept (e.g. A thing) for long. 3 copies suffice.", 2),
        ('She said "stop." Then she left.', 2),
        ("Uses amazon.com names.", 1),
    ],
)
def test_sentences_end_at_stops_before_a_capital(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_compounds_are_single_words() -> None:
    assert words("A read-only copy, 10.5 GB, TCP/IP.") == ("A", "read-only", "copy", "10.5", "GB", "TCP/IP")
