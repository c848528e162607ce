"""Calls that are let loose at the same moment, on connections of their own."""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from tests.server.running import Reply


def at_once(count: int, call: Callable[[int], Reply], before: Callable[[], None] = lambda: None) -> list[Reply]:
    """The replies to so many calls, each with its number, that wait for each other before they begin.

    What is to be done `before` is done once, when all are there.
    """
    barrier = Barrier(count, action=before, timeout=60)

    def wait_and_call(number: int) -> Reply:
        barrier.wait()
        return call(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(wait_and_call, range(count)))


def statuses(replies: Iterable[Reply]) -> Counter[int]:
    return Counter(reply.status for reply in replies)
