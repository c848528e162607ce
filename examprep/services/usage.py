"""How often items were asked, kept as attempts close."""

from collections.abc import Collection

from sqlalchemy import Select, select, update

from examprep.models.bank import ItemUsage
from examprep.services.call import Call


def lock_usage(call: Call, items: Collection[int] | Select[int]) -> None:
    """Locks the items' rows in the order of their ids, so that attempts that close together wait for each other
    instead of blocking each other for good. Who closes several in one call locks the items of all beforehand.
    """
    locked = select(ItemUsage.item_id).where(ItemUsage.item_id.in_(items)).order_by(ItemUsage.item_id)
    call.session.execute(locked.with_for_update())


def count_usage(call: Call, asked: Collection[int], first_responses: Collection[int]) -> None:
    """Counts that the items were asked once more and, some of them, responded to by a learner who had never seen
    them.
    """
    lock_usage(call, asked)
    _add_one(call, ItemUsage.asked.name, asked)
    _add_one(call, ItemUsage.first_responses.name, first_responses)


def _add_one(call: Call, column: str, items: Collection[int]) -> None:
    counter = ItemUsage.__table__.c[column]
    call.session.execute(update(ItemUsage).where(ItemUsage.item_id.in_(items)).values({column: counter + 1}))
