"""Exams and the items they draw from."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from examprep.models.base import Base, UtcDateTime


class PackRow(Base):
    """A pack as `pack.yaml` describes it; `language` is an IETF tag."""

    __tablename__ = "packs"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    version: Mapped[str] = mapped_column(String(60))
    language: Mapped[str] = mapped_column(String(20))


class DomainRow(Base):
    """A content domain; a code means something only within its pack's exam version."""

    __tablename__ = "domains"
    __table_args__ = (CheckConstraint("weight BETWEEN 1 AND 100", name="weight_in_percent"),)

    pack_id: Mapped[int] = mapped_column(ForeignKey("packs.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    weight: Mapped[int]


class TaskRow(Base):
    """A task statement of a domain."""

    __tablename__ = "tasks"

    pack_id: Mapped[int] = mapped_column(ForeignKey("packs.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]
    domain: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(200))


class TopicRow(Base):
    """The notes on a topic, as they were loaded with the bank. `as_of` is a month, `YYYY-MM`.

    `references` holds titles with the days they were checked, `blocks` what `NotesBlock` holds.
    """

    __tablename__ = "topics"

    pack_id: Mapped[int] = mapped_column(ForeignKey("packs.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(60), primary_key=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    task: Mapped[str] = mapped_column(String(60))
    services: Mapped[list[str]] = mapped_column(JSON)
    as_of: Mapped[str] = mapped_column(String(7))
    references: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    prose: Mapped[str] = mapped_column(Text)
    blocks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class ExamRow(Base):
    """An exam that can be taken, from a blueprint. A retired one keeps its attempts and takes no new ones."""

    __tablename__ = "exams"
    __table_args__ = (
        CheckConstraint("questions > 0", name="questions_positive"),
        CheckConstraint("pilot >= 0 AND pilot < questions", name="pilot_below_questions"),
        CheckConstraint("minutes > 0", name="minutes_positive"),
        CheckConstraint("passing_score BETWEEN 100 AND 1000", name="passing_score_on_scale"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("packs.id"))
    code: Mapped[str] = mapped_column(String(60), unique=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    questions: Mapped[int]
    pilot: Mapped[int]
    minutes: Mapped[int]
    passing_score: Mapped[int]
    scoring_model: Mapped[str] = mapped_column(String(20))
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ItemRow(Base):
    """What assembly needs to know of an item today; what is asked stands in its revisions.

    `code` is the bank file's id. `revision` is the number of the revision that new questions get.
    """

    __tablename__ = "items"
    __table_args__ = (
        UniqueConstraint("pack_id", "code"),
        CheckConstraint("difficulty BETWEEN 1 AND 3", name="difficulty_in_range"),
        CheckConstraint("choose > 0", name="choose_positive"),
        Index(None, "pack_id", "retired_at", "mock"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("packs.id"))
    code: Mapped[str] = mapped_column(String(200))
    revision: Mapped[int]
    domain: Mapped[str] = mapped_column(String(60))
    task: Mapped[str] = mapped_column(String(60))
    topic: Mapped[str] = mapped_column(String(60))
    block: Mapped[str] = mapped_column(String(200))
    difficulty: Mapped[int]
    mock: Mapped[bool]
    choose: Mapped[int]
    enemies: Mapped[list[str]] = mapped_column(JSON)
    source: Mapped[dict[str, Any]] = mapped_column(JSON)
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ItemRevision(Base):
    """One content of an item: what `content_hash` covers, and the item's code. It never changes."""

    __tablename__ = "item_revisions"
    __table_args__ = (
        UniqueConstraint("item_id", "number"),
        CheckConstraint("choose > 0", name="choose_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    number: Mapped[int]
    content_hash: Mapped[str] = mapped_column(String(16))
    choose: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ItemUsage(Base):
    """How often an item was asked in closed attempts, how many learners responded when it was new to them, and how
    many of these were right.
    """

    __tablename__ = "item_usage"
    __table_args__ = (
        CheckConstraint("first_responses BETWEEN 0 AND asked", name="first_responses_within_asked"),
        CheckConstraint("first_correct BETWEEN 0 AND first_responses", name="first_correct_within_first_responses"),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"), primary_key=True, autoincrement=False)
    asked: Mapped[int] = mapped_column(default=0)
    first_responses: Mapped[int] = mapped_column(default=0)
    first_correct: Mapped[int] = mapped_column(default=0)
