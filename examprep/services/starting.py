"""Starting a mock exam or a drill."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta

import orjson
from sqlalchemy import delete, insert, select

from examprep.core import deadline
from examprep.core.assembly import Drawn, draw_drill, draw_form
from examprep.core.errors import AttemptOpen, IdempotencyKeyReused
from examprep.core.item import Option
from examprep.core.question import option_order
from examprep.models.attempt import Attempt, AttemptQuestion, IdempotencyKey
from examprep.models.bank import ItemRevision, ItemRow
from examprep.services import pools
from examprep.services.accommodations import get_multiplier
from examprep.services.accounts import lock_account
from examprep.services.attempts import AttemptRecord, record
from examprep.services.call import Call
from examprep.services.closing import close_if_due
from examprep.services.drills import select_items
from examprep.services.events import note_event
from examprep.services.exams import Exam, get_exam

KEY_LIFETIME = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class StartRequest:
    """What a learner wants to sit, for the assignment with this id where one is named.

    `select`, `value`, `count` and `minutes` are for drills; `minutes` of `None` means untimed.
    """

    kind: str
    exam: str
    select: str | None = None
    value: str | None = None
    count: int | None = None
    minutes: int | None = None
    assignment: str | None = None


def start_attempt(call: Call, request: StartRequest, key: str | None) -> AttemptRecord:
    """The attempt that was started, or the one that the same key and request started within 24 hours.

    Simultaneous starts of one learner wait for each other. Raises `NotFound` for an unknown exam,
    `AttemptOpen` while a mock of it is open, `IdempotencyKeyReused`, `PoolTooSmall`, and what `select_items` raises.
    """
    lock_account(call)
    attempt = find_started(call, request, key) or start_new(call, request, key)
    return record(call, [attempt])[0]


def find_started(call: Call, request: StartRequest, key: str | None) -> Attempt | None:
    """What the caller's same key and request started within 24 hours. Raises `IdempotencyKeyReused`."""
    if key is None:
        return None
    of_learner = IdempotencyKey.user_id == call.user_id
    call.session.execute(delete(IdempotencyKey).where(of_learner, IdempotencyKey.created_at <= call.now - KEY_LIFETIME))
    kept = call.session.scalar(select(IdempotencyKey).where(of_learner, IdempotencyKey.key == key))
    if kept is None:
        return None
    if kept.body_digest != _digest(request):
        raise IdempotencyKeyReused("Send a new Idempotency-Key with a new request.")
    attempt = call.session.get_one(Attempt, kept.attempt_id, with_for_update=True)
    close_if_due(call, attempt)
    return attempt


def start_new(call: Call, request: StartRequest, key: str | None) -> Attempt:
    """A new attempt of the caller, whose account is locked, kept under the key. Raises as `start_attempt` does."""
    attempt = _start(call, request)
    _remember(call, request, key, attempt)
    return attempt


def draw(call: Call, exam: Exam, request: StartRequest, rng: random.Random) -> list[Drawn]:
    """The questions that the caller would get now. Raises `PoolTooSmall`, and what `select_items` raises."""
    if request.kind == "mock":
        return draw_form(pools.mock_pool(call, exam), exam.quotas, exam.pilots, rng)
    drill = select_items(call, exam, request.select or "", request.value or "")
    return draw_drill(drill.pool, request.count or 0, drill.subject, rng)


def _remember(call: Call, request: StartRequest, key: str | None, attempt: Attempt) -> None:
    if key is not None:
        call.session.add(
            IdempotencyKey(
                user_id=call.user_id,
                key=key,
                body_digest=_digest(request),
                attempt_id=attempt.id,
                created_at=call.now,
            )
        )
        call.session.flush()


def _start(call: Call, request: StartRequest) -> Attempt:
    exam = get_exam(call, request.exam)
    seed = call.rng.getrandbits(63)
    rng = random.Random(seed)
    if request.kind == "mock":
        _refuse_second_mock(call, exam)
    form = draw(call, exam, request, rng)
    minutes = exam.minutes if request.kind == "mock" else request.minutes
    multiplier = get_multiplier(call, call.user_id)
    attempt = Attempt(
        id=call.new_id(),
        user_id=call.user_id,
        exam_id=exam.id,
        kind=request.kind,
        seed=seed,
        started_at=call.now,
        deadline_at=deadline.deadline(call.now, minutes, multiplier),
        passing_score=exam.passing_score,
        scoring_model=exam.scoring_model,
        maximum=sum(not drawn.pilot for drawn in form),
    )
    call.session.add(attempt)
    call.session.flush()
    _store_form(call, attempt, form, rng)
    note_event(call, attempt.id, "started", multiplier=multiplier)
    return attempt


def _refuse_second_mock(call: Call, exam: Exam) -> None:
    open_mock = call.session.scalar(
        select(Attempt)
        .where(Attempt.user_id == call.user_id, Attempt.exam_id == exam.id)
        .where(Attempt.kind == "mock", Attempt.closed_at.is_(None))
        .with_for_update()
    )
    if open_mock is None:
        return
    close_if_due(call, open_mock)
    if open_mock.closed_at is None:
        raise AttemptOpen(f"A mock of {exam.code} is open. Go on with it, or submit it first.", attempt=open_mock.id)


def _store_form(call: Call, attempt: Attempt, form: Sequence[Drawn], rng: random.Random) -> None:
    rows = call.session.execute(
        select(ItemRow, ItemRevision)
        .join(ItemRevision, (ItemRevision.item_id == ItemRow.id) & (ItemRevision.number == ItemRow.revision))
        .where(ItemRow.id.in_([drawn.item.id for drawn in form]))
    )
    stored = {row.id: (row, revision) for row, revision in rows}
    questions = []
    for number, drawn in enumerate(form, 1):
        row, revision = stored[drawn.item.id]
        last_seen_at = drawn.item.last_seen_at
        questions.append(
            {
                "attempt_id": attempt.id,
                "number": number,
                "item_id": row.id,
                "item_revision_id": revision.id,
                "domain": row.domain,
                "task": row.task,
                "topic": row.topic,
                "pilot": drawn.pilot,
                "first_seen": last_seen_at is None,
                "days_since_seen": None if last_seen_at is None else (call.now - last_seen_at).days,
                "choose": revision.choose,
                "option_order": option_order([Option(**option) for option in revision.content["options"]], rng),
            }
        )
    call.session.execute(insert(AttemptQuestion), questions)


def _digest(request: StartRequest) -> str:
    return hashlib.sha256(orjson.dumps(asdict(request))).hexdigest()
