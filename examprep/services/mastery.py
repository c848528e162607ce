"""What learners' responses say of their mastery of an exam.

All responses to items of the exam's pack count, whatever they were asked in: those of closed attempts, pilots too,
and those that were checked in drills. Questions without a response say nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Float, Row, Select, SQLColumnExpression, case, cast, func, literal, select

from examprep.core import facility
from examprep.core.ability import Cell, Prior, merged_by_task
from examprep.core.evidence import Evidence, Tally, add_up, weight_after
from examprep.core.mastery import PRIOR, PRIOR_OF_TASKS, Estimates, estimate_tallies, passing_share
from examprep.core.trend import RECENT_DAYS
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ExamRow, ItemRow, ItemUsage
from examprep.services.call import Call
from examprep.services.exams import Exam

# Days: responses count by the step they fall in, older ones as if given in its middle.
AGES = (0, 14, 28, 60, 120, 240)
COUNTED_AS = (0, 21, 44, 90, 180, 300)
PAUSES = (0, 1, 7, 30, 120)


@dataclass(frozen=True, slots=True)
class Outline:
    """What an exam asks: its cells, one a topic and task or one a task, how many items each topic and task has, the
    facility of its typical item, and the share correct that passes.
    """

    exam: Exam
    cells: tuple[Cell, ...]
    by_topic: bool
    items: dict[tuple[str, str], int]
    typical: float
    passing: float

    @property
    def prior(self) -> Prior:
        """What is taken for known of cells like these."""
        return PRIOR if self.by_topic else PRIOR_OF_TASKS


def mastery_of(call: Call, exam: Exam, user_ids: Collection[str], by_topic: bool = True) -> dict[str, Estimates]:
    """The mastery of each of the learners, in three queries for any number of them; without topics it is quicker."""
    return judge_all(call, load_outline(call, exam, by_topic), user_ids)


def judge_all(call: Call, outline: Outline, user_ids: Collection[str]) -> dict[str, Estimates]:
    """What the learners' responses say of everything in the outline, in one query."""
    evidence = load_evidence(call, outline, user_ids)
    return {id: judge(outline, add_up(evidence.get(id, ()), outline.cells)) for id in user_ids}


def judge(outline: Outline, tallies: Mapping[int, Tally]) -> Estimates:
    """What evidence about the outline's cells says of everything in it."""
    return estimate_tallies(tallies, outline.cells, outline.passing, outline.typical, outline.prior)


def load_outline(call: Call, exam: Exam, by_topic: bool = True) -> Outline:
    """What the exam asks today. A domain's questions are taken to fall to its items for mocks alike."""
    counted = select(func.sum(ItemUsage.first_correct), func.sum(ItemUsage.first_responses))
    in_pack = counted.join(ItemRow, ItemRow.id == ItemUsage.item_id).where(ItemRow.pack_id == exam.pack_id)
    first_correct, first_responses = call.session.execute(in_pack).one()
    typical = facility.typical_facility(first_correct or 0, first_responses or 0)
    rows = call.session.execute(
        select(
            ItemRow.domain,
            ItemRow.task,
            ItemRow.topic,
            func.count().label("items"),
            func.count().filter(ItemRow.mock).label("mock_items"),
            func.avg(_facility(typical)).label("mean"),
            func.avg(_facility(typical) * _facility(typical)).label("squares"),
        )
        .join(ItemUsage, ItemUsage.item_id == ItemRow.id)
        .where(ItemRow.pack_id == exam.pack_id, ItemRow.retired_at.is_(None))
        .group_by(ItemRow.domain, ItemRow.task, ItemRow.topic)
        .order_by(ItemRow.domain, ItemRow.task, ItemRow.topic)
    ).all()
    cells = _cells(exam, rows, typical)
    outline = Outline(
        exam=exam,
        cells=tuple(cells),
        by_topic=True,
        items={(row.task, row.topic): row.items for row in rows},
        typical=typical,
        passing=passing_share(exam.passing_score),
    )
    return outline if by_topic else without_topics(outline)


def without_topics(outline: Outline) -> Outline:
    """The outline with one cell a task; what belongs to it has an empty topic."""
    return replace(outline, cells=tuple(merged_by_task(outline.cells)), by_topic=False)


def load_evidence(call: Call, outline: Outline, user_ids: Collection[str]) -> dict[str, list[Evidence]]:
    """What the learners' responses count for today, alike ones added up by the database."""
    rows = call.session.execute(_responses(outline, user_ids, _weight(call.now), Attempt.user_id))
    evidence: dict[str, list[Evidence]] = {}
    for row in rows:
        evidence.setdefault(row.alike, []).append(_evidence(outline, row))
    return evidence


def load_periods(call: Call, outline: Outline) -> tuple[list[Evidence], list[Evidence]]:
    """The same of the caller's, given earlier than 28 days ago and since."""
    recent = Attempt.started_at > call.now - timedelta(days=RECENT_DAYS)
    periods: tuple[list[Evidence], list[Evidence]] = ([], [])
    for row in call.session.execute(_responses(outline, [call.user_id], _weight(call.now), recent)):
        periods[bool(row.alike)].append(_evidence(outline, row))
    return periods


def load_history(call: Call, outline: Outline) -> list[tuple[datetime, Evidence]]:
    """The caller's responses by the start of their attempts, as if they had just been given."""
    rows = call.session.execute(_responses(outline, [call.user_id], literal(1.0), Attempt.started_at))
    return [(row.alike, _evidence(outline, row)) for row in rows]


def _cells(exam: Exam, rows: Sequence[Row[*tuple[Any, ...]]], typical: float) -> list[Cell]:
    shares = {
        domain.code: domain.weight / 100 / max(1, sum(row.mock_items for row in rows if row.domain == domain.code))
        for domain in exam.domains
    }
    return [
        Cell(
            row.domain,
            row.task,
            row.topic,
            share=shares.get(row.domain, 0.0) * row.mock_items,
            ease=facility.ease(row.mean, typical),
            spread=facility.spread(row.squares - row.mean**2, typical),
        )
        for row in rows
    ]


def _responses(
    outline: Outline, user_ids: Collection[str], weight: ColumnElement[float], alike_in: SQLColumnExpression[Any]
) -> Select[*tuple[Any, ...]]:
    """How many responses the learners gave, and what the right and the wrong ones weigh.

    Added up by what the attempts are alike in, by part of the exam and by pause. The attempts are listed first, so
    that their weights are found once for all questions in them.
    """
    attempts = (
        select(Attempt.id, alike_in.label("alike"), weight.label("weight"))
        .join(ExamRow, ExamRow.id == Attempt.exam_id)
        .where(Attempt.user_id.in_(user_ids), ExamRow.pack_id == outline.exam.pack_id)
        .cte("weighed_attempts")
        .prefix_with("MATERIALIZED")
    )
    pause = _step(AttemptQuestion.days_since_seen, PAUSES).label("pause")
    part = (AttemptQuestion.task, *((AttemptQuestion.topic,) if outline.by_topic else ()))
    columns = (attempts.c.alike, *part, pause)
    right = AttemptQuestion.correct.is_(True)
    return (
        select(
            *columns,
            func.count().label("responses"),
            func.sum(case((right, attempts.c.weight), else_=0.0)).label("right"),
            func.sum(case((right, 0.0), else_=attempts.c.weight)).label("wrong"),
            func.sum(attempts.c.weight * _facility(outline.typical)).label("facilities"),
        )
        .join(AttemptQuestion, AttemptQuestion.attempt_id == attempts.c.id)
        .join(ItemUsage, ItemUsage.item_id == AttemptQuestion.item_id)
        .where(AttemptQuestion.correct.is_not(None), AttemptQuestion.selected != [])
        .group_by(*columns)
    )


def _evidence(outline: Outline, row: Row[*tuple[Any, ...]]) -> Evidence:
    _, task, *topic, pause, responses, right, wrong, facilities = row
    return Evidence(
        task=task,
        topic=topic[0] if topic else "",
        responses=responses,
        right=right,
        wrong=wrong,
        days_since_seen=None if pause is None else PAUSES[pause],
        lift=facilities / (right + wrong) - outline.typical,
    )


def _facility(typical: float) -> ColumnElement[Any]:
    """`facility.facility`, computed by the database."""
    made_up = cast(facility.CAUTION * typical, Float)
    return (ItemUsage.first_correct + made_up) / (ItemUsage.first_responses + facility.CAUTION)


def _weight(now: datetime) -> ColumnElement[float]:
    """What a response of an attempt counts for by its age, in steps."""
    weights = [weight_after(days) for days in COUNTED_AS]
    steps = ((Attempt.started_at > now - timedelta(days=days), weights[place]) for place, days in enumerate(AGES[1:]))
    return cast(case(*steps, else_=weights[-1]), Float)


def _step(days: SQLColumnExpression[int | None], steps: Sequence[int]) -> ColumnElement[int | None]:
    """Which of the steps so many days fall in, by its place; null for null."""
    below = ((days < bound, place) for place, bound in enumerate(steps[1:]))
    return case(*below, (days.is_not(None), len(steps) - 1))
