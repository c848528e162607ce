"""The items a learner wants to come back to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, func, select, tuple_

from examprep.core.errors import NotFound
from examprep.models.bank import ItemRevision, ItemRow
from examprep.models.study import Bookmark
from examprep.services.accounts import lock_account
from examprep.services.call import Call
from examprep.services.paging import Position
from examprep.services.pools import withheld_items


@dataclass(frozen=True, slots=True)
class BookmarkRecord:
    """A bookmarked item, without its key. `retired`: the bank has it no more, so no drill asks it."""

    item: str
    domain: str
    task: str
    topic: str
    stem: str
    retired: bool
    bookmarked_at: datetime


def add_bookmark(call: Call, item: str) -> None:
    """Keeps the item with the bank's id `item` for the caller; twice is once. Raises `NotFound`."""
    lock_account(call)
    item_id = _get_item_id(call, item)
    if call.session.get(Bookmark, (call.user_id, item_id)) is None:
        call.session.add(Bookmark(user_id=call.user_id, item_id=item_id, created_at=call.now))
        call.session.flush()


def remove_bookmark(call: Call, item: str) -> None:
    """Forgets the caller's bookmark, if there is one. Raises `NotFound` for an item that the bank never had."""
    bookmark = (Bookmark.user_id == call.user_id) & (Bookmark.item_id == _get_item_id(call, item))
    call.session.execute(delete(Bookmark).where(bookmark))


def list_bookmarks(call: Call, limit: int, after: Position | None) -> tuple[list[BookmarkRecord], int]:
    """Up to `limit` bookmarks of the caller, newest first, in a fixed number of queries; and how many of all are
    withheld because their items stand on an open mock exam, where the bookmark would say what they are about.
    """
    withheld = withheld_items(call)
    query = (
        select(ItemRow, ItemRevision.content, Bookmark.created_at)
        .join(ItemRow, ItemRow.id == Bookmark.item_id)
        .join(ItemRevision, (ItemRevision.item_id == ItemRow.id) & (ItemRevision.number == ItemRow.revision))
        .where(Bookmark.user_id == call.user_id, Bookmark.item_id.not_in(withheld))
        .order_by(Bookmark.created_at.desc(), ItemRow.code.desc())
        .limit(limit)
    )
    if after is not None:
        query = query.where(tuple_(Bookmark.created_at, ItemRow.code) < (after.at, after.id))
    rows = call.session.execute(query)
    return [_record(item, content["stem"], at) for item, content, at in rows], _count(call, withheld)


def bookmarked_items(call: Call) -> Select[int]:
    """The items that the caller has bookmarked."""
    return select(Bookmark.item_id).where(Bookmark.user_id == call.user_id)


def _get_item_id(call: Call, item: str) -> int:
    """Packs keep their ids apart; where two have the same, the item that is asked today counts, then the older."""
    asked_first = (ItemRow.retired_at.is_not(None), ItemRow.id)
    found = call.session.scalar(select(ItemRow.id).where(ItemRow.code == item).order_by(*asked_first).limit(1))
    if found is None:
        raise NotFound(f"The bank has no item {item!r}. Reviews and checks name the items they show.")
    return found


def _count(call: Call, items: Collection[int]) -> int:
    query = select(func.count()).where(Bookmark.user_id == call.user_id, Bookmark.item_id.in_(items))
    return call.session.scalar(query) or 0


def _record(item: ItemRow, stem: str, at: datetime) -> BookmarkRecord:
    return BookmarkRecord(item.code, item.domain, item.task, item.topic, stem, item.retired_at is not None, at)
