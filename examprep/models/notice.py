"""What people are told about."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from examprep.models.base import ID_LENGTH, Base, UtcDateTime


class Notice(Base):
    """Something that others did and that concerns one person; `detail` depends on the kind."""

    __tablename__ = "notices"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('accommodation-set', 'attempt-extended', 'assignment-published', 'removed-from-cohort')",
            name="kind_known",
        ),
        Index(None, "user_id", "created_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(30))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
