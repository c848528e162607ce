"""People who sign in."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from examprep.models.base import ID_LENGTH, Base, UtcDateTime


class User(Base):
    """An account. `email` is kept folded, as it is compared.

    A deleted account keeps its row, for the statistics of its attempts, and nothing of the person.
    """

    __tablename__ = "users"
    __table_args__ = (CheckConstraint("role IN ('learner', 'instructor', 'author', 'admin')", name="role_known"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    role: Mapped[str] = mapped_column(String(10))
    password_hash: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RefreshToken(Base):
    """A refresh token by its SHA-256. Tokens that were exchanged for one another share a family."""

    __tablename__ = "refresh_tokens"
    __table_args__ = (Index(None, "family"),)

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    family: Mapped[str] = mapped_column(String(ID_LENGTH))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Accommodation(Base):
    """A person's time multiplier, from 1 to 4, as somebody set it at some time; the newest one counts.

    `set_by` is the id of whoever set it, `None` for an operator at the command line.
    """

    __tablename__ = "accommodations"
    __table_args__ = (
        CheckConstraint("multiplier BETWEEN 1 AND 4", name="multiplier_in_range"),
        Index(None, "user_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    multiplier: Mapped[float]
    reason: Mapped[str] = mapped_column(String(500))
    set_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PrivacySetting(Base):
    """How a person is seen by the other members of their cohorts. Who has no row is not seen at all.

    `leaderboard` is `off`, `nickname` or `name`; the nickname itself belongs to the membership.
    """

    __tablename__ = "privacy_settings"
    __table_args__ = (CheckConstraint("leaderboard IN ('off', 'nickname', 'name')", name="leaderboard_known"),)

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    leaderboard: Mapped[str] = mapped_column(String(10))
