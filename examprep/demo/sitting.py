"""A made-up learner at an attempt: every response goes through the same services as a real one."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import select

from examprep.demo.people import MadeUpLearner
from examprep.demo.schedule import Sitting
from examprep.demo.world import World
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ItemRevision, ItemRow
from examprep.services.call import Call
from examprep.services.closing import key_ids
from examprep.services.responses import store_response
from examprep.services.results import submit
from examprep.services.starting import start_attempt

_LEVEL_LOGITS = 0.5  # a level of intended difficulty more or less
_AVERAGE_LEVEL = 2
_SHARE_FLAGGED, _SHARE_CHANGED, _SHARE_LEFT_OUT = 0.08, 0.05, 0.02


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as the simulation sees it, with its key."""

    row: AttemptQuestion
    level: int
    keys: Sequence[str]


def sit(world: World, user_id: str, sitting: Sitting, week: float) -> None:
    """Starts the attempt and responds to its questions, in one unit of work; `week` counts from the first one.

    An attempt that is not to be finished is left in the middle; the timer closes it.
    """
    with world.at(sitting.at).by(user_id).acting() as call:
        id = start_attempt(call, sitting.request, None).id
        attempt = call.session.get_one(Attempt, id)
        asked = _asked(call, id)
        at = sitting.at
        for question in asked if sitting.finished else asked[: len(asked) // 2]:
            at += timedelta(seconds=sitting.learner.pace * world.rng.uniform(0.4, 1.6))
            if attempt.deadline_at is not None and at >= attempt.deadline_at:
                at = attempt.deadline_at
                break
            if world.rng.random() >= _SHARE_LEFT_OUT:
                _respond(replace(call, now=at), attempt, question, sitting.learner, week)
        if sitting.finished:
            submit(replace(call, now=at), id)


def _asked(call: Call, attempt_id: str) -> list[_Asked]:
    rows = call.session.execute(
        select(AttemptQuestion, ItemRow.difficulty, ItemRevision.content)
        .join(ItemRow, ItemRow.id == AttemptQuestion.item_id)
        .join(ItemRevision, ItemRevision.id == AttemptQuestion.item_revision_id)
        .where(AttemptQuestion.attempt_id == attempt_id)
        .order_by(AttemptQuestion.number)
    )
    return [_Asked(question, level, key_ids(content)) for question, level, content in rows]


def _respond(call: Call, attempt: Attempt, question: _Asked, learner: MadeUpLearner, week: float) -> None:
    """Saves a response as a client would, sometimes after another one, and flags some questions."""
    rng, row = call.rng, question.row
    elapsed = round(learner.pace * 1000 * rng.uniform(0.4, 1.6))
    if rng.random() < _SHARE_CHANGED:
        first = rng.sample(row.option_order, row.choose)
        store_response(call, attempt, row, str(row.revision), first, elapsed)
    selected = _selected(question, learner, week, rng)
    store_response(call, attempt, row, str(row.revision), selected, elapsed)
    row.flagged = rng.random() < _SHARE_FLAGGED


def _selected(question: _Asked, learner: MadeUpLearner, week: float, rng: random.Random) -> list[str]:
    """The keys, if the learner knows them or guesses them; else as many options, at least one of them wrong."""
    logits = learner.ability[question.row.domain] + learner.growth * week
    logits -= _LEVEL_LOGITS * (question.level - _AVERAGE_LEVEL)
    options = question.row.option_order
    guessed = 1 / math.comb(len(options), len(question.keys))
    if rng.random() < guessed + (1 - guessed) / (1 + math.exp(-logits)):
        return list(question.keys)
    distractors = [option for option in options if option not in question.keys]
    wrong = rng.choice(distractors)
    others = [option for option in options if option != wrong]
    return [wrong, *rng.sample(others, len(question.keys) - 1)]
