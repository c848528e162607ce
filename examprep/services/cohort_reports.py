"""What the learners of a cohort master, for those who teach it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, exists, func, select

from examprep.core.mastery import LABELS, Estimates, Mastery
from examprep.models.account import User
from examprep.models.attempt import Attempt
from examprep.models.bank import ExamRow
from examprep.models.cohort import CohortMember
from examprep.services.call import Call
from examprep.services.closing import expire
from examprep.services.cohort_access import is_learner_of, load_taught, visible_attempts
from examprep.services.exams import DomainShare, Exam, TaskStatement, get_exam_or_longest
from examprep.services.mastery import judge_all, load_outline
from examprep.services.paging import Position, oldest_first


@dataclass(frozen=True, slots=True)
class MemberReport:
    """A learner's own figures without topics, and what they did since they joined.

    `mocks` counts closed mocks of the exam, `last_started_at` is the start of the newest attempt in exams of its pack;
    who has none has not `started`, though responses from before count in the mastery.
    """

    member: str
    name: str
    email: str
    joined_at: datetime
    started: bool
    mocks: int
    last_started_at: datetime | None
    total: Mastery
    domains: Mapping[str, Mastery]
    tasks: Mapping[str, Mastery]


@dataclass(frozen=True, slots=True)
class PartLabels:
    """A domain or a task, and how many learners have each label in it."""

    code: str
    title: str
    labels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CohortReport:
    """Learners of a cohort and an exam. `not_started` and the labels are counted over these learners; where
    others come after them, `next` is the place of the last.
    """

    exam: str
    passing_share: float
    not_started: int
    domains: tuple[PartLabels, ...]
    tasks: tuple[PartLabels, ...]
    members: tuple[MemberReport, ...]
    next: Position | None


def get_cohort_report(
    call: Call, cohort_id: str, exam_code: str | None, started: bool | None, limit: int, after: Position | None
) -> CohortReport:
    """The report on up to `limit` learners in the order they joined, for instructors; by default on the longest exam.

    `started` picks those who have, or have not, started an attempt since they joined. Raises `NotFound` or
    `RoleMissing`. Sends a fixed number of queries.
    """
    load_taught(call, cohort_id)
    exam = get_exam_or_longest(call, exam_code)
    found = _members(call, cohort_id, exam, started, limit + 1, after)
    members = found[:limit]
    user_ids = [user.id for _, user in members]
    expire(call, limit=1000, whose=user_ids)
    activity = _activity(call, exam, [member.id for member, _ in members])
    outline = load_outline(call, exam, by_topic=False)
    estimates = judge_all(call, outline, user_ids)
    shown = tuple(_report(exam, member, user, estimates[user.id], activity.get(member.id)) for member, user in members)
    return CohortReport(
        exam=exam.code,
        passing_share=outline.passing,
        not_started=sum(not one.started for one in shown),
        domains=_labels(exam.domains, [one.domains for one in shown]),
        tasks=_labels(exam.tasks, [one.tasks for one in shown]),
        members=shown,
        next=Position(shown[-1].joined_at, shown[-1].member) if len(found) > limit else None,
    )


def _members(
    call: Call, cohort_id: str, exam: Exam, started: bool | None, limit: int, after: Position | None
) -> Sequence[Row[CohortMember, User]]:
    learners = select(CohortMember, User).join(User, User.id == CohortMember.user_id).where(is_learner_of(cohort_id))
    if started is not None:
        begun = exists().where(visible_attempts(), _of_pack(exam))
        learners = learners.where(begun if started else ~begun)
    return call.session.execute(oldest_first(learners, CohortMember.joined_at, CohortMember.id, limit, after)).all()


def _activity(call: Call, exam: Exam, member_ids: Sequence[str]) -> dict[str, tuple[datetime, int]]:
    """By the membership's id, the start of the newest attempt since then and the number of closed mocks of the exam."""
    mocks = func.count().filter(Attempt.exam_id == exam.id, Attempt.kind == "mock", Attempt.closed_at.is_not(None))
    rows = call.session.execute(
        select(CohortMember.id, func.max(Attempt.started_at), mocks)
        .join(Attempt, visible_attempts())
        .where(CohortMember.id.in_(member_ids), _of_pack(exam))
        .group_by(CohortMember.id)
    )
    return {member_id: (newest, closed) for member_id, newest, closed in rows}


def _of_pack(exam: Exam) -> ColumnElement[bool]:
    """The attempts of exams of the same pack."""
    return Attempt.exam_id.in_(select(ExamRow.id).where(ExamRow.pack_id == exam.pack_id))


def _report(
    exam: Exam, member: CohortMember, user: User, estimates: Estimates, activity: tuple[datetime, int] | None
) -> MemberReport:
    newest, mocks = activity or (None, 0)
    return MemberReport(
        member=member.id,
        name=user.name,
        email=user.email,
        joined_at=member.joined_at,
        started=newest is not None,
        mocks=mocks,
        last_started_at=newest,
        total=estimates.total,
        domains=_in_order(exam.domains, estimates.domains),
        tasks=_in_order(exam.tasks, estimates.tasks),
    )


def _in_order(parts: Sequence[DomainShare | TaskStatement], masteries: Mapping[str, Mastery]) -> dict[str, Mastery]:
    return {part.code: masteries[part.code] for part in parts if part.code in masteries}


def _labels(
    parts: Sequence[DomainShare | TaskStatement], masteries: Sequence[Mapping[str, Mastery]]
) -> tuple[PartLabels, ...]:
    """The labels in each of the parts that have items."""
    counted = {part.code: Counter(one[part.code].label for one in masteries if part.code in one) for part in parts}
    return tuple(
        PartLabels(part.code, part.title, {label: counted[part.code][label] for label in LABELS})
        for part in parts
        if counted[part.code]
    )
