"""The time machine: services, called by somebody at some time."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from examprep.models.database import Database
from examprep.services.call import Call

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class World:
    """A database in which people act at times of their own. `user_id` and `role` are those of whoever acts now."""

    database: Database
    rng: random.Random
    now: datetime
    user_id: str = ""
    role: str = ""

    def at(self, now: datetime) -> "World":
        """The same at another time."""
        return replace(self, now=now)

    def by(self, user_id: str, role: str = "learner") -> "World":
        """The same with somebody else acting."""
        return replace(self, user_id=user_id, role=role)

    def do(self, service: Callable[Concatenate[Call, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What the service returns, committed."""
        with self.acting() as call:
            return service(call, *args, **kwargs)

    @contextmanager
    def acting(self) -> Iterator[Call]:
        """One unit of work, committed at its end."""
        with self.database.writing() as session:
            yield Call(session, self.now, self.rng, writable=True, user_id=self.user_id, role=self.role)
            session.commit()
