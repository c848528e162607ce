"""Invite codes: short enough to be read out, long enough not to be guessed."""

import random
from datetime import datetime

STATES = ("open", "full", "expired", "revoked")
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_GROUP = 4
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


def new_code(rng: random.Random) -> str:
    """A code of 12 characters, 60 bits, from Crockford's alphabet, which has neither I, L, O nor U."""
    return "".join(rng.choices(ALPHABET, k=LENGTH))


def folded(typed: str) -> str:
    """The code as it is stored, however a person typed it: case, hyphens, spaces and look-alikes do not matter."""
    return typed.upper().translate(_LOOK_ALIKES)


def grouped(code: str) -> str:
    """The code as people are shown it: `7KQM-3TXD-9PWB`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def state(now: datetime, expires_at: datetime, revoked_at: datetime | None, places_left: int) -> str:
    """One of `STATES`; what nobody can change back comes first. An invite expires at `expires_at` itself."""
    if revoked_at is not None:
        return "revoked"
    if now >= expires_at:
        return "expired"
    return "open" if places_left > 0 else "full"
