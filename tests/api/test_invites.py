"""Invites, and joining by them."""

from collections.abc import Callable

import pytest

from tests.api.conftest import Clock, Person
from tests.groups import Group, make_group

Register = Callable[..., Person]


def join(person: Person, code: str, path: str = "/v1/cohorts/join") -> tuple[int, str]:
    """The status, and the code of the refusal or the id of the cohort."""
    reply = person.call("POST", path, {"code": code})
    body = reply.get_json()
    return reply.status_code, body.get("code") or body["id"]


def test_an_invite_shows_its_code_and_how_many_places_are_taken(group: Group, learner: Person) -> None:
    invite = group.invite(places=2)
    assert (invite["state"], invite["places"], invite["taken"]) == ("open", 2, 0)
    assert [len(part) for part in invite["code"].split("-")] == [4, 4, 4]
    join(learner, invite["code"])
    (listed,) = group.call("GET", "/invites").get_json()["data"]
    assert listed == {**invite, "taken": 1}


def test_a_learner_joins_by_the_code_alone_or_by_cohort_and_code(group: Group, register: Register) -> None:
    code = group.invite()["code"]
    assert join(register(), code) == (200, group.id)
    assert join(register(), code, f"{group.path}/join") == (200, group.id)
    assert {member["role"] for member in group.members()} == {"instructor", "learner"}


def test_it_does_not_matter_how_a_code_is_typed(group: Group, register: Register) -> None:
    code = group.invite()["code"]
    for typed in (code.lower(), code.replace("-", ""), f" {code} ".replace("0", "o").replace("1", "l")):
        assert join(register(), typed) == (200, group.id)


def test_an_unknown_code_and_one_of_another_cohort_are_not_found(
    group: Group, learner: Person, register: Register, clock: Clock
) -> None:
    other = make_group(register("instructor"), clock)
    assert join(learner, "0000-0000-0000") == (404, "not-found")
    assert join(learner, other.invite()["code"], f"{group.path}/join") == (404, "not-found")


def test_joining_twice_is_joining_once_and_takes_one_place(group: Group, learner: Person) -> None:
    invite = group.invite(places=1)
    for _ in range(2):
        assert join(learner, invite["code"]) == (200, group.id)
    assert len(group.members()) == 2


def test_a_full_invite_lets_nobody_in(group: Group, register: Register) -> None:
    code = group.invite(places=1)["code"]
    join(register(), code)
    assert join(register(), code) == (409, "invite-full")
    assert group.call("GET", "/invites").get_json()["data"][0]["state"] == "full"


def test_an_invite_ends_at_the_moment_it_expires(group: Group, register: Register, clock: Clock) -> None:
    code = group.invite(minutes=10)["code"]
    clock.forward(minutes=10, milliseconds=-1)
    assert join(register(), code) == (200, group.id)
    clock.forward(milliseconds=1)
    assert join(register(), code) == (409, "invite-ended")
    assert group.call("GET", "/invites").get_json()["data"][0]["state"] == "expired"


def test_a_revoked_invite_lets_nobody_in_and_those_who_joined_stay(group: Group, register: Register) -> None:
    invite, member = group.invite(), register()
    join(member, invite["code"])
    for _ in range(2):
        assert group.call("DELETE", f"/invites/{invite['id']}").status_code == 204
    assert join(register(), invite["code"]) == (409, "invite-ended")
    assert member.get(group.path).status_code == 200
    assert group.call("GET", "/invites").get_json()["data"][0]["state"] == "revoked"


def test_who_was_removed_needs_an_invite_made_after_that(group: Group, learner: Person, clock: Clock) -> None:
    old = group.invite()["code"]
    group.call("DELETE", f"/members/{group.admit(learner)}")
    clock.forward(seconds=1)
    assert join(learner, old) == (409, "invite-ended")
    assert join(learner, group.invite()["code"]) == (200, group.id)


def test_who_left_comes_back_by_any_invite(group: Group, learner: Person, clock: Clock) -> None:
    code = group.invite()["code"]
    for _ in range(3):
        assert join(learner, code) == (200, group.id)
        clock.forward(seconds=1)
        assert learner.call("DELETE", f"{group.path}/members/me").status_code == 204


def test_a_learner_may_be_in_several_cohorts(group: Group, learner: Person, register: Register, clock: Clock) -> None:
    other = make_group(register("instructor"), clock)
    group.admit(learner)
    other.admit(learner)
    assert {cohort["id"] for cohort in learner.get("/v1/cohorts").get_json()["data"]} == {group.id, other.id}


@pytest.mark.parametrize(
    "change",
    [
        {"places": 0},
        {"places": 10_001},
        {"places": "3"},
        {"places": None},
        {"expires_at": "tomorrow"},
        {"expires_at": "2026-12-01T00:00:00"},
        {"expires_at": "9999-12-31T23:59:59-05:00"},
        {"expires_at": None},
        {"code": "MINE"},
    ],
)
def test_an_unfit_invite_is_refused(group: Group, change: dict[str, object]) -> None:
    reply = group.call("POST", "/invites", {"places": 1, "expires_at": "2026-12-01T00:00:00Z", **change})
    assert (reply.status_code, reply.get_json()["code"]) == (422, "request-invalid")
    assert set(reply.get_json()["errors"]) == set(change)


def test_an_invite_of_another_cohort_is_not_revoked(group: Group, register: Register, clock: Clock) -> None:
    other = make_group(register("instructor"), clock)
    assert group.call("DELETE", f"/invites/{other.invite()['id']}").status_code == 404
