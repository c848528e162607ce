"""Responses: saving, clearing, flagging, and the check of a drill's question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from examprep.core import deadline, scoring
from examprep.core.errors import (
    AttemptClosed,
    ItemWithheld,
    NotFound,
    PreconditionMissing,
    QuestionChecked,
    ResponseStale,
)
from examprep.core.question import checked_selection
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ItemRevision, ItemRow
from examprep.services.attempts import load_attempt
from examprep.services.call import Call
from examprep.services.pools import withheld_items
from examprep.services.results import Reviewed, reviewed


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
    equal to what is stored is accepted under any revision and changes nothing.
    """
    attempt, question = _load_open(call, attempt_id, number)
    if revision is None:
        raise PreconditionMissing('Say which revision you change: If-Match: "0" for the first response.')
    if sorted(selected) == sorted(question.selected):
        return _record(question)
    if revision != str(question.revision):
        raise ResponseStale(
            f"The response is at revision {question.revision}, not {revision}.", current=_record(question)
        )
    choose = call.session.get_one(ItemRevision, question.item_revision_id).choose
    question.selected = checked_selection(selected, question.option_order, choose)
    question.revision += 1
    question.saved_at = call.now
    question.late = deadline.state(call.now, attempt.deadline_at, None) == "grace"
    question.elapsed_ms = elapsed_ms if elapsed_ms is not None else question.elapsed_ms
    return _record(question)


def set_flag(call: Call, attempt_id: str, number: int, flagged: bool) -> bool:
    """The flag of a question as it stands afterwards. Raises `NotFound` or `AttemptClosed`."""
    _, question = _load(call, attempt_id, number)
    question.flagged = flagged
    return flagged


def check_question(call: Call, attempt_id: str, number: int) -> Reviewed:
    """The key and everything about it, for a question of an open drill; its response stands from now on.

    Raises `NotFound` (also for a mock exam), `AttemptClosed`, or `ItemWithheld` while the item stands on an
    open mock exam of the caller.
    """
    attempt, question = _load(call, attempt_id, number)
    if attempt.kind != "drill":
        raise NotFound("Only the questions of a drill can be checked.")
    if question.item_id in withheld_items(call):
        raise ItemWithheld("This question stands on your open mock exam. Submit that first.")
    revision = call.session.get_one(ItemRevision, question.item_revision_id)
    keys = [option["id"] for option in revision.content["options"] if option["is_key"]]
    question.checked_at = question.checked_at or call.now
    question.correct = scoring.is_correct(keys, question.selected)
    item = call.session.get_one(ItemRow, question.item_id)
    return reviewed(question, revision.content, item.source)


def _load(call: Call, attempt_id: str, number: int) -> tuple[Attempt, AttemptQuestion]:
    attempt = load_attempt(call, attempt_id)
    if attempt.closed_at is not None:
        raise AttemptClosed("This attempt takes no more responses; its result is ready.", attempt=attempt.id)
    question = call.session.scalar(
        select(AttemptQuestion).where(AttemptQuestion.attempt_id == attempt_id, AttemptQuestion.number == number)
    )
    if question is None:
        raise NotFound(f"This attempt has no question {number}.")
    return attempt, question


def _load_open(call: Call, attempt_id: str, number: int) -> tuple[Attempt, AttemptQuestion]:
    attempt, question = _load(call, attempt_id, number)
    if question.checked_at is not None:
        raise QuestionChecked("This question was checked, so its response stands.")
    return attempt, question


def _record(question: AttemptQuestion) -> ResponseRecord:
    return ResponseRecord(
        question.number, tuple(question.selected), question.revision, question.saved_at, question.late
    )
