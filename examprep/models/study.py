"""What learners keep for their studies: bookmarked items, and the day of their exam."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from examprep.models.base import Base, UtcDateTime


class Bookmark(Base):
    """An item that a learner wants to come back to."""

    __tablename__ = "bookmarks"
    __table_args__ = (Index(None, "user_id", "created_at"),)

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True, autoincrement=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ExamDate(Base):
    """The day on which a learner sits an exam in earnest."""

    __tablename__ = "exam_dates"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    exam_id: Mapped[int] = mapped_column(ForeignKey("exams.id"), primary_key=True, autoincrement=False)
    day: Mapped[date]
