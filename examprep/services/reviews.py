"""The questions of a closed attempt, or a checked one of a drill, with their keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from examprep.core.item import Option
from examprep.models.attempt import AttemptQuestion
from examprep.models.bank import ItemRevision, ItemRow
from examprep.services.attempts import load_closed
from examprep.services.call import Call
from examprep.services.pools import withheld_items


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A question with its key. `item` is the bank's id; `source` says where in the notes it comes from."""

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


@dataclass(frozen=True, slots=True)
class Review:
    """The questions that passed the filter, and the numbers of those withheld because their items stand on
    an open mock exam of the learner.
    """

    questions: tuple[Reviewed, ...]
    withheld: tuple[int, ...]


FILTERS = ("all", "wrong", "flagged", "unanswered")


def get_review(call: Call, attempt_id: str, shown: str) -> Review:
    """The questions of the caller's closed attempt with their keys; `shown` is one of `FILTERS`.

    Raises `NotFound` or `AttemptOpen`.
    """
    attempt = load_closed(call, attempt_id)
    withheld = withheld_items(call)
    rows = call.session.execute(
        select(AttemptQuestion, ItemRevision.content, ItemRow.source)
        .join(ItemRevision, ItemRevision.id == AttemptQuestion.item_revision_id)
        .join(ItemRow, ItemRow.id == AttemptQuestion.item_id)
        .where(AttemptQuestion.attempt_id == attempt.id)
        .order_by(AttemptQuestion.number)
    )
    passed = [row for row in rows if _passes(row[0], shown)]
    return Review(
        tuple(reviewed(*row) for row in passed if row[0].item_id not in withheld),
        tuple(question.number for question, _, _ in passed if question.item_id in withheld),
    )


def reviewed(question: AttemptQuestion, content: Mapping[str, Any], source: Mapping[str, Any]) -> Reviewed:
    """A graded or checked question with its key, options in the order the learner saw."""
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
        source=source,
        selected=tuple(question.selected),
        correct=bool(question.correct),
        pilot=question.pilot,
        flagged=question.flagged,
        late=question.late,
        elapsed_ms=question.elapsed_ms,
    )


def _passes(question: AttemptQuestion, shown: str) -> bool:
    return {
        "all": True,
        "wrong": not question.correct,
        "flagged": question.flagged,
        "unanswered": not question.selected,
    }[shown]
