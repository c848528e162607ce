"""Codes of invites."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from examprep.core import invite

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@given(st.integers(0))
def test_a_code_is_read_back_however_it_is_typed(seed: int) -> None:
    code = invite.new_code(random.Random(seed))
    shown = invite.grouped(code)
    for typed in (shown, shown.lower(), code, shown.replace("0", "o").replace("1", "I"), f" {shown} "):
        assert invite.folded(typed) == code


def test_codes_have_sixty_bits() -> None:
    assert len(set(invite.ALPHABET)) ** invite.LENGTH == 2**60


def test_what_cannot_be_changed_back_comes_first() -> None:
    later, earlier = NOW + SECOND, NOW - SECOND
    assert invite.state(NOW, later, None, 1) == "open"
    assert invite.state(NOW, later, None, 0) == "full"
    assert invite.state(NOW, NOW, None, 0) == "expired"
    assert invite.state(NOW, NOW, earlier, 0) == "revoked"
