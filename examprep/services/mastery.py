"""What learners' responses say of their mastery of an exam."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Float, SQLColumnExpression, case, cast, func, select

from examprep.core import facility
from examprep.core.ability import Cell
from examprep.core.mastery import Estimates, Evidence, estimate, passing_share
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ExamRow, ItemRow, ItemUsage
from examprep.services.call import Call
from examprep.services.exams import Exam

AGES = (0, 7, 14, 28, 56, 90, 150, 240, 365)  # days: responses count by the step they fall in
PAUSES = (0, 1, 3, 7, 14, 30, 60, 120, 240, 365)


@dataclass(frozen=True, slots=True)
class Outline:
    """What an exam asks: its cells, the facility of its typical item, and the share correct that passes."""

    exam: Exam
    cells: tuple[Cell, ...]
    typical: float
    passing: float


def mastery_of(call: Call, exam: Exam, user_ids: Collection[str]) -> dict[str, Estimates]:
    """The mastery of each of the learners, in three queries for any number of them.

    Rests on all responses to items of the exam's pack, whatever they were asked in: those of closed attempts, pilots
    too, and those that were checked in drills. Questions without a response say nothing.
    """
    outline = get_outline(call, exam)
    evidence = load_evidence(call, outline, user_ids)
    return {id: estimate(evidence.get(id, ()), outline.cells, outline.passing) for id in user_ids}


def get_outline(call: Call, exam: Exam) -> Outline:
    """What the exam asks today. A domain's questions are taken to fall to its items alike."""
    counted = select(func.sum(ItemUsage.first_correct), func.sum(ItemUsage.first_responses))
    in_pack = counted.join(ItemRow, ItemRow.id == ItemUsage.item_id).where(ItemRow.pack_id == exam.pack_id)
    first_correct, first_responses = call.session.execute(in_pack).one()
    typical = facility.typical_facility(first_correct or 0, first_responses or 0)
    rows = call.session.execute(
        select(
            ItemRow.domain,
            ItemRow.task,
            ItemRow.topic,
            func.count().filter(ItemRow.mock),
            func.avg(_facility(typical)),
            func.avg(_facility(typical) * _facility(typical)),
        )
        .join(ItemUsage, ItemUsage.item_id == ItemRow.id)
        .where(ItemRow.pack_id == exam.pack_id, ItemRow.retired_at.is_(None))
        .group_by(ItemRow.domain, ItemRow.task, ItemRow.topic)
        .order_by(ItemRow.domain, ItemRow.task, ItemRow.topic)
    ).all()
    shares = {
        domain.code: domain.weight / 100 / max(1, sum(row[3] for row in rows if row.domain == domain.code))
        for domain in exam.domains
    }
    cells = tuple(
        Cell(
            domain,
            task,
            topic,
            share=shares.get(domain, 0.0) * items,
            ease=facility.ease(mean, typical),
            spread=facility.spread(squares - mean**2, typical),
        )
        for domain, task, topic, items, mean, squares in rows
    )
    return Outline(exam, cells, typical, passing_share(exam.passing_score))


def load_evidence(call: Call, outline: Outline, user_ids: Collection[str]) -> dict[str, list[Evidence]]:
    """The learners' responses to items of the exam's pack, alike ones counted together by the database."""
    steps = [call.now - timedelta(days=days) for days in AGES[1:]]
    age = case(*((Attempt.started_at > at, place) for place, at in enumerate(steps)), else_=len(steps))
    pause = _step(AttemptQuestion.days_since_seen, PAUSES)
    place = (Attempt.user_id, AttemptQuestion.domain, AttemptQuestion.task, AttemptQuestion.topic, age, pause)
    rows = call.session.execute(
        select(
            *place,
            func.count(),
            func.count().filter(AttemptQuestion.correct.is_(True)),
            func.avg(_facility(outline.typical)),
        )
        .join(AttemptQuestion, AttemptQuestion.attempt_id == Attempt.id)
        .join(ExamRow, ExamRow.id == Attempt.exam_id)
        .join(ItemUsage, ItemUsage.item_id == AttemptQuestion.item_id)
        .where(Attempt.user_id.in_(user_ids), ExamRow.pack_id == outline.exam.pack_id)
        .where(AttemptQuestion.correct.is_not(None), AttemptQuestion.selected != [])
        .group_by(*place)
    )
    evidence: dict[str, list[Evidence]] = {}
    for user_id, domain, task, topic, age_step, pause_step, responses, correct, mean in rows:
        evidence.setdefault(user_id, []).append(
            Evidence(
                domain=domain,
                task=task,
                topic=topic,
                responses=responses,
                correct=correct,
                age_days=AGES[age_step],
                days_since_seen=None if pause_step is None else PAUSES[pause_step],
                ease=facility.ease(mean, outline.typical),
            )
        )
    return evidence


def _facility(typical: float) -> ColumnElement[Any]:
    """An item's facility; while few have responded it leans to the typical one."""
    made_up = facility.CAUTION * typical
    return (ItemUsage.first_correct + cast(made_up, Float)) / (ItemUsage.first_responses + facility.CAUTION)


def _step(days: SQLColumnExpression[int | None], steps: Sequence[int]) -> ColumnElement[int | None]:
    """Which of the steps so many days fall in, by its place; null for null."""
    below = ((days < bound, place) for place, bound in enumerate(steps[1:]))
    return case(*below, (days.is_not(None), len(steps) - 1))
