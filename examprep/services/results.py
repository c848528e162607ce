"""What a learner gets to know once an attempt is closed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from examprep.core import scoring
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import DomainRow, ExamRow, TaskRow
from examprep.services.attempts import load_attempt, load_closed
from examprep.services.call import Call
from examprep.services.changes import changes_of_mind
from examprep.services.closing import as_graded, close
from examprep.services.drills import Drill

_UNKNOWN = "The exam's own way from raw to scaled scores is not published."


@dataclass(frozen=True, slots=True)
class Part:
    """The score on the questions of one domain or task."""

    code: str
    title: str
    raw: int
    maximum: int
    percent: float


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """The score on the scored questions whose items were new to the learner; `share_percent` of all were."""

    raw: int
    maximum: int
    percent: float
    share_percent: float


@dataclass(frozen=True, slots=True)
class Pace:
    """The time spent, as clients told it: in all, on so many (`timed`) questions, and on one of them on average,
    rounded down.
    """

    elapsed_ms: int
    timed: int
    mean_ms: int | None


@dataclass(frozen=True, slots=True)
class Changes:
    """How many responses were changed after they had been complete, by what the first and the last were worth."""

    right_to_wrong: int
    wrong_to_right: int
    wrong_to_wrong: int


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a closed attempt. `scaled` and `passed` are `None` for a drill; `scaled` is an estimate, which
    `scaled_note` says to people.

    `pilots` are the questions that do not count; of the other parts only `pace`, `changes` and `again` include them.
    `again` asks what was not right, `None` where all was.
    """

    attempt: str
    exam: str
    kind: str
    closed_at: datetime | None
    closed_by: str | None
    raw: int
    maximum: int
    percent: float
    scaled: int | None
    scaled_note: str | None
    passing_score: int
    passed: bool | None
    scoring_model: str
    first_seen: FirstSeen
    pilots: scoring.Score
    domains: tuple[Part, ...]
    tasks: tuple[Part, ...]
    pace: Pace
    changes: Changes
    again: Drill | None


def submit(call: Call, attempt_id: str) -> Result:
    """Closes the caller's attempt if it is open; the result either way. Raises `NotFound`."""
    attempt = load_attempt(call, attempt_id)
    if attempt.closed_at is None:
        close(call, attempt, "learner", call.now)
    return _result(call, attempt)


def get_result(call: Call, attempt_id: str) -> Result:
    """The result of the caller's closed attempt. Raises `NotFound` or `AttemptOpen`."""
    return _result(call, load_closed(call, attempt_id))


def _result(call: Call, attempt: Attempt) -> Result:
    exam = call.session.get_one(ExamRow, attempt.exam_id)
    questions = call.session.scalars(
        select(AttemptQuestion).where(AttemptQuestion.attempt_id == attempt.id).order_by(AttemptQuestion.number)
    ).all()
    scored = [question for question in questions if not question.pilot]
    graded = _graded(scored)
    score = scoring.total(graded)
    return Result(
        attempt=attempt.id,
        exam=exam.code,
        kind=attempt.kind,
        closed_at=attempt.closed_at,
        closed_by=attempt.closed_by,
        raw=score.raw,
        maximum=score.maximum,
        percent=score.percent,
        scaled=attempt.scaled,
        scaled_note=None if attempt.scaled is None else f"An estimate by the model {attempt.scoring_model}. {_UNKNOWN}",
        passing_score=attempt.passing_score,
        passed=attempt.passed,
        scoring_model=attempt.scoring_model,
        first_seen=_first_seen(scored),
        pilots=scoring.total(_graded([question for question in questions if question.pilot])),
        domains=_parts(_titles(call, DomainRow, exam.pack_id), scoring.by_domain(graded)),
        tasks=_parts(_titles(call, TaskRow, exam.pack_id), scoring.by_task(graded)),
        pace=_pace([question.elapsed_ms for question in questions if question.elapsed_ms]),
        changes=_changes(changes_of_mind(call, questions)),
        again=_again(attempt, exam.code, sum(not question.correct for question in questions)),
    )


def _first_seen(scored: Sequence[AttemptQuestion]) -> FirstSeen:
    score = scoring.total(_graded([question for question in scored if question.first_seen]))
    return FirstSeen(score.raw, score.maximum, score.percent, scoring.Score(score.maximum, len(scored)).percent)


def _pace(times: Sequence[int]) -> Pace:
    return Pace(sum(times), len(times), sum(times) // len(times) if times else None)


def _changes(changes: Mapping[int, str]) -> Changes:
    counted = Counter(changes.values())
    return Changes(**{name.replace("-", "_"): counted[name] for name in scoring.CHANGES})


def _again(attempt: Attempt, exam: str, wrong: int) -> Drill | None:
    return Drill(exam, "again", attempt.id, wrong) if wrong else None


def _graded(questions: Sequence[AttemptQuestion]) -> list[scoring.Graded]:
    return [as_graded(question, bool(question.correct)) for question in questions]


def _titles(call: Call, rows: type[DomainRow] | type[TaskRow], pack_id: int) -> dict[str, str]:
    query = select(rows.code, rows.title).where(rows.pack_id == pack_id).order_by(rows.position)
    return dict(call.session.execute(query).all())


def _parts(titles: Mapping[str, str], scores: Mapping[str, scoring.Score]) -> tuple[Part, ...]:
    """In the exam guide's order; a code that the pack has dropped meanwhile comes last, under its own name."""
    codes = [code for code in titles if code in scores] + [code for code in scores if code not in titles]
    return tuple(
        Part(code, titles.get(code, code), scores[code].raw, scores[code].maximum, scores[code].percent)
        for code in codes
    )
