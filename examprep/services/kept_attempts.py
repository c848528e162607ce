"""All that is kept of a learner's attempts, less what would tell a key that must still be secret."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from examprep.core.item import Option
from examprep.models.attempt import Attempt, AttemptEvent, AttemptQuestion
from examprep.models.bank import ExamRow, ItemRevision
from examprep.services.call import Call
from examprep.services.closing import expire_own
from examprep.services.events import Event
from examprep.services.pools import withheld_items


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a question turned out to be. `item` and `content_hash` lead to the `AskedItem`."""

    item: str
    content_hash: str
    domain: str
    task: str
    topic: str
    pilot: bool
    first_seen: bool
    correct: bool


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question with the response to it. `outcome` is `None` while the key is secret."""

    number: int
    selected: tuple[str, ...]
    revision: int
    flagged: bool
    late: bool
    elapsed_ms: int
    saved_at: datetime | None
    checked_at: datetime | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class KeptAttempt:
    """An attempt with all that was kept of it."""

    id: str
    exam: str
    kind: str
    started_at: datetime
    deadline_at: datetime | None
    paused_at: datetime | None
    closed_at: datetime | None
    closed_by: str | None
    passing_score: int
    scoring_model: str
    raw: int | None
    maximum: int
    scaled: int | None
    passed: bool | None
    questions: tuple[KeptQuestion, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class AskedItem:
    """What was asked, with its key."""

    item: str
    content_hash: str
    stem: str
    choose: int
    options: tuple[Option, ...]
    explanation: str


def list_kept_attempts(call: Call) -> tuple[list[KeptAttempt], list[AskedItem]]:
    """The caller's attempts, oldest first, and the items of all questions with an outcome, each content once.

    A question has an outcome once its attempt is closed or it was checked, unless its item stands on an open mock
    exam of the caller.
    """
    expire_own(call)
    withheld = withheld_items(call)
    revisions = _revisions(call)
    questions: dict[Attempt, list[KeptQuestion]] = defaultdict(list)
    disclosed: dict[int, ItemRevision] = {}
    rows = call.session.execute(
        select(Attempt, AttemptQuestion)
        .join(AttemptQuestion, AttemptQuestion.attempt_id == Attempt.id)
        .where(Attempt.user_id == call.user_id)
        .order_by(Attempt.started_at, Attempt.id, AttemptQuestion.number)
    )
    for attempt, question in rows:
        is_secret = question.item_id in withheld or not (attempt.closed_at or question.checked_at)
        revision = None if is_secret else revisions[question.item_revision_id]
        if revision is not None:
            disclosed[revision.id] = revision
        questions[attempt].append(_question(question, revision))
    return _attempts(call, questions), [_asked(revision) for revision in disclosed.values()]


def _revisions(call: Call) -> dict[int, ItemRevision]:
    """The contents that the caller was ever asked, by id; loaded once each, however often they were asked."""
    asked = (
        select(AttemptQuestion.item_revision_id)
        .join(Attempt, Attempt.id == AttemptQuestion.attempt_id)
        .where(Attempt.user_id == call.user_id)
    )
    return {row.id: row for row in call.session.scalars(select(ItemRevision).where(ItemRevision.id.in_(asked)))}


def _attempts(call: Call, questions: Mapping[Attempt, list[KeptQuestion]]) -> list[KeptAttempt]:
    exams = dict(call.session.execute(select(ExamRow.id, ExamRow.code)).all())
    events = _events(call)
    copied = [name for name in KeptAttempt.__slots__ if name not in ("exam", "questions", "events")]
    return [
        KeptAttempt(
            **{name: getattr(attempt, name) for name in copied},
            exam=exams[attempt.exam_id],
            questions=tuple(asked),
            events=tuple(events[attempt.id]),
        )
        for attempt, asked in questions.items()
    ]


def _events(call: Call) -> dict[str, list[Event]]:
    """By attempt, in order. Who gave more time is left out: that is about somebody else."""
    rows = call.session.scalars(
        select(AttemptEvent)
        .join(Attempt, Attempt.id == AttemptEvent.attempt_id)
        .where(Attempt.user_id == call.user_id)
        .order_by(AttemptEvent.id)
    )
    events: dict[str, list[Event]] = defaultdict(list)
    for row in rows:
        theirs = "by" if row.kind == "extended" else None
        detail = {name: value for name, value in row.detail.items() if name != theirs}
        events[row.attempt_id].append(Event(row.at, row.kind, row.number, detail))
    return events


def _question(question: AttemptQuestion, revision: ItemRevision | None) -> KeptQuestion:
    return KeptQuestion(
        number=question.number,
        selected=tuple(question.selected),
        revision=question.revision,
        flagged=question.flagged,
        late=question.late,
        elapsed_ms=question.elapsed_ms,
        saved_at=question.saved_at,
        checked_at=question.checked_at,
        outcome=None if revision is None else _outcome(question, revision),
    )


def _outcome(question: AttemptQuestion, revision: ItemRevision) -> Outcome:
    return Outcome(
        item=revision.content["id"],
        content_hash=revision.content_hash,
        domain=question.domain,
        task=question.task,
        topic=question.topic,
        pilot=question.pilot,
        first_seen=question.first_seen,
        correct=bool(question.correct),
    )


def _asked(revision: ItemRevision) -> AskedItem:
    content = revision.content
    return AskedItem(
        item=content["id"],
        content_hash=revision.content_hash,
        stem=content["stem"],
        choose=content["choose"],
        options=tuple(Option(**option) for option in content["options"]),
        explanation=content["explanation"],
    )
