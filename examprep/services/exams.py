"""The exams that can be taken."""

from dataclasses import dataclass

from sqlalchemy import func, select

from examprep.core.apportionment import largest_remainder
from examprep.core.errors import NotFound
from examprep.models.bank import DomainRow, ExamRow, ItemRow, PackRow, TaskRow
from examprep.services.call import Call


@dataclass(frozen=True, slots=True)
class DomainShare:
    """A content domain of an exam, its weight in percent and its questions on a form, pilots among them."""

    code: str
    title: str
    weight: int
    questions: int
    pilot: int


@dataclass(frozen=True, slots=True)
class TaskStatement:
    """A task statement, in the domain with this code."""

    code: str
    domain: str
    title: str


@dataclass(frozen=True, slots=True)
class TopicSize:
    """A topic of the notes, with how many items can be drilled."""

    code: str
    items: int


@dataclass(frozen=True, slots=True)
class Exam:
    """A blueprint as callers see it. `id` and `pack_id` are the database's own."""

    id: int
    pack_id: int
    code: str
    title: str
    version: str
    questions: int
    pilot: int
    minutes: int
    passing_score: int
    scoring_model: str
    domains: tuple[DomainShare, ...]
    tasks: tuple[TaskStatement, ...]
    topics: tuple[TopicSize, ...]

    @property
    def quotas(self) -> dict[str, int]:
        """How many questions each domain gets."""
        return {domain.code: domain.questions for domain in self.domains}

    @property
    def pilots(self) -> dict[str, int]:
        """How many of them are not scored."""
        return {domain.code: domain.pilot for domain in self.domains}


def list_exams(call: Call) -> list[Exam]:
    """All exams that can be taken, in the packs' own order. Sends the same number of queries for any number."""
    rows = call.session.execute(
        select(ExamRow, PackRow)
        .join(PackRow, PackRow.id == ExamRow.pack_id)
        .where(ExamRow.retired_at.is_(None))
        .order_by(PackRow.code, ExamRow.position)
    ).all()
    domains = call.session.scalars(select(DomainRow).order_by(DomainRow.position)).all()
    tasks = call.session.scalars(select(TaskRow).order_by(TaskRow.position)).all()
    topics = call.session.execute(
        select(ItemRow.pack_id, ItemRow.topic, func.count())
        .where(ItemRow.retired_at.is_(None))
        .group_by(ItemRow.pack_id, ItemRow.topic)
        .order_by(ItemRow.topic)
    ).all()
    return [
        _exam(
            row,
            pack,
            [domain for domain in domains if domain.pack_id == pack.id],
            [task for task in tasks if task.pack_id == pack.id],
            [TopicSize(topic, count) for pack_id, topic, count in topics if pack_id == pack.id],
        )
        for row, pack in rows
    ]


def get_exam(call: Call, code: str) -> Exam:
    """The exam with this code. Raises `NotFound`."""
    for exam in list_exams(call):
        if exam.code == code:
            return exam
    raise NotFound(f"There is no exam {code!r}. GET /v1/exams lists them.")


def get_exam_or_longest(call: Call, code: str | None) -> Exam:
    """The exam with this code; without one the exam with the most questions, the first of equals. Raises `NotFound`."""
    if code is not None:
        return get_exam(call, code)
    exams = list_exams(call)
    if not exams:
        raise NotFound("There is no exam yet.")
    return max(exams, key=lambda exam: exam.questions)


def full_exams(call: Call) -> dict[str, int]:
    """The exams whose mocks are full ones, no other of their pack being longer: their codes and the database's ids."""
    rows = call.session.scalars(select(ExamRow).where(ExamRow.retired_at.is_(None)).order_by(ExamRow.position)).all()
    longest: dict[int, int] = {}
    for row in rows:
        longest[row.pack_id] = max(row.questions, longest.get(row.pack_id, 0))
    return {row.code: row.id for row in rows if row.questions == longest[row.pack_id]}


def _exam(row: ExamRow, pack: PackRow, domains: list[DomainRow], tasks: list[TaskRow], topics: list[TopicSize]) -> Exam:
    weights = {domain.code: domain.weight for domain in domains}
    quotas = largest_remainder(row.questions, weights)
    scored = largest_remainder(row.questions - row.pilot, weights)
    return Exam(
        id=row.id,
        pack_id=pack.id,
        code=row.code,
        title=row.title,
        version=pack.version,
        questions=row.questions,
        pilot=row.pilot,
        minutes=row.minutes,
        passing_score=row.passing_score,
        scoring_model=row.scoring_model,
        domains=tuple(
            DomainShare(d.code, d.title, d.weight, quotas[d.code], quotas[d.code] - scored[d.code]) for d in domains
        ),
        tasks=tuple(TaskStatement(task.code, task.domain, task.title) for task in tasks),
        topics=tuple(topics),
    )
