"""What a service gets to know of the request it serves."""

import random
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Call:
    """One unit of work: its session, its time, its source of randomness and who asks.

    `user_id` and `role` are empty for a caller who has not signed in. `writable` says whether the
    session may change anything. `noted` fills with the kinds of the events that the call adds to attempts.
    """

    session: Session
    now: datetime
    rng: random.Random
    writable: bool
    user_id: str = ""
    role: str = ""
    noted: list[str] = field(default_factory=list)

    def new_id(self) -> str:
        """A fresh opaque id of 22 characters, 128 bits, fit for a URL."""
        number = self.rng.getrandbits(128)
        digits = []
        for _ in range(22):
            number, digit = divmod(number, len(_ALPHABET))
            digits.append(_ALPHABET[digit])
        return "".join(digits)


_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


class WriteNeeded(Exception):
    """A reading service met something that must be changed first; run it again in a writable call."""
