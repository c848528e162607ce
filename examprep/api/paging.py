"""Pages of lists, newest first, each leading to the next by a cursor."""

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from examprep.api.errors import RequestInvalid
from examprep.services.paging import Position

R = TypeVar("R")


def position(query: Mapping[str, Any]) -> Position | None:
    """Where the page begins that the query parameters ask for, `None` for the first one.

    Raises `RequestInvalid` for a cursor that no page gave.
    """
    if "cursor" not in query:
        return None
    try:
        at, _, id = base64.urlsafe_b64decode(query["cursor"]).decode().partition(" ")
        found = Position(datetime.fromisoformat(at), id)
        if found.at.tzinfo is None:
            raise ValueError("no time zone")
    except (ValueError, binascii.Error) as error:
        raise RequestInvalid("This cursor is not one of ours.", errors={"cursor": ["Unknown."]}) from error
    return found


def page(found: Sequence[R], limit: int, position_of: Callable[[R], Position]) -> dict[str, object]:
    """The first `limit` of the records found, with a cursor where there are more."""
    shown = found[:limit]
    return {"data": shown, "next": cursor(position_of(shown[-1])) if len(found) > limit else None}


def cursor(last: Position) -> str:
    """What `position` reads."""
    return base64.urlsafe_b64encode(f"{last.at.isoformat()} {last.id}".encode()).decode()
