"""When the made-up learners sit what."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from examprep.demo.people import MadeUpLearner
from examprep.services.exams import Exam
from examprep.services.starting import StartRequest

WEEKS = 8
_FULL_MOCKS, _SHORT_MOCKS, _DRILLS = 4, 3, 6  # at most, for the most diligent
_DRILL_QUESTIONS = 10
_SHARE_LEFT = 0.05  # of the mocks, to the timer


@dataclass(frozen=True, slots=True)
class Sitting:
    """A learner at an attempt, from `at` on. `finished` is false for one that is left to the timer."""

    at: datetime
    learner: MadeUpLearner
    request: StartRequest
    finished: bool


def schedule(
    learners: Sequence[MadeUpLearner], exams: Sequence[Exam], until: datetime, rng: random.Random
) -> list[Sitting]:
    """What all of them sit in the eight weeks before `until`, in order of time; nobody sits twice on a day.

    `exams` are the full exam and, where there is one, a shorter one; drills are on topics of the full one.
    """
    sittings = []
    for learner in learners:
        requests = _requests(learner, exams, rng)
        days = rng.sample(range(1, WEEKS * 7), len(requests))
        sittings += [
            Sitting(_moment(until, day, rng), learner, request, request.kind == "drill" or rng.random() > _SHARE_LEFT)
            for day, request in zip(days, requests, strict=True)
        ]
    return sorted(sittings, key=lambda sitting: (sitting.at, sitting.learner.email))


def _requests(learner: MadeUpLearner, exams: Sequence[Exam], rng: random.Random) -> list[StartRequest]:
    full = [StartRequest("mock", exams[0].code)] * round(learner.diligence * _FULL_MOCKS)
    short = [StartRequest("mock", exams[-1].code)] * round(learner.diligence * _SHORT_MOCKS)
    drills = [_drill(exams[0], rng) for _ in range(round(learner.diligence * _DRILLS))]
    return full + short + drills


def _drill(exam: Exam, rng: random.Random) -> StartRequest:
    topic = rng.choice(exam.topics)
    return StartRequest("drill", exam.code, "topic", topic.code, min(topic.items, _DRILL_QUESTIONS))


def _moment(until: datetime, days_before: int, rng: random.Random) -> datetime:
    """A waking hour of a day before the day of `until`."""
    day = until - timedelta(days=days_before)
    return day.replace(hour=rng.randrange(6, 20), minute=rng.randrange(60), second=rng.randrange(60), microsecond=0)
