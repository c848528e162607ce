"""Accounts: registering, signing in, and what a person may do with their own."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from examprep.core.errors import CredentialsWrong, EmailTaken, NotFound
from examprep.models.account import Accommodation, PrivacySetting, RefreshToken, User
from examprep.models.attempt import IdempotencyKey
from examprep.models.study import Bookmark, ExamDate
from examprep.services import tokens
from examprep.services.call import Call
from examprep.services.events import forget_reasons
from examprep.services.members import end_memberships
from examprep.services.notices import forget_notices
from examprep.services.passwords import hash_password, password_matches

_GONE = "This account does not exist any more."
ROLES = ("learner", "instructor", "author", "admin")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person is shown of their own account."""

    id: str
    email: str
    name: str
    role: str
    created_at: datetime


def create_user(call: Call, email: str, password: str, name: str, role: str = "learner") -> Profile:
    """A new account. Raises `EmailTaken` where one with this e-mail exists, in any spelling of case."""
    user = User(
        id=call.new_id(),
        email=_folded(email),
        name=name.strip(),
        role=role,
        password_hash=hash_password(password),
        created_at=call.now,
    )
    try:
        with call.session.begin_nested():
            call.session.add(user)
    except IntegrityError as error:
        raise EmailTaken("An account with this e-mail exists. Log in, or use another address.") from error
    return _profile(user)


def register(call: Call, email: str, password: str, name: str, signing_key: bytes) -> tuple[Profile, tokens.Tokens]:
    """A new learner, signed in. Raises `EmailTaken`."""
    profile = create_user(call, email, password, name)
    return profile, tokens.issue(call, _user(call, profile.id), signing_key)


def log_in(call: Call, email: str, password: str, signing_key: bytes) -> tokens.Tokens:
    """Tokens for whoever knows the password. Raises `CredentialsWrong`, after the same time in every case."""
    user = call.session.scalar(select(User).where(User.email == _folded(email)))
    if not password_matches(user.password_hash if user else None, password) or user is None:
        raise CredentialsWrong("E-mail and password do not belong together.")
    return tokens.issue(call, user, signing_key)


def count_accounts(call: Call, email_domain: str = "") -> int:
    """How many accounts there are, or of these with an address at the domain; deleted ones do not count."""
    alive = select(func.count()).select_from(User).where(User.deleted_at.is_(None))
    if email_domain:
        alive = alive.where(User.email.endswith(f"@{email_domain}", autoescape=True))
    return call.session.scalar(alive) or 0


def get_profile(call: Call) -> Profile:
    """The caller's account. Raises `NotFound` when it was deleted meanwhile."""
    return _profile(_user(call, call.user_id))


def rename(call: Call, name: str) -> Profile:
    """The caller's account under another name."""
    user = _user(call, call.user_id)
    user.name = name.strip()
    return _profile(user)


def delete_account(call: Call) -> None:
    """Forgets the person: e-mail, name, password, tokens, what they kept or were given, what was written about them,
    and ends all memberships.

    Attempts stay, as nobody's, for the statistics of items.
    """
    user = _user(call, call.user_id)
    user.email, user.name, user.password_hash, user.deleted_at = f"deleted:{user.id}", "", "", call.now
    end_memberships(call, user.id)
    forget_notices(call, user.id)
    for rows in (RefreshToken, Accommodation, IdempotencyKey, Bookmark, ExamDate, PrivacySetting):
        call.session.execute(delete(rows).where(rows.user_id == user.id))
    forget_reasons(call, user.id)


def lock_account(call: Call) -> None:
    """Makes the caller's simultaneous changes wait for each other, but not rows that merely refer to the account.

    Raises `NotFound` when it was deleted.
    """
    query = select(User.id).where(User.id == call.user_id, User.deleted_at.is_(None))
    if call.session.scalar(query.with_for_update(key_share=True)) is None:
        raise NotFound(_GONE)


def _user(call: Call, user_id: str) -> User:
    user = call.session.get(User, user_id)
    if user is None or user.deleted_at:
        raise NotFound(_GONE)
    return user


def _profile(user: User) -> Profile:
    return Profile(user.id, user.email, user.name, user.role, user.created_at)


def _folded(email: str) -> str:
    return email.strip().casefold()
