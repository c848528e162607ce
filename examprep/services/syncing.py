"""Operations that a client queued while it was offline, judged when they arrive."""

from collections.abc import Sequence
from dataclasses import dataclass

from examprep.core.errors import (
    AttemptClosed,
    AttemptPaused,
    NotFound,
    QuestionChecked,
    ResponseInvalid,
    ResponseStale,
)
from examprep.services.attempts import load_attempt
from examprep.services.call import Call
from examprep.services.responses import ResponseRecord, as_record, load_for_saving, load_open, store_response

STATUSES = ("applied", "duplicate", "stale", "late", "closed", "invalid")


@dataclass(frozen=True, slots=True)
class Operation:
    """One queued operation; `client_seq` is the client's own number for it."""

    client_seq: int
    op: str
    question: int
    revision: int | None = None
    selected: Sequence[str] | None = None
    elapsed_ms: int | None = None


@dataclass(frozen=True, slots=True)
class OperationResult:
    """What became of an operation. `response` is what is stored afterwards, where the question could be reached;
    `detail` says why an operation is invalid.
    """

    client_seq: int
    question: int
    status: str
    response: ResponseRecord | None
    detail: str | None = None


def sync(call: Call, attempt_id: str, operations: Sequence[Operation]) -> list[OperationResult]:
    """One result an operation, in the order they were sent; each stands for itself.

    Sending the same again does no harm. Raises `NotFound` for an attempt that is not the caller's.
    """
    load_attempt(call, attempt_id)
    return [_result(call, attempt_id, operation) for operation in operations]


def _result(call: Call, attempt_id: str, operation: Operation) -> OperationResult:
    def result(status: str, response: ResponseRecord | None = None, detail: str | None = None) -> OperationResult:
        return OperationResult(operation.client_seq, operation.question, status, response, detail)

    try:
        if operation.op in ("flag", "unflag"):
            return result(*_set_flag(call, attempt_id, operation))
        return result(*_store(call, attempt_id, operation))
    except ResponseStale as stale:
        return result("stale", stale.members["current"])
    except AttemptClosed as closed:
        return result("closed", detail=closed.detail)
    except (AttemptPaused, NotFound, QuestionChecked, ResponseInvalid) as refused:
        return result("invalid", detail=refused.detail)


def _set_flag(call: Call, attempt_id: str, operation: Operation) -> tuple[str, ResponseRecord]:
    _, question = load_open(call, attempt_id, operation.question)
    flagged = operation.op == "flag"
    status = "duplicate" if question.flagged == flagged else "applied"
    question.flagged = flagged
    return status, as_record(question)


def _store(call: Call, attempt_id: str, operation: Operation) -> tuple[str, ResponseRecord]:
    attempt, question = load_for_saving(call, attempt_id, operation.question)
    selected = [] if operation.op == "clear" else operation.selected
    if operation.op not in ("save", "clear") or operation.revision is None or selected is None:
        raise ResponseInvalid("An operation is save (with revision, selected), clear (with revision), flag or unflag.")
    before = question.revision
    stored = store_response(call, attempt, question, str(operation.revision), selected, operation.elapsed_ms)
    if stored.revision == before:
        return "duplicate", stored
    return ("late" if stored.late else "applied"), stored
