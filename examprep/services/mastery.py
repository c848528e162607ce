"""What learners' responses say of their mastery of an exam.

All responses to items of the exam's pack count, whatever they were asked in: those of closed attempts, pilots too,
and those that were checked in drills. Questions without a response say nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Float, Row, Select, SQLColumnExpression, case, cast, func, select

from examprep.core import facility
from examprep.core.ability import Cell, Prior, merged_by_task
from examprep.core.evidence import Evidence, Tally, add_up
from examprep.core.mastery import PRIOR, PRIOR_OF_TASKS, Estimates, estimate_tallies, passing_share
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
    outline = load_outline(call, exam, by_topic)
    evidence = load_evidence(call, outline, user_ids)
    return {id: judge(outline, add_up(evidence.get(id, ()), outline.cells)) for id in user_ids}


def judge(outline: Outline, tallies: Mapping[int, Tally]) -> Estimates:
    """What evidence about the outline's cells says of everything in it."""
    return estimate_tallies(tallies, outline.cells, outline.passing, outline.prior)


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
    """The learners' responses, alike ones counted together by the database."""
    bounds = [call.now - timedelta(days=days) for days in AGES[1:]]
    age = case(*((Attempt.started_at > at, place) for place, at in enumerate(bounds)), else_=len(bounds)).label("age")
    rows = call.session.execute(_responses(outline, user_ids, Attempt.user_id, age))
    evidence: dict[str, list[Evidence]] = {}
    for row in rows:
        evidence.setdefault(row.user_id, []).append(_evidence(outline, row, COUNTED_AS[row.age]))
    return evidence


def load_history(call: Call, outline: Outline) -> list[tuple[datetime, Evidence]]:
    """The caller's responses by the start of their attempts, as if they had just been given."""
    rows = call.session.execute(_responses(outline, [call.user_id], Attempt.started_at))
    return [(row.started_at, _evidence(outline, row, 0)) for row in rows]


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
    outline: Outline, user_ids: Collection[str], *alike_in: SQLColumnExpression[Any]
) -> Select[*tuple[Any, ...]]:
    """How many responses the learners gave and how many were right, counted by the columns and what else matters."""
    pause = _step(AttemptQuestion.days_since_seen, PAUSES).label("pause")
    part = (AttemptQuestion.domain, AttemptQuestion.task, *((AttemptQuestion.topic,) if outline.by_topic else ()))
    columns = (*alike_in, *part, pause)
    return (
        select(
            *columns,
            func.count().label("responses"),
            func.count().filter(AttemptQuestion.correct.is_(True)).label("correct"),
            func.avg(_facility(outline.typical)).label("facility"),
        )
        .join(AttemptQuestion, AttemptQuestion.attempt_id == Attempt.id)
        .join(ExamRow, ExamRow.id == Attempt.exam_id)
        .join(ItemUsage, ItemUsage.item_id == AttemptQuestion.item_id)
        .where(Attempt.user_id.in_(user_ids), ExamRow.pack_id == outline.exam.pack_id)
        .where(AttemptQuestion.correct.is_not(None), AttemptQuestion.selected != [])
        .group_by(*columns)
    )


def _evidence(outline: Outline, row: Row[*tuple[Any, ...]], age_days: float) -> Evidence:
    return Evidence(
        domain=row.domain,
        task=row.task,
        topic=row.topic if outline.by_topic else "",
        responses=row.responses,
        correct=row.correct,
        age_days=age_days,
        days_since_seen=None if row.pause is None else PAUSES[row.pause],
        ease=facility.ease(row.facility, outline.typical),
    )


def _facility(typical: float) -> ColumnElement[Any]:
    """`facility.facility`, computed by the database."""
    made_up = cast(facility.CAUTION * typical, Float)
    return (ItemUsage.first_correct + made_up) / (ItemUsage.first_responses + facility.CAUTION)


def _step(days: SQLColumnExpression[int | None], steps: Sequence[int]) -> ColumnElement[int | None]:
    """Which of the steps so many days fall in, by its place; null for null."""
    below = ((days < bound, place) for place, bound in enumerate(steps[1:]))
    return case(*below, (days.is_not(None), len(steps) - 1))
