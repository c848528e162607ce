"""What drills ask: one table of the ways to select their items."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement

from examprep.core.assembly import Candidate
from examprep.core.errors import NotEnoughEvidence, NothingWeak, Refused, SelectorUnknown
from examprep.core.mastery import Mastery
from examprep.models.bank import ItemRow
from examprep.services.attempts import load_closed
from examprep.services.bookmarks import bookmarked_items
from examprep.services.call import Call
from examprep.services.closing import expire_own
from examprep.services.exams import Exam
from examprep.services.history import asked_items, last_wrong_items, wrong_items_of
from examprep.services.mastery import mastery_of
from examprep.services.pools import drill_pool
from examprep.services.schedule import due_items

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill that a result or a report leads to: what to ask for at `POST /v1/attempts`."""

    exam: str
    select: str
    value: str
    count: int
    kind: str = "drill"


@dataclass(frozen=True, slots=True)
class Selection:
    """The items that a drill may ask, and what they are, for people."""

    subject: str
    pool: list[Candidate]


@dataclass(frozen=True, slots=True)
class Selector:
    """One way to select: the condition that items must meet, given the caller, the exam and, where the selector
    takes one, a value. `subject` says what they are, for people, and may name the value.
    """

    subject: str
    condition: Callable[[Call, Exam, str], Condition]
    takes_value: bool = False


def select_items(call: Call, exam: Exam, select: str, value: str) -> Selection:
    """The items of a drill by one of `SELECTORS`, less those on an open mock of the caller.

    Raises `SelectorUnknown` for a topic, task or domain that the exam does not have; `NotFound` or `AttemptOpen`
    for an attempt to do again; `NotEnoughEvidence` or `NothingWeak` where no domain and no task is known to be weak.
    """
    expire_own(call)
    selector = SELECTORS[select]
    condition = selector.condition(call, exam, value)
    return Selection(selector.subject.format(value=value), drill_pool(call, exam, condition))


def _topic(_: Call, exam: Exam, value: str) -> Condition:
    _ensure_known(exam, "topic", value, [topic.code for topic in exam.topics])
    return ItemRow.topic == value


def _task(_: Call, exam: Exam, value: str) -> Condition:
    _ensure_known(exam, "task", value, [task.code for task in exam.tasks])
    return ItemRow.task == value


def _domain(_: Call, exam: Exam, value: str) -> Condition:
    _ensure_known(exam, "domain", value, [domain.code for domain in exam.domains])
    return ItemRow.domain == value


def _again(call: Call, _: Exam, value: str) -> Condition:
    return ItemRow.id.in_(wrong_items_of(load_closed(call, value)))


def _weak(call: Call, exam: Exam, _: str) -> Condition:
    mastery = mastery_of(call, exam, [call.user_id])[call.user_id]
    domains, tasks = _labelled("weak", mastery.domains), _labelled("weak", mastery.tasks)
    if not domains and not tasks:
        raise _no_weakness(_labelled("not-enough-evidence", mastery.domains))
    return ItemRow.domain.in_(domains) | ItemRow.task.in_(tasks)


def _labelled(label: str, parts: Mapping[str, Mastery]) -> dict[str, int]:
    """Of those with the label, by code, how many more responses would give another."""
    return {code: estimate.more_needed for code, estimate in parts.items() if estimate.label == label}


def _no_weakness(missing: Mapping[str, int]) -> Refused:
    if not missing:
        return NothingWeak("No domain and no task is weak by your responses so far. Drill what is due, or unseen.")
    told = ", ".join(f"{count} in {code}" for code, count in missing.items())
    return NotEnoughEvidence(f"It takes about so many more responses to new questions: {told}.", missing=missing)


def _wrong(call: Call, _: Exam, __: str) -> Condition:
    return ItemRow.id.in_(last_wrong_items(call))


def _unseen(call: Call, _: Exam, __: str) -> Condition:
    return ItemRow.id.not_in(asked_items(call))


def _due(call: Call, exam: Exam, _: str) -> Condition:
    return ItemRow.id.in_(due_items(call, exam))


def _bookmarked(call: Call, _: Exam, __: str) -> Condition:
    return ItemRow.id.in_(bookmarked_items(call))


def _ensure_known(exam: Exam, name: str, value: str, known: list[str]) -> None:
    if value not in known:
        raise SelectorUnknown(f"{exam.code} has no {name} {value}. Known are: {', '.join(known)}.", known=known)


SELECTORS = {
    "topic": Selector("topic {value}", _topic, takes_value=True),
    "task": Selector("task {value}", _task, takes_value=True),
    "domain": Selector("domain {value}", _domain, takes_value=True),
    "again": Selector("what was not right in attempt {value}", _again, takes_value=True),
    "weak": Selector("what is weak", _weak),
    "wrong": Selector("what was wrong last", _wrong),
    "unseen": Selector("what was never asked", _unseen),
    "due": Selector("what is due", _due),
    "bookmarked": Selector("what is bookmarked", _bookmarked),
}
