"""Eight weeks in the life of three cohorts, from accounts to leaderboards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from faker import Faker

from examprep.core.cohort_errors import NicknameTaken
from examprep.demo.people import EMAIL_DOMAIN, MadeUpLearner, make_learners
from examprep.demo.schedule import WEEKS, schedule
from examprep.demo.sitting import sit
from examprep.demo.world import World
from examprep.services.accommodations import set_multiplier_of
from examprep.services.accounts import create_user
from examprep.services.closing import expire
from examprep.services.cohorts import create_cohort
from examprep.services.exams import Exam
from examprep.services.invites import create_invite, join
from examprep.services.privacy import set_nickname, set_privacy

PASSWORD = "made up for the demo"  # noqa: S105 - printed with the log-ins; it opens made-up accounts alone
COHORTS = ("Evening class", "New in the cloud team", "University seminar")
_STAFF = {"instructor": "Ingrid Structor", "author": "Otto Author", "admin": "Ada Min"}
_NOTES = {"instructor": "of three cohorts", "author": "of notes and items", "admin": "of everything"}
_SHARE_IN_TWO = 0.1
_FIRST_DAYS = 5


@dataclass(frozen=True, slots=True)
class LogIn:
    """Somebody to sign in as; `note` says what there is to see."""

    email: str
    role: str
    note: str


@dataclass(frozen=True, slots=True)
class Invited:
    """A cohort and the code that lets learners in."""

    cohort_id: str
    code: str


def live(world: World, faker: Faker, exams: Sequence[Exam], learners: int) -> list[LogIn]:
    """Makes up everybody and lets them live until `world.now`; the log-ins worth trying.

    `exams` are the full exam and, where there is one, a shorter one. Raises `PoolTooSmall` where the bank cannot
    fill their forms.
    """
    began = world.at(world.now - timedelta(weeks=WEEKS))
    staff = {role: began.do(create_user, _staff_email(role), PASSWORD, name, role).id for role, name in _STAFF.items()}
    cohorts = [_open_cohort(began.by(staff["instructor"], "instructor"), name, learners) for name in COHORTS]
    made_up = make_learners(faker, world.rng, [domain.code for domain in exams[0].domains], learners)
    ids = {learner.email: _enter(began, learner, cohorts) for learner in made_up}
    for sitting in schedule(made_up, exams, world.now, world.rng):
        sit(world, ids[sitting.learner.email], sitting, (sitting.at - began.now) / timedelta(weeks=1))
    while world.do(expire, limit=100):
        pass
    return [
        *(LogIn(_staff_email(role), role, _NOTES[role]) for role in _STAFF),
        *_examples(made_up),
    ]


def _staff_email(role: str) -> str:
    return f"{role}@{EMAIL_DOMAIN}"


def _open_cohort(world: World, name: str, learners: int) -> Invited:
    cohort = world.do(create_cohort, name)
    invite = world.do(create_invite, cohort.id, learners, world.now + timedelta(days=30))
    return Invited(cohort.id, invite.code)


def _enter(began: World, learner: MadeUpLearner, cohorts: Sequence[Invited]) -> str:
    """Registers the learner and lets them join one cohort or two; their id."""
    rng = began.rng
    entered = began.at(_within(began.now, _FIRST_DAYS, rng.random()))
    user_id = entered.do(create_user, learner.email, PASSWORD, learner.name).id
    if learner.multiplier > 1:
        entered.do(set_multiplier_of, learner.email, learner.multiplier, "Agreed with the examinations office.")
    world = entered.by(user_id)
    world.do(set_privacy, learner.visibility)
    for invited in rng.sample(list(cohorts), 2 if rng.random() < _SHARE_IN_TWO else 1):
        world.do(join, invited.code)
        _call_oneself(world, invited.cohort_id, learner.nickname)
    return user_id


def _call_oneself(world: World, cohort_id: str, nickname: str) -> None:
    """Takes the nickname, or one with a number behind it where somebody was faster."""
    for spelling in (nickname, *(f"{nickname[:25]} {number}" for number in range(2, 1000))):
        try:
            world.do(set_nickname, cohort_id, spelling)
        except NicknameTaken:
            continue
        return


def _within(moment: datetime, days: float, share: float) -> datetime:
    return moment + timedelta(days=days * share)


def _examples(learners: Sequence[MadeUpLearner]) -> list[LogIn]:
    """The most diligent learner, the least diligent one, and, if there is another one, somebody under a nickname."""
    least, *others, most = sorted(learners, key=lambda learner: learner.diligence)
    nicknamed = next((learner for learner in reversed(others) if learner.visibility == "nickname"), None)
    picked = [(most, "a long history"), (least, "hardly any history")]
    if nicknamed is not None:
        picked.append((nicknamed, "on leaderboards by a nickname"))
    return [LogIn(learner.email, "learner", note) for learner, note in picked]
