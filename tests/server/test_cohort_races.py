"""People who want the same thing of a cohort at the same moment: as many get it as there is of it."""

from collections.abc import Sequence

import pytest

from tests.applications import PASSWORD
from tests.faults.racing import at_once, statuses
from tests.processes import run_flask
from tests.server.running import Learner, Server

RACERS = 12
FAR_AWAY = "2099-01-01T00:00:00Z"


@pytest.fixture(scope="session")
def instructor(server: Server) -> Learner:
    """An instructor's account, as an operator makes one."""
    account = {"email": "instructor@example.org", "password": PASSWORD}
    options = [
        f"--{name}={value}" for name, value in {**account, "name": "An Instructor", "role": "instructor"}.items()
    ]
    assert run_flask(server.settings, "users", "create", *options).returncode == 0
    return Learner(server, server.call("POST", "/v1/auth/login", account).json["access_token"])


@pytest.fixture
def cohort(instructor: Learner) -> str:
    """The path of a new cohort of the instructor."""
    reply = instructor.call("POST", "/v1/cohorts", {"name": "Evening class"})
    return f"/v1/cohorts/{reply.json['id']}"


def join_all(instructor: Learner, cohort: str, people: Sequence[Learner], places: int) -> dict[int, int]:
    """How many of the people, who join at once by an invite with so many places, get which status."""
    invite = instructor.call("POST", f"{cohort}/invites", {"places": places, "expires_at": FAR_AWAY}).json
    replies = at_once(
        len(people), lambda number: people[number].call("POST", "/v1/cohorts/join", {"code": invite["code"]})
    )
    assert {reply.json["code"] for reply in replies if reply.status == 409} <= {"invite-full"}
    return dict(statuses(replies))


def test_of_many_who_want_the_last_places_of_an_invite_as_many_get_in(
    server: Server, instructor: Learner, cohort: str
) -> None:
    people = [server.register() for _ in range(RACERS)]
    for places in (1, 3):
        assert join_all(instructor, cohort, people, places) == {200: places, 409: RACERS - places}
        people = [person for person in people if person.call("GET", cohort).status == 404]
        people += [server.register() for _ in range(RACERS - len(people))]
    invites = instructor.call("GET", f"{cohort}/invites").json["data"]
    assert [(invite["places"], invite["taken"]) for invite in invites] == [(3, 3), (1, 1)]
    assert instructor.call("GET", cohort).json["learners"] == 4


def test_one_person_who_joins_many_times_at_once_takes_one_place(
    learner: Learner, instructor: Learner, cohort: str
) -> None:
    assert join_all(instructor, cohort, [learner] * RACERS, 5) == {200: RACERS}
    (invite,) = instructor.call("GET", f"{cohort}/invites").json["data"]
    assert invite["taken"] == 1


def test_of_all_instructors_who_leave_at_once_one_stays(server: Server, instructor: Learner, cohort: str) -> None:
    people = [server.register() for _ in range(5)]
    join_all(instructor, cohort, people, 5)
    for member in instructor.call("GET", f"{cohort}/members").json["data"]:
        instructor.call("PATCH", f"{cohort}/members/{member['id']}", {"role": "instructor"})
    everybody = [instructor, *people]
    replies = at_once(len(everybody), lambda number: everybody[number].call("DELETE", f"{cohort}/members/me"))
    assert statuses(replies) == {204: 5, 409: 1}


def test_of_many_starts_of_the_last_attempts_as_many_are_made_as_are_allowed(
    learner: Learner, instructor: Learner, cohort: str
) -> None:
    join_all(instructor, cohort, [learner], 1)
    drill = {"kind": "drill", "exam": "mini", "select": "topic", "value": "safes", "count": 3}
    terms = {"title": "Week 1", "opens_at": "2020-01-01T00:00:00Z", "closes_at": FAR_AWAY, "attempts_allowed": 3}
    assignment = instructor.call("POST", f"{cohort}/assignments", {**drill, **terms}).json["id"]
    path = f"{cohort}/assignments/{assignment}"
    replies = at_once(RACERS, lambda _: learner.call("POST", f"{path}/attempts"))
    assert statuses(replies) == {201: 3, 409: RACERS - 3}
    assert {reply.json["code"] for reply in replies if reply.status == 409} == {"attempts-used-up"}
    (results,) = instructor.call("GET", f"{path}/results").json["data"]
    assert [outcome["number"] for outcome in results["attempts"]] == [1, 2, 3]
