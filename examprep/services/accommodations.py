"""Extra time that belongs to a person."""

from collections.abc import Collection

from sqlalchemy import func, select

from examprep.core.errors import NotFound
from examprep.models.account import Accommodation, User
from examprep.services.call import Call
from examprep.services.notices import notify

LARGEST_MULTIPLIER = 4.0


def get_multiplier(call: Call, user_id: str) -> float:
    """The factor by which the person's time limits grow, from 1 to 4; 1 where nobody set one."""
    newest = find_accommodation(call, user_id)
    return newest.multiplier if newest else 1.0


def get_multipliers(call: Call, user_ids: Collection[str]) -> dict[str, float]:
    """The same for several people; those for whom nobody set one are left out."""
    newest = select(func.max(Accommodation.id)).where(Accommodation.user_id.in_(user_ids))
    rows = select(Accommodation.user_id, Accommodation.multiplier).where(
        Accommodation.id.in_(newest.group_by(Accommodation.user_id))
    )
    return dict(call.session.execute(rows).all())


def find_accommodation(call: Call, user_id: str) -> Accommodation | None:
    """What was set last for the person."""
    newest_first = select(Accommodation).where(Accommodation.user_id == user_id).order_by(Accommodation.id.desc())
    return call.session.scalar(newest_first.limit(1))


def set_multiplier(call: Call, user_id: str, multiplier: float, reason: str) -> Accommodation:
    """Sets the person's multiplier for attempts they start from now on, and tells them; who set it, when and why is
    kept. `multiplier` is from 1 to 4.
    """
    accommodation = Accommodation(
        user_id=user_id, multiplier=multiplier, reason=reason, set_by=call.user_id or None, set_at=call.now
    )
    call.session.add(accommodation)
    call.session.flush()
    notify(call, [user_id], "accommodation-set", multiplier=multiplier, reason=reason)
    return accommodation


def set_multiplier_of(call: Call, email: str, multiplier: float, reason: str) -> None:
    """Does the same for whoever has this e-mail. Raises `NotFound` for an unknown one."""
    user_id = call.session.scalar(select(User.id).where(User.email == email.strip().casefold()))
    if user_id is None:
        raise NotFound(f"There is no account with the e-mail {email}.")
    set_multiplier(call, user_id, multiplier, reason)
