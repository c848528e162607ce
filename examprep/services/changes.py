"""Changes of mind, read from the events of an attempt."""

from collections.abc import Sequence

from sqlalchemy import select

from examprep.core.scoring import change_of_mind
from examprep.models.attempt import AttemptEvent, AttemptQuestion
from examprep.models.bank import ItemRevision
from examprep.services.call import Call
from examprep.services.closing import key_ids


def changes_of_mind(call: Call, questions: Sequence[AttemptQuestion]) -> dict[int, str]:
    """How responses to questions of one attempt changed, by the question's number, where they did.

    Compares what stands with the first selection that was saved complete, so that picking two options one after
    the other is no change. Asks the database only about responses that were saved more than once.
    """
    saved_again = [question for question in questions if question.revision > 1]
    if not saved_again:
        return {}
    first = _first_selections(call, saved_again)
    contents = select(ItemRevision.id, ItemRevision.content)
    of_questions = ItemRevision.id.in_([question.item_revision_id for question in saved_again])
    keys = {id: key_ids(content) for id, content in call.session.execute(contents.where(of_questions))}
    changes = {
        question.number: change_of_mind(first[question.number], question.selected, keys[question.item_revision_id])
        for question in saved_again
        if question.number in first
    }
    return {number: change for number, change in changes.items() if change}


def _first_selections(call: Call, questions: Sequence[AttemptQuestion]) -> dict[int, list[str]]:
    choose = {question.number: question.choose for question in questions}
    events = call.session.execute(
        select(AttemptEvent.number, AttemptEvent.detail)
        .where(AttemptEvent.attempt_id == questions[0].attempt_id, AttemptEvent.kind.in_(("saved", "late")))
        .where(AttemptEvent.number.in_(choose))
        .order_by(AttemptEvent.id)
    )
    first: dict[int, list[str]] = {}
    for number, detail in events:
        if number is not None and len(detail["selected"]) == choose[number]:
            first.setdefault(number, detail["selected"])
    return first
