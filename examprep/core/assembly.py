"""Which items stand on a form."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from examprep.core.errors import PoolTooSmall


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that may be drawn. `enemies` are codes of items that must not stand on the same form;
    `last_seen_at` is when this learner last had it, `None` for never.
    """

    id: int
    code: str
    domain: str
    block: str
    enemies: frozenset[str]
    last_seen_at: datetime | None


def draw_form(pool: Sequence[Candidate], quotas: Mapping[str, int], rng: random.Random) -> list[Candidate]:
    """The items of a mock form in the order they are asked, mixed over the domains.

    Meets the quota of every domain exactly, with at most one item of a block and no two enemies; takes
    unseen items first, then those seen longest ago, in random order among equals. The same pool, quotas
    and state of `rng` give the same form. Raises `PoolTooSmall` naming the first domain that falls short.
    """
    form: list[Candidate] = []
    for domain in _scarcest_first(pool, quotas):
        chosen = _draw_domain([item for item in pool if item.domain == domain], quotas[domain], form, rng)
        if len(chosen) < quotas[domain]:
            raise _too_small(domain, quotas[domain], len(chosen))
        form += chosen
    rng.shuffle(form)
    return form


def draw_drill(pool: Sequence[Candidate], count: int, subject: str, rng: random.Random) -> list[Candidate]:
    """The items of a drill: unseen first, then those seen longest ago, in random order among equals.

    Raises `PoolTooSmall` naming the subject where the pool holds fewer than `count`.
    """
    if len(pool) < count:
        raise _too_small(subject, count, len(pool))
    drawn = _in_order_of_need(pool, rng)[:count]
    rng.shuffle(drawn)
    return drawn


def _too_small(domain: str, wanted: int, found: int) -> PoolTooSmall:
    """The refusal that names the domain (or other subject) and how many questions it lacks."""
    detail = f"{domain} has {found} questions to offer, {wanted} are needed."
    return PoolTooSmall(detail, domain=domain, wanted=wanted, found=found, shortfall=wanted - found)


def _scarcest_first(pool: Sequence[Candidate], quotas: Mapping[str, int]) -> list[str]:
    blocks = {domain: len({item.block for item in pool if item.domain == domain}) for domain in quotas}
    return sorted(quotas, key=lambda domain: blocks[domain] - quotas[domain])


def _draw_domain(
    pool: Sequence[Candidate], quota: int, form: Sequence[Candidate], rng: random.Random
) -> list[Candidate]:
    chosen: list[Candidate] = []
    for item in _in_order_of_need(pool, rng):
        if len(chosen) == quota:
            break
        if not any(_excludes(item, other) for other in (*form, *chosen)):
            chosen.append(item)
    return chosen


def _in_order_of_need(pool: Sequence[Candidate], rng: random.Random) -> list[Candidate]:
    shuffled = sorted(pool, key=lambda item: item.code)
    rng.shuffle(shuffled)
    unseen = [item for item in shuffled if item.last_seen_at is None]
    seen = [(item.last_seen_at, place, item) for place, item in enumerate(shuffled) if item.last_seen_at is not None]
    return unseen + [item for _, _, item in sorted(seen, key=lambda entry: entry[:2])]


def _excludes(item: Candidate, other: Candidate) -> bool:
    return item.block == other.block or item.code in other.enemies or other.code in item.enemies
