"""Writers of one SQLite file take turns, in and across processes.

SQLite lets one writer in at a time and has the others sleep and try again, in growing steps. A lock that wakes
the next one at once keeps the file busy instead. It is for speed alone: SQLite's own lock still decides.
"""

import fcntl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STEP_SECONDS = 0.0005


class Turns:
    """The turns of one file. `timeout` in seconds is how long to wait; after that SQLite itself decides."""

    def __init__(self, database: Path, timeout: float) -> None:
        self._path = database.with_name(f"{database.name}-turn")
        self._timeout = timeout
        self._of_process = threading.Lock()

    @contextmanager
    def take(self) -> Iterator[None]:
        """Waits for the turn and keeps it until the block ends. A process that dies gives its turn back."""
        deadline = time.perf_counter() + self._timeout
        held = self._of_process.acquire(timeout=self._timeout)
        try:
            with self._path.open("w") as file:
                _lock(file.fileno(), deadline)
                yield
        finally:
            if held:
                self._of_process.release()


def _lock(descriptor: int, deadline: float) -> None:
    """Locks the file until it is closed, or gives up at the deadline."""
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.perf_counter() >= deadline:
                return
            time.sleep(_STEP_SECONDS)
        else:
            return
