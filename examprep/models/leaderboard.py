"""Leaderboards as they are kept, so that a page costs the same in a large cohort and a small one.

All of it follows from attempts, memberships and privacy settings, and can be made anew from them.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from examprep.models.base import Base, UtcDateTime

TOP_SCORE = 1000


class Board(Base):
    """The leaderboard of a cohort for one exam, one metric and one window, named by its span and start."""

    __tablename__ = "boards"
    __table_args__ = (
        CheckConstraint("metric IN ('best', 'first', 'improvement')", name="metric_known"),
        CheckConstraint("span IN ('week', 'month', 'all')", name="span_known"),
        UniqueConstraint("cohort_id", "exam_id", "metric", "span", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohorts.id"))
    exam_id: Mapped[int] = mapped_column(ForeignKey("exams.id"))
    metric: Mapped[str] = mapped_column(String(20))
    span: Mapped[str] = mapped_column(String(10))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Placing(Base):
    """Where a member stands on a board, whether the others see it or not.

    The score is kept as how far it is `behind` 1000, so that the order of a board, higher scores first, of equal
    ones the earlier finish, is the rising order of one index, and a page is found by one comparison.
    """

    __tablename__ = "placings"
    __table_args__ = (
        CheckConstraint(f"behind BETWEEN 0 AND {TOP_SCORE}", name="behind_on_scale"),
        UniqueConstraint("member_id", "board_id"),
        Index(None, "board_id", "visible", "behind", "finished_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"))
    member_id: Mapped[str] = mapped_column(ForeignKey("cohort_members.id"))
    visible: Mapped[bool]
    behind: Mapped[int]
    finished_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def score(self) -> int:
        """The score, from 0 to 1000."""
        return TOP_SCORE - self.behind


class ScoreCount(Base):
    """How many visible members of a board have a score. Ranks are sums of these few rows, not counts of members."""

    __tablename__ = "score_counts"
    __table_args__ = (CheckConstraint("members >= 0", name="members_not_negative"),)

    board_id: Mapped[int] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    score: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    members: Mapped[int]
