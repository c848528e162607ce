"""What learners would meet if they sat mock after mock from a pool."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from examprep.core.assembly import Candidate, draw_form
from examprep.core.errors import PoolTooSmall

SHARE_CORRECT = 0.7
_FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came of `learners` sitting `mocks` forms of `questions` each.

    `never_asked` and `most_asked` are about the pool's items, `most_asked` in forms. `overlap` is the mean
    share of a form that the same learner has seen before, by the number of the mock. `first_repeat` counts
    learners by the mock in which an item first came back, 0 for those who met none. `shortage` says why a
    form could not be drawn, if so.
    """

    learners: int
    mocks: int
    questions: int
    pool: int
    never_asked: int
    most_asked: int
    overlap: tuple[float, ...]
    first_repeat: Mapping[int, int]
    shortage: str | None


def simulate(
    pool: Sequence[Candidate],
    quotas: Mapping[str, int],
    pilots: Mapping[str, int],
    learners: int,
    mocks: int,
    rng: random.Random,
) -> Simulation:
    """Draws form after form, a day apart; 70 % of the responses are right, at random. Stops at a shortage."""
    asked: Counter[str] = Counter()
    repeats = [0] * mocks
    first_repeat: Counter[int] = Counter()
    shortage = None
    try:
        for _ in range(learners):
            seen = _sit(pool, quotas, pilots, mocks, asked, rng)
            for mock, count in enumerate(seen):
                repeats[mock] += count
            first_repeat[next((mock for mock, count in enumerate(seen, 1) if count), 0)] += 1
    except PoolTooSmall as refused:
        shortage = refused.detail
    questions = sum(quotas.values())
    done = max(1, sum(first_repeat.values()))
    return Simulation(
        learners=learners,
        mocks=mocks,
        questions=questions,
        pool=len(pool),
        never_asked=sum(asked[item.code] == 0 for item in pool),
        most_asked=max(asked.values(), default=0),
        overlap=tuple(count / (done * questions) for count in repeats),
        first_repeat=dict(sorted(first_repeat.items())),
        shortage=shortage,
    )


def _sit(
    pool: Sequence[Candidate],
    quotas: Mapping[str, int],
    pilots: Mapping[str, int],
    mocks: int,
    asked: Counter[str],
    rng: random.Random,
) -> list[int]:
    """How many items of each of a learner's forms they had seen before."""
    known = {item.code: replace(item, last_seen_at=None, last_correct=None) for item in pool}
    repeats = []
    for mock in range(mocks):
        exposed = [replace(item, exposure=asked[item.code]) for item in known.values()]
        form = [drawn.item for drawn in draw_form(exposed, quotas, pilots, rng)]
        repeats.append(sum(item.last_seen_at is not None for item in form))
        asked.update(item.code for item in form)
        day = _FIRST_DAY + timedelta(days=mock)
        for item in form:
            known[item.code] = replace(item, last_seen_at=day, last_correct=rng.random() < SHARE_CORRECT)
    return repeats
