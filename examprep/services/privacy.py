"""How the caller is seen by the other members of their cohorts: not at all, by a nickname, or by name."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from examprep.core.cohort_errors import NicknameTaken
from examprep.core.errors import NotFound
from examprep.core.nickname import nickname_key, screened
from examprep.core.privacy import OFF
from examprep.models.account import PrivacySetting
from examprep.models.cohort import CohortMember
from examprep.services.accounts import lock_account
from examprep.services.call import Call
from examprep.services.cohort_access import ensure_active, load_joined
from examprep.services.placings import place


@dataclass(frozen=True, slots=True)
class Nickname:
    """The caller's nickname in a cohort, `None` where they have chosen none."""

    cohort: str
    nickname: str | None


@dataclass(frozen=True, slots=True)
class Privacy:
    """The caller's setting, and their nicknames in all their cohorts, in the order they joined."""

    leaderboard: str
    nicknames: tuple[Nickname, ...]


def get_privacy(call: Call) -> Privacy:
    """The caller's privacy; `off` where they have set nothing."""
    setting = call.session.get(PrivacySetting, call.user_id)
    members = call.session.scalars(
        select(CohortMember)
        .where(CohortMember.user_id == call.user_id, CohortMember.ended_at.is_(None))
        .order_by(CohortMember.joined_at, CohortMember.id)
    )
    nicknames = tuple(Nickname(member.cohort_id, member.nickname) for member in members)
    return Privacy(setting.leaderboard if setting else OFF, nicknames)


def set_privacy(call: Call, leaderboard: str) -> Privacy:
    """Shows or hides the caller on the leaderboards of all their cohorts at once; `leaderboard` is one of `MODES`.

    Raises `NotFound` for a deleted account.
    """
    lock_account(call)
    call.session.merge(PrivacySetting(user_id=call.user_id, leaderboard=leaderboard))
    call.session.flush()
    place(call, call.user_id)
    return get_privacy(call)


def set_nickname(call: Call, cohort_id: str, text: str) -> Nickname:
    """The caller's nickname in a cohort from now on, as `screened` keeps it; nobody else in it can have the same.

    Raises `NotFound`, `CohortArchived`, `NicknameInvalid`, or `NicknameTaken`.
    """
    cohort, member = load_joined(call, cohort_id)
    if member is None:
        raise NotFound("You are no member of this cohort.")
    ensure_active(cohort)
    nickname = screened(text)
    try:
        with call.session.begin_nested():
            member.nickname, member.nickname_key = nickname, nickname_key(nickname)
    except IntegrityError as error:
        raise NicknameTaken("Somebody in this cohort has this nickname. Choose another one.") from error
    place(call, call.user_id)
    return Nickname(cohort_id, nickname)
