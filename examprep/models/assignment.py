"""What a cohort is given to sit, and the attempts that were started for it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from examprep.models.base import ID_LENGTH, Base, UtcDateTime


class Assignment(Base):
    """A mock exam or a drill for all learners of a cohort, to be started within a window.

    `selector`, `subject` and `question_count` say what a drill draws; for a mock the exam says that.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        CheckConstraint("kind IN ('mock', 'drill')", name="kind_known"),
        CheckConstraint("(kind = 'drill') = (selector IS NOT NULL)", name="drill_has_selector"),
        CheckConstraint("(kind = 'drill') = (question_count IS NOT NULL)", name="drill_has_count"),
        CheckConstraint("kind = 'drill' OR minutes IS NULL", name="mock_has_minutes_of_exam"),
        CheckConstraint("opens_at < closes_at", name="opens_before_closing"),
        CheckConstraint("attempts_allowed > 0", name="attempts_allowed_positive"),
        Index(None, "cohort_id", "created_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohorts.id"))
    title: Mapped[str] = mapped_column(String(100))
    exam_id: Mapped[int] = mapped_column(ForeignKey("exams.id"))
    kind: Mapped[str] = mapped_column(String(10))
    selector: Mapped[str | None] = mapped_column(String(20))
    subject: Mapped[str | None] = mapped_column(String(60))
    question_count: Mapped[int | None]
    minutes: Mapped[int | None]
    opens_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts_allowed: Mapped[int]
    created_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AssignedAttempt(Base):
    """An attempt that was started for an assignment, the `number`th of this person."""

    __tablename__ = "assigned_attempts"
    __table_args__ = (
        CheckConstraint("number > 0", name="number_positive"),
        UniqueConstraint("assignment_id", "user_id", "number"),
    )

    attempt_id: Mapped[str] = mapped_column(ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True)
    assignment_id: Mapped[str] = mapped_column(ForeignKey("assignments.id"))
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    number: Mapped[int]
