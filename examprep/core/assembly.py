"""Which items stand on a form."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from examprep.core.errors import PoolTooSmall

FEW_RESPONSES = 30
MULTIPLE_SHARE = (7, 13, 65)  # between 7 and 13 questions of 65 have several keys
ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that may be drawn, with what is known of it.

    `enemies` are codes of items that must not stand on the same form. `last_seen_at` is when this learner
    last had it, `None` for never, and `last_correct` whether they were right. `exposure` counts how often it
    was asked of anybody, `first_responses` how many learners responded to it when it was new to them.
    """

    id: int
    code: str
    domain: str
    task: str
    block: str
    multiple: bool
    enemies: frozenset[str]
    last_seen_at: datetime | None = None
    last_correct: bool | None = None
    exposure: int = 0
    first_responses: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item on a form. A pilot looks like the others and is not scored."""

    item: Candidate
    pilot: bool


def draw_form(
    pool: Sequence[Candidate], quotas: Mapping[str, int], pilots: Mapping[str, int], rng: random.Random
) -> list[Drawn]:
    """The items of a mock form in the order they are asked, mixed over the domains.

    Of every domain exactly `quotas` items, `pilots` of them unscored; no two of a block and no two enemies;
    every task of a domain at least once and 7 to 13 of 65 with several keys where the pool allows. Prefers
    unseen items, then those last got wrong, then those seen longest ago; among equals those whose block has
    most unseen items, then the least exposed. Items with few first responses are preferred as pilots.
    The same pool, quotas and state of `rng` give the same form. Raises `PoolTooSmall` naming a domain that
    falls short. Where wanted items exclude too many others, chance decides first and preference by exchanges: no item
    is left out for a less wanted one of its task that it can replace.
    """
    shortage: PoolTooSmall | None = None
    for round_number in range(ROUNDS):
        wanted = _in_order_of_need(pool, rng)
        try:
            items = _draw_all(wanted, quotas) if round_number < ROUNDS / 2 else _draw_by_chance(wanted, quotas, rng)
        except PoolTooSmall as refused:
            shortage = refused
            continue
        items = _with_fair_share_of_multiples(items, wanted)
        form = [drawn for domain in quotas for drawn in _with_pilots(items, domain, pilots.get(domain, 0), rng)]
        rng.shuffle(form)
        return form
    assert shortage is not None  # noqa: S101 - every round that does not return has set it
    raise shortage


def draw_drill(pool: Sequence[Candidate], count: int, subject: str, rng: random.Random) -> list[Drawn]:
    """The items of a drill, by the same preference. Raises `PoolTooSmall` naming the subject."""
    if len(pool) < count:
        raise _too_small(subject, count, len(pool))
    items = _in_order_of_need(pool, rng)[:count]
    rng.shuffle(items)
    return [Drawn(item, pilot=False) for item in items]


def multiple_bounds(questions: int) -> tuple[int, int]:
    """The fewest and most questions with several keys on a form: 7 to 13 of 65, in proportion elsewhere."""
    fewest, most, of = MULTIPLE_SHARE
    return fewest * questions // of, -(-most * questions // of)


def _too_small(subject: str, wanted: int, found: int) -> PoolTooSmall:
    detail = f"{subject} has {found} questions to offer, {wanted} are needed."
    return PoolTooSmall(detail, domain=subject, wanted=wanted, found=found, shortfall=wanted - found)


def _in_order_of_need(pool: Sequence[Candidate], rng: random.Random) -> list[Candidate]:
    """The pool, most wanted first; chance decides among equals."""
    unseen = Counter(item.block for item in pool if item.last_seen_at is None)
    return sorted(_shuffled(pool, rng), key=lambda item: (*_staleness(item), -unseen[item.block], item.exposure))


def _shuffled(pool: Sequence[Candidate], rng: random.Random) -> list[Candidate]:
    shuffled = sorted(pool, key=lambda item: item.code)
    rng.shuffle(shuffled)
    return shuffled


def _staleness(item: Candidate) -> tuple[int, float]:
    if item.last_seen_at is None:
        return 0, 0.0
    return (2 if item.last_correct else 1), item.last_seen_at.timestamp()


def _draw_all(wanted: Sequence[Candidate], quotas: Mapping[str, int]) -> list[Candidate]:
    chosen: list[Candidate] = []
    for domain in _scarcest_first(wanted, quotas):
        of_domain = [item for item in wanted if item.domain == domain]
        before = len(chosen)
        tasks = dict.fromkeys(item.task for item in of_domain)  # those of the most wanted items first
        for task in list(tasks)[: quotas[domain]]:
            _take([item for item in of_domain if item.task == task], 1, chosen)
        _take(of_domain, quotas[domain] - (len(chosen) - before), chosen)
        if len(chosen) - before < quotas[domain]:
            raise _too_small(domain, quotas[domain], len(chosen) - before)
    return chosen


def _scarcest_first(pool: Sequence[Candidate], quotas: Mapping[str, int]) -> list[str]:
    blocks = {domain: len({item.block for item in pool if item.domain == domain}) for domain in quotas}
    return sorted(quotas, key=lambda domain: blocks[domain] - quotas[domain])


def _take(wanted: Iterable[Candidate], count: int, chosen: list[Candidate]) -> None:
    """Adds the first so many of the wanted that go with what is chosen, fewer where there are no more."""
    for item in wanted:
        if count <= 0:
            return
        if _fits(item, chosen):
            chosen.append(item)
            count -= 1


def _fits(item: Candidate, chosen: Iterable[Candidate]) -> bool:
    return not any(
        item.block == other.block or item.code in other.enemies or other.code in item.enemies for other in chosen
    )


def _draw_by_chance(wanted: Sequence[Candidate], quotas: Mapping[str, int], rng: random.Random) -> list[Candidate]:
    """A choice by chance, with items exchanged for more wanted ones until none of these goes with the others."""
    chosen = _draw_all(_shuffled(wanted, rng), quotas)
    place = {item.code: position for position, item in enumerate(wanted)}
    while True:
        leaving = _least_wanted_first(chosen, wanted)
        pairs = ((item, other) for item in wanted for other in leaving if place[item.code] < place[other.code])
        better = _exchanged(chosen, pairs)
        if better is None:
            return chosen
        chosen = better


def _with_fair_share_of_multiples(chosen: list[Candidate], wanted: Sequence[Candidate]) -> list[Candidate]:
    """The choice with items exchanged until the share is in bounds or nothing helps."""
    fewest, most = multiple_bounds(len(chosen))
    while True:
        count = sum(item.multiple for item in chosen)
        if fewest <= count <= most:
            return chosen
        incoming = [item for item in wanted if item.multiple == (count < fewest)]
        leaving = [item for item in _least_wanted_first(chosen, wanted) if item.multiple != (count < fewest)]
        better = _exchanged(chosen, product(incoming, leaving))
        if better is None:
            return chosen
        chosen = better


def _least_wanted_first(chosen: Sequence[Candidate], wanted: Sequence[Candidate]) -> list[Candidate]:
    place = {item.code: position for position, item in enumerate(wanted)}
    return sorted(chosen, key=lambda item: -place[item.code])


def _exchanged(chosen: list[Candidate], pairs: Iterable[tuple[Candidate, Candidate]]) -> list[Candidate] | None:
    """The choice after the first exchange that can be, `None` where none can.

    Of each pair the first comes in for the second, if both are of one task and it goes with the others.
    """
    for item, leaving in pairs:
        if item.task == leaving.task:
            others = [other for other in chosen if other is not leaving]
            if _fits(item, others):
                return [*others, item]
    return None


def _with_pilots(items: Sequence[Candidate], domain: str, count: int, rng: random.Random) -> list[Drawn]:
    """The domain's items, so many of them as pilots: little-known ones first, no task's last one if it can be."""
    of_domain = [item for item in items if item.domain == domain]
    shuffled = of_domain.copy()
    rng.shuffle(shuffled)
    scored = Counter(item.task for item in of_domain)
    pilots: set[str] = set()
    for spare_last in (True, False):
        for item in sorted(shuffled, key=lambda item: item.first_responses >= FEW_RESPONSES):
            if len(pilots) < count and item.code not in pilots and not (spare_last and scored[item.task] == 1):
                pilots.add(item.code)
                scored[item.task] -= 1
    return [Drawn(item, item.code in pilots) for item in of_domain]
