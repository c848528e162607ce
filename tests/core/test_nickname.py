"""Nicknames: what can be seen under them is what was typed, and no two look the same for their spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examprep.core.cohort_errors import NicknameInvalid
from examprep.core.nickname import nickname_key, screened

KEY_COLUMN = 60


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Fox", "Fox"),
        ("  Red   Fox ", "Red Fox"),
        ("Red\u00a0Fox", "Red Fox"),  # a space that does not break
        ("\uff46\uff4f\uff58", "fox"),
        ("ﬁx", "fix"),
        ("Zo\u0065\u0301", "Zoé"),
        ("狐狸", "狐狸"),
        ("🦊🦊", "🦊🦊"),
        ("Nguyễn", "Nguyễn"),
    ],
)
def test_a_nickname_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert screened(typed) == kept


@pytest.mark.parametrize(
    "unfit",
    [
        "",
        "x",
        "   x   ",
        "x" * 31,
        "a\nb",
        "a\x00b",
        "a\tb",
        "a\u200bb",  # zero width space
        "a\u202eb",  # right-to-left override
        "a\u2066b\u2069",  # isolates
        "a\u00adb",  # soft hyphen
        "a\u2028b",  # line separator
        "a\ue000b",  # private use
        "a\u0378b",  # not assigned
        "\u3164\u3164",  # filler
        "\u2800\u2800",  # blank pattern
        "ab\ufe0f",  # variation selector
        "a\U000e0041b",  # tag
        "Z\u0335\u0336\u0337o",
    ],
)
def test_what_cannot_be_seen_or_does_not_fit_is_refused(unfit: str) -> None:
    with pytest.raises(NicknameInvalid):
        screened(unfit)


@pytest.mark.parametrize(("one", "other"), [("Fox", "fOX"), ("Straße", "STRASSE"), ("Σίσυφος", "ΣΊΣΥΦΟΣ")])
def test_case_does_not_tell_nicknames_apart(one: str, other: str) -> None:
    assert nickname_key(screened(one)) == nickname_key(screened(other))


@given(st.text(max_size=40))
def test_whatever_passes_is_printable_stays_as_it_is_and_has_a_key_that_fits(text: str) -> None:
    try:
        nickname = screened(text)
    except NicknameInvalid:
        return
    assert nickname.isprintable()
    assert screened(nickname) == nickname
    assert nickname == unicodedata.normalize("NFKC", nickname)
    assert len(nickname_key(nickname)) <= KEY_COLUMN
