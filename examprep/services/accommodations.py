"""Extra time that belongs to a person."""

from sqlalchemy import delete, select

from examprep.core.errors import NotFound
from examprep.models.account import Accommodation, User
from examprep.services.call import Call

LARGEST_MULTIPLIER = 4.0


def get_multiplier(call: Call, user_id: str) -> float:
    """The factor by which the person's time limits grow, from 1 to 4; 1 where nobody set one."""
    newest = select(Accommodation.multiplier).where(Accommodation.user_id == user_id)
    return call.session.scalar(newest.order_by(Accommodation.id.desc()).limit(1)) or 1.0


def set_multiplier(call: Call, email: str, multiplier: float, reason: str) -> None:
    """Sets the person's multiplier for attempts they start from now on; who set it, when and why is kept.

    Raises `NotFound` for an unknown e-mail. `multiplier` is from 1 to 4.
    """
    user_id = call.session.scalar(select(User.id).where(User.email == email.strip().casefold()))
    if user_id is None:
        raise NotFound(f"There is no account with the e-mail {email}.")
    call.session.add(
        Accommodation(
            user_id=user_id, multiplier=multiplier, reason=reason, set_by=call.user_id or None, set_at=call.now
        )
    )


def forget_multipliers(call: Call, user_id: str) -> None:
    """Deletes every multiplier of the person, and with it the reasons, which tell of them."""
    call.session.execute(delete(Accommodation).where(Accommodation.user_id == user_id))
