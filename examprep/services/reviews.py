"""The questions of a closed attempt, or a checked one of a drill, with their keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select

from examprep.core.errors import SelectorUnknown
from examprep.core.item import Option
from examprep.models.attempt import AttemptQuestion
from examprep.models.bank import ItemRevision, ItemRow
from examprep.models.study import Bookmark
from examprep.services.attempts import load_closed
from examprep.services.call import Call
from examprep.services.changes import changes_of_mind
from examprep.services.pools import withheld_items


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A question with its key. `item` is the bank's id; `source` says where in the notes it comes from.

    `changed` is how the response was changed after it had been complete, `None` where it was not.
    """

    number: int
    item: str
    domain: str
    task: str
    topic: str
    stem: str
    choose: int
    options: tuple[Option, ...]
    explanation: str
    source: Mapping[str, Any]
    selected: tuple[str, ...]
    correct: bool
    pilot: bool
    flagged: bool
    late: bool
    elapsed_ms: int
    changed: str | None
    bookmarked: bool


@dataclass(frozen=True, slots=True)
class Review:
    """The questions that passed the filter, and the numbers of those withheld because their items stand on
    an open mock exam of the learner.
    """

    questions: tuple[Reviewed, ...]
    withheld: tuple[int, ...]


FILTERS = ("all", "wrong", "flagged", "unanswered")


@dataclass(frozen=True, slots=True)
class _Row:
    question: AttemptQuestion
    content: Mapping[str, Any]
    source: Mapping[str, Any]
    bookmarked: bool


def get_review(
    call: Call, attempt_id: str, shown: str = "all", domain: str | None = None, task: str | None = None
) -> Review:
    """The questions of the caller's closed attempt with their keys: those that `shown`, one of `FILTERS`, lets
    through, and of them those of the domain and the task, where these are named.

    Raises `NotFound`, `AttemptOpen`, or `SelectorUnknown` for a domain or task that the attempt did not ask about.
    """
    attempt = load_closed(call, attempt_id)
    questions = _load_questions(call, AttemptQuestion.attempt_id == attempt.id)
    _ensure_asked("domain", domain, [row.question.domain for row in questions])
    _ensure_asked("task", task, [row.question.task for row in questions])
    passed = [
        row
        for row in questions
        if _passes(row.question, shown) and domain in (None, row.question.domain) and task in (None, row.question.task)
    ]
    withheld = withheld_items(call)
    changes = changes_of_mind(call, [row.question for row in passed])
    return Review(
        tuple(_reviewed(row, changes) for row in passed if row.question.item_id not in withheld),
        tuple(row.question.number for row in passed if row.question.item_id in withheld),
    )


def review_question(call: Call, question: AttemptQuestion) -> Reviewed:
    """A checked question with its key."""
    is_question = (AttemptQuestion.attempt_id == question.attempt_id) & (AttemptQuestion.number == question.number)
    return _reviewed(_load_questions(call, is_question)[0], changes_of_mind(call, [question]))


def _load_questions(call: Call, condition: ColumnElement[bool]) -> list[_Row]:
    rows = call.session.execute(
        select(AttemptQuestion, ItemRevision.content, ItemRow.source, Bookmark.item_id.is_not(None))
        .join(ItemRevision, ItemRevision.id == AttemptQuestion.item_revision_id)
        .join(ItemRow, ItemRow.id == AttemptQuestion.item_id)
        .outerjoin(Bookmark, (Bookmark.item_id == ItemRow.id) & (Bookmark.user_id == call.user_id))
        .where(condition)
        .order_by(AttemptQuestion.number)
    )
    return [_Row(*row) for row in rows]


def _reviewed(row: _Row, changes: Mapping[int, str]) -> Reviewed:
    """With the options in the order the learner saw."""
    question, content = row.question, row.content
    options = {option["id"]: Option(**option) for option in content["options"]}
    return Reviewed(
        number=question.number,
        item=content["id"],
        domain=question.domain,
        task=question.task,
        topic=question.topic,
        stem=content["stem"],
        choose=content["choose"],
        options=tuple(options[id] for id in question.option_order),
        explanation=content["explanation"],
        source=row.source,
        selected=tuple(question.selected),
        correct=bool(question.correct),
        pilot=question.pilot,
        flagged=question.flagged,
        late=question.late,
        elapsed_ms=question.elapsed_ms,
        changed=changes.get(question.number),
        bookmarked=row.bookmarked,
    )


def _passes(question: AttemptQuestion, shown: str) -> bool:
    return {
        "all": True,
        "wrong": not question.correct,
        "flagged": question.flagged,
        "unanswered": not question.selected,
    }[shown]


def _ensure_asked(name: str, wanted: str | None, asked: list[str]) -> None:
    known = sorted(set(asked))
    if wanted is not None and wanted not in known:
        raise SelectorUnknown(f"No question was about {name} {wanted}, but about: {', '.join(known)}.", known=known)
