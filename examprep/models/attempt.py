"""One learner's sitting, its questions and responses, and what happened to it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from examprep.models.base import ID_LENGTH, Base, IdList, UtcDateTime

_OPEN = text("closed_at IS NULL")
_OPEN_MOCK = text("kind = 'mock' AND closed_at IS NULL")


class Attempt(Base):
    """A mock exam or a drill. What the exam said at the start is kept: a later pack changes nothing here.

    `deadline_at` is empty for an untimed drill; while a drill is paused, since `paused_at`, it is not counted
    down. `maximum` counts the scored questions. The scores are empty until the attempt is closed; `scaled` and
    `passed` stay empty for a drill. `seed` drew the form and the order of options.
    """

    __tablename__ = "attempts"
    __table_args__ = (
        CheckConstraint("kind IN ('mock', 'drill')", name="kind_known"),
        CheckConstraint("closed_by IN ('learner', 'timer')", name="closed_by_known"),
        CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name="closed_by_somebody"),
        CheckConstraint("(closed_at IS NULL) = (raw IS NULL)", name="closed_means_scored"),
        CheckConstraint("raw BETWEEN 0 AND maximum", name="raw_within_maximum"),
        CheckConstraint("kind = 'drill' OR deadline_at IS NOT NULL", name="mock_is_timed"),
        CheckConstraint("kind = 'drill' OR paused_at IS NULL", name="mock_is_not_paused"),
        Index(
            "uq_attempts_open_mock",
            "user_id",
            "exam_id",
            unique=True,
            sqlite_where=_OPEN_MOCK,
            postgresql_where=_OPEN_MOCK,
        ),
        Index(None, "user_id", "started_at", "id"),
        Index("ix_attempts_open_deadline_at", "deadline_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    exam_id: Mapped[int] = mapped_column(ForeignKey("exams.id"))
    kind: Mapped[str] = mapped_column(String(10))
    seed: Mapped[int] = mapped_column(BigInteger)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    deadline_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    passing_score: Mapped[int]
    scoring_model: Mapped[str] = mapped_column(String(20))
    maximum: Mapped[int]
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by: Mapped[str | None] = mapped_column(String(10))
    raw: Mapped[int | None]
    scaled: Mapped[int | None]
    passed: Mapped[bool | None]


class AttemptQuestion(Base):
    """An item at its place on a form, with the response to it.

    Where the item stood when the attempt started (domain, task, topic) is kept with it. A pilot is not scored.
    `days_since_seen` is how long before the start the learner had last had the item, empty where it was new to
    them. `selected` is in offered order. `revision` counts the changes of the response. `correct` is set when the
    attempt closes, `checked_at` when a drill's question is checked.
    """

    __tablename__ = "attempt_questions"
    __table_args__ = (
        CheckConstraint("number > 0", name="number_positive"),
        CheckConstraint("choose > 0", name="choose_positive"),
        CheckConstraint("revision >= 0", name="revision_not_negative"),
        CheckConstraint("days_since_seen >= 0", name="days_since_seen_not_negative"),
        CheckConstraint("first_seen = (days_since_seen IS NULL)", name="first_seen_means_never_before"),
        Index(None, "item_id"),
    )

    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    item_revision_id: Mapped[int] = mapped_column(ForeignKey("item_revisions.id"))
    domain: Mapped[str] = mapped_column(String(60))
    task: Mapped[str] = mapped_column(String(60))
    topic: Mapped[str] = mapped_column(String(60))
    pilot: Mapped[bool]
    first_seen: Mapped[bool]
    days_since_seen: Mapped[int | None]
    choose: Mapped[int]
    option_order: Mapped[list[str]] = mapped_column(IdList(200))
    selected: Mapped[list[str]] = mapped_column(IdList(200), default=list)
    revision: Mapped[int] = mapped_column(default=0)
    flagged: Mapped[bool] = mapped_column(default=False)
    late: Mapped[bool] = mapped_column(default=False)
    elapsed_ms: Mapped[int] = mapped_column(BigInteger, default=0)
    saved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    correct: Mapped[bool | None]


class AttemptEvent(Base):
    """Something that happened to an attempt, at the server's time. Events are only added.

    `number` is the question's, where one is concerned; `detail` depends on the kind.
    """

    __tablename__ = "attempt_events"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('started', 'saved', 'late', 'superseded', 'checked', 'paused', 'resumed', 'extended', 'closed')",
            name="kind_known",
        ),
        Index(None, "attempt_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    kind: Mapped[str] = mapped_column(String(10))
    number: Mapped[int | None]
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)


class IdempotencyKey(Base):
    """A key under which a learner started an attempt, with the digest of what was asked."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(255))
    body_digest: Mapped[str] = mapped_column(String(64))
    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
