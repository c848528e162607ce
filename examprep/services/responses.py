"""Responses: saving, clearing, flagging, and the check of a drill's question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from examprep.core import deadline, scoring
from examprep.core.errors import (
    AttemptClosed,
    AttemptPaused,
    ItemWithheld,
    NotFound,
    PreconditionMissing,
    QuestionChecked,
    ResponseStale,
)
from examprep.core.question import checked_selection
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ItemRevision
from examprep.services.attempts import load_attempt
from examprep.services.call import Call
from examprep.services.closing import close_if_due, key_ids
from examprep.services.events import note_event
from examprep.services.pools import withheld_items
from examprep.services.reviews import Reviewed, review_question


@dataclass(frozen=True, slots=True)
class ResponseRecord:
    """A response as it is stored. `saved_at` is `None` where none was saved yet."""

    number: int
    selected: tuple[str, ...]
    revision: int
    saved_at: datetime | None
    late: bool


def save_response(
    call: Call, attempt_id: str, number: int, revision: str | None, selected: Sequence[str], elapsed_ms: int | None
) -> ResponseRecord:
    """The response as stored afterwards; the checks run in the order of the contract.

    `revision` is what the client believes to change. Raises `NotFound`, `AttemptClosed`, `QuestionChecked`,
    `PreconditionMissing`, `ResponseStale` (with the current response) or `ResponseInvalid`. A selection
    equal to what is stored is accepted under any revision and changes nothing but the time spent, where that has grown.
    """
    attempt, question = load_for_saving(call, attempt_id, number)
    if revision is None:
        raise PreconditionMissing('Say which revision you change: If-Match: "0" for the first response.')
    return store_response(call, attempt, question, revision, selected, elapsed_ms)


def store_response(
    call: Call,
    attempt: Attempt,
    question: AttemptQuestion,
    revision: str,
    selected: Sequence[str],
    elapsed_ms: int | None,
) -> ResponseRecord:
    """The response of a question that may be saved, as stored afterwards.

    Raises `ResponseStale` (kept as an event) or `ResponseInvalid`.
    """
    if sorted(selected) == sorted(question.selected):
        question.elapsed_ms = max(question.elapsed_ms, elapsed_ms or 0)
        return as_record(question)
    if revision != str(question.revision):
        note_event(call, attempt.id, "superseded", question.number, revision=revision, selected=list(selected))
        raise ResponseStale(
            f"The response is at revision {question.revision}, not {revision}.", current=as_record(question)
        )
    question.selected = checked_selection(selected, question.option_order, question.choose)
    question.revision += 1
    question.saved_at = call.now
    question.late = deadline.state(call.now, attempt.deadline_at, None) == "grace"
    question.elapsed_ms = elapsed_ms if elapsed_ms is not None else question.elapsed_ms
    kind = "late" if question.late else "saved"
    note_event(call, attempt.id, kind, question.number, revision=question.revision, selected=question.selected)
    return as_record(question)


def set_flag(call: Call, attempt_id: str, number: int, flagged: bool) -> bool:
    """The flag of a question as it stands afterwards. Raises `NotFound` or `AttemptClosed`."""
    _, question = load_open(call, attempt_id, number)
    question.flagged = flagged
    return flagged


def check_question(call: Call, attempt_id: str, number: int) -> Reviewed:
    """The key and everything about it, for a question of an open drill; its response stands from now on.

    Raises `NotFound` (also for a mock exam), `AttemptClosed`, or `ItemWithheld` while the item stands on an
    open mock exam of the caller.
    """
    attempt, question = load_open(call, attempt_id, number)
    if attempt.kind != "drill":
        raise NotFound("Only the questions of a drill can be checked.")
    if question.item_id in withheld_items(call):
        raise ItemWithheld("This question stands on your open mock exam. Submit that first.")
    if question.checked_at is None:
        revision = call.session.get_one(ItemRevision, question.item_revision_id)
        question.checked_at = call.now
        question.correct = scoring.is_correct(key_ids(revision.content), question.selected)
        note_event(call, attempt.id, "checked", number)
    return review_question(call, question)


def load_open(call: Call, attempt_id: str, number: int) -> tuple[Attempt, AttemptQuestion]:
    """A question of the caller's open attempt. Raises `NotFound` or `AttemptClosed`."""
    attempt, question = _load_both(call, attempt_id, number)
    if attempt.closed_at is not None:
        raise AttemptClosed("This attempt takes no more responses; its result is ready.", attempt=attempt.id)
    if question is None:
        raise NotFound(f"This attempt has no question {number}.")
    return attempt, question


def _load_both(call: Call, attempt_id: str, number: int) -> tuple[Attempt, AttemptQuestion | None]:
    """The caller's attempt, closed if it was due, and its question, in one query on this hottest of all ways.

    Both rows are locked: whoever waited for another change sees what that left.
    """
    both = call.session.execute(
        select(Attempt, AttemptQuestion)
        .join(AttemptQuestion, AttemptQuestion.attempt_id == Attempt.id)
        .where(Attempt.id == attempt_id, Attempt.user_id == call.user_id, AttemptQuestion.number == number)
        .with_for_update()
    ).one_or_none()
    if both is None:
        return load_attempt(call, attempt_id), None
    close_if_due(call, both[0])
    return both[0], both[1]


def load_for_saving(call: Call, attempt_id: str, number: int) -> tuple[Attempt, AttemptQuestion]:
    """A question whose response may be changed. Raises `AttemptPaused` or `QuestionChecked` besides."""
    attempt, question = load_open(call, attempt_id, number)
    if attempt.paused_at is not None:
        raise AttemptPaused("The drill is paused. Resume it first.", attempt=attempt.id)
    if question.checked_at is not None:
        raise QuestionChecked("This question was checked, so its response stands.")
    return attempt, question


def as_record(question: AttemptQuestion) -> ResponseRecord:
    """A question's response as callers see it."""
    return ResponseRecord(
        question.number, tuple(question.selected), question.revision, question.saved_at, question.late
    )
