"""Made-up pools to draw forms from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from examprep.core.assembly import Candidate

DOMAINS = ("secure", "resilient", "cost-optimized")
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def candidate(number: int, domain: str = "secure", block: str = "", days: int | None = None, **more: Any) -> Candidate:
    """An item in a block of its own unless one is named, last seen so many days ago or never."""
    return Candidate(
        id=number,
        code=f"item-{number:03}",
        domain=domain,
        block=block or f"block-{number}",
        last_seen_at=None if days is None else NOW - timedelta(days=days),
        **{"task": f"{domain}-1", "multiple": False, "enemies": frozenset(), **more},
    )


def with_enemies(pool: Sequence[Candidate], enemies: Mapping[int, set[int]]) -> list[Candidate]:
    """The items, each calling those at these places its enemies."""
    return [
        replace(item, enemies=frozenset(pool[other].code for other in enemies.get(place, ())))
        for place, item in enumerate(pool)
    ]


def excludes(item: Candidate, other: Candidate) -> bool:
    """Whether the two must not stand on one form."""
    return item.block == other.block or item.code in other.enemies or other.code in item.enemies


@st.composite
def pools(draw: st.DrawFn, tasks: int = 3, multiples: bool = True) -> list[Candidate]:
    """Items of three domains with shared blocks, some enemies, and what was seen on five different days."""
    places = st.tuples(
        st.sampled_from(DOMAINS),
        st.integers(1, tasks),
        st.integers(0, 15),
        st.none() | st.integers(1, 5),
        st.booleans() if multiples else st.just(False),
    )
    drawn = draw(st.lists(places, min_size=8, max_size=24))
    pool = [
        candidate(number, domain, f"block-{block}", days, task=f"{domain}-{task}", multiple=multiple)
        for number, (domain, task, block, days, multiple) in enumerate(drawn)
    ]
    place = st.integers(0, len(pool) - 1)
    return with_enemies(pool, draw(st.dictionaries(place, st.sets(place, max_size=2), max_size=4)))


QUOTAS = st.fixed_dictionaries({domain: st.integers(0, 3) for domain in DOMAINS})
SEEDS = st.integers(0, 2**63)
