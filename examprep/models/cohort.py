"""Groups of learners, who belongs to them, and the invites by which people join."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from examprep.models.base import ID_LENGTH, Base, UtcDateTime

INVITE_CODE_LENGTH = 12
_CURRENT = text("ended_at IS NULL")


class Cohort(Base):
    """A group that prepares together. An archived one is read, not changed."""

    __tablename__ = "cohorts"
    __table_args__ = (Index(None, "created_at", "id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    created_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    archived_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CohortMember(Base):
    """One stay of a person in a cohort. Who left and joined again has two rows, of which one is current.

    `role` is the person's in this cohort, whatever their account's is. The nickname belongs to the stay and ends
    with it; `nickname_key` is its folded form, by which nicknames are compared.
    """

    __tablename__ = "cohort_members"
    __table_args__ = (
        CheckConstraint("role IN ('learner', 'instructor')", name="role_known"),
        CheckConstraint("ended_by IN ('left', 'removed', 'deleted')", name="ended_by_known"),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="ended_by_something"),
        CheckConstraint("(nickname IS NULL) = (nickname_key IS NULL)", name="nickname_has_key"),
        CheckConstraint("ended_at IS NULL OR nickname IS NULL", name="nickname_is_current"),
        UniqueConstraint("cohort_id", "nickname_key"),
        Index(
            "uq_cohort_members_current",
            "cohort_id",
            "user_id",
            unique=True,
            sqlite_where=_CURRENT,
            postgresql_where=_CURRENT,
        ),
        Index(None, "cohort_id", "joined_at", "id"),
        Index(None, "user_id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohorts.id"))
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    role: Mapped[str] = mapped_column(String(10))
    nickname: Mapped[str | None] = mapped_column(String(30))
    nickname_key: Mapped[str | None] = mapped_column(String(60))
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[str | None] = mapped_column(String(10))


class CohortInvite(Base):
    """A code by which up to `places` people may join as learners until it expires or is revoked."""

    __tablename__ = "cohort_invites"
    __table_args__ = (
        CheckConstraint("places > 0", name="places_positive"),
        CheckConstraint("taken BETWEEN 0 AND places", name="taken_within_places"),
        UniqueConstraint("code"),
        Index(None, "cohort_id", "created_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    cohort_id: Mapped[str] = mapped_column(ForeignKey("cohorts.id"))
    code: Mapped[str] = mapped_column(String(INVITE_CODE_LENGTH))
    places: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
    created_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
