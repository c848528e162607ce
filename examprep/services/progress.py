"""How a learner's mock exams went, one after the other."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import func, select

from examprep.core.evidence import Evidence, Tally, add_up
from examprep.core.mastery import Mastery
from examprep.core.scoring import Score
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.services.call import Call
from examprep.services.closing import expire_own
from examprep.services.exams import Exam, get_exam_or_longest
from examprep.services.mastery import Outline, judge, load_history, load_outline


@dataclass(frozen=True, slots=True)
class DomainPoint:
    """A domain in a mock: the score on its scored questions, that on those whose items were new, and the mastery by all
    responses up to then.
    """

    code: str
    title: str
    score: Score
    first_seen: Score
    mastery: Mastery


@dataclass(frozen=True, slots=True)
class Point:
    """A closed mock: its scores, the score on new items, and its domains. `scaled` is an estimate."""

    attempt: str
    started_at: datetime
    closed_at: datetime | None
    score: Score
    first_seen: Score
    scaled: int | None
    passed: bool | None
    domains: tuple[DomainPoint, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A learner's closed mocks of an exam, the oldest first."""

    exam: str
    passing_score: int
    scoring_model: str
    points: tuple[Point, ...]


def get_progress(call: Call, exam_code: str | None, limit: int) -> Progress:
    """The caller's newest closed mocks of an exam, by default the longest, up to `limit`, in order of their start.

    Sends the same number of queries for any number of them. Raises `NotFound` for an unknown exam.
    """
    expire_own(call)
    exam = get_exam_or_longest(call, exam_code)
    attempts = call.session.scalars(
        select(Attempt)
        .where(Attempt.user_id == call.user_id, Attempt.exam_id == exam.id)
        .where(Attempt.kind == "mock", Attempt.closed_at.is_not(None))
        .order_by(Attempt.started_at.desc(), Attempt.id.desc())
        .limit(limit)
    ).all()
    outline = load_outline(call, exam, by_topic=False)
    history = load_history(call, outline)
    scores = _scores_by_domain(call, [attempt.id for attempt in attempts])
    masteries = _masteries(outline, history, {attempt.started_at for attempt in attempts})
    points = (
        _point(attempt, exam, scores[attempt.id], masteries[attempt.started_at]) for attempt in reversed(attempts)
    )
    return Progress(exam.code, exam.passing_score, exam.scoring_model, tuple(points))


def _scores_by_domain(call: Call, attempts: Sequence[str]) -> dict[str, dict[str, tuple[Score, Score]]]:
    """For each attempt and domain the score on the scored questions and on those of them that were new."""
    new = AttemptQuestion.first_seen
    rows = call.session.execute(
        select(
            AttemptQuestion.attempt_id,
            AttemptQuestion.domain,
            func.count().filter(AttemptQuestion.correct.is_(True)),
            func.count(),
            func.count().filter(new, AttemptQuestion.correct.is_(True)),
            func.count().filter(new),
        )
        .where(AttemptQuestion.attempt_id.in_(attempts), AttemptQuestion.pilot.is_(False))
        .group_by(AttemptQuestion.attempt_id, AttemptQuestion.domain)
    )
    scores: dict[str, dict[str, tuple[Score, Score]]] = {}
    for attempt, domain, raw, maximum, new_raw, new_maximum in rows:
        scores.setdefault(attempt, {})[domain] = (Score(raw, maximum), Score(new_raw, new_maximum))
    return scores


def _masteries(
    outline: Outline, history: Iterable[tuple[datetime, Evidence]], starts: Collection[datetime]
) -> dict[datetime, Mapping[str, Mastery]]:
    """At each of the times the mastery of each domain by the responses of attempts started until then."""
    given: dict[datetime, list[Evidence]] = {start: [] for start in starts}
    for at, evidence in history:
        given.setdefault(at, []).append(evidence)
    moments = sorted(given)
    tallies: dict[int, Tally] = {}
    masteries = {}
    for before, at in pairwise([*moments[:1], *moments]):
        tallies = add_up(given[at], outline.cells, tallies, (at - before) / timedelta(days=1))
        if at in starts:
            masteries[at] = judge(outline, tallies).domains
    return masteries


def _point(
    attempt: Attempt, exam: Exam, scores: Mapping[str, tuple[Score, Score]], mastery: Mapping[str, Mastery]
) -> Point:
    return Point(
        attempt=attempt.id,
        started_at=attempt.started_at,
        closed_at=attempt.closed_at,
        score=_sum(every for every, _ in scores.values()),
        first_seen=_sum(new for _, new in scores.values()),
        scaled=attempt.scaled,
        passed=attempt.passed,
        domains=tuple(
            DomainPoint(domain.code, domain.title, *scores[domain.code], mastery[domain.code])
            for domain in exam.domains
            if domain.code in scores and domain.code in mastery
        ),
    )


def _sum(scores: Iterable[Score]) -> Score:
    listed = list(scores)
    return Score(sum(score.raw for score in listed), sum(score.maximum for score in listed))
