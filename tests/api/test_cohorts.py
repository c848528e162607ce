"""Making, showing and changing cohorts."""

from collections.abc import Callable

from flask import Flask

from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries
from tests.groups import Group, make_group


def test_the_maker_of_a_cohort_is_its_instructor(register: Callable[..., Person]) -> None:
    reply = register("instructor").call("POST", "/v1/cohorts", {"name": " Evening class "})
    cohort = reply.get_json()
    assert (reply.status_code, reply.headers["Location"]) == (201, f"/v1/cohorts/{cohort['id']}")
    assert (cohort["name"], cohort["role"]) == ("Evening class", "instructor")
    assert (cohort["learners"], cohort["instructors"], cohort["archived_at"]) == (0, 1, None)


def test_learners_and_authors_make_no_cohorts(register: Callable[..., Person]) -> None:
    for role in ("learner", "author"):
        reply = register(role).call("POST", "/v1/cohorts", {"name": "Mine"})
        assert (reply.status_code, reply.get_json()["code"]) == (403, "role-missing")


def test_an_unfit_cohort_is_refused(group: Group) -> None:
    unfit: list[dict[str, object]] = [
        {},
        {"name": ""},
        {"name": "a\nb"},
        {"name": "a" * 101},
        {"name": "A", "role": "x"},
    ]
    assert {group.instructor.call("POST", "/v1/cohorts", body).status_code for body in unfit} == {422}
    unfit = [{}, {"archived": "yes"}, {"archived": 2}, {"name": None}, {"id": "x"}]
    assert {group.call("PATCH", "", body).status_code for body in unfit} == {422}


def test_members_see_their_cohorts_and_admins_see_all(
    group: Group, learner: Person, register: Callable[..., Person], clock: Clock
) -> None:
    other = make_group(register("instructor"), clock)
    group.admit(learner)
    assert [cohort["id"] for cohort in learner.get("/v1/cohorts").get_json()["data"]] == [group.id]
    assert learner.get(group.path).get_json()["role"] == "learner"
    assert {cohort["id"] for cohort in register("admin").get("/v1/cohorts").get_json()["data"]} == {group.id, other.id}
    for stranger in (learner, group.instructor):
        assert stranger.get(other.path).status_code == 404


def test_an_instructor_renames_and_archives_a_cohort_and_takes_it_up_again(group: Group, clock: Clock) -> None:
    assert group.call("PATCH", "", {"name": "Morning class"}).get_json()["name"] == "Morning class"
    archived = group.call("PATCH", "", {"archived": True}).get_json()
    assert (archived["name"], archived["archived_at"]) == ("Morning class", "2026-11-24T12:00:00.000Z")
    clock.forward(minutes=1)
    assert group.call("PATCH", "", {"archived": True}).get_json()["archived_at"] == archived["archived_at"]
    assert group.call("PATCH", "", {"archived": False}).get_json()["archived_at"] is None


def test_an_archived_cohort_is_read_and_not_changed(group: Group, learner: Person, clock: Clock) -> None:
    invite = group.invite()
    member = group.admit(learner)
    group.call("PATCH", "", {"archived": True})
    assert group.members()
    assert learner.get(group.path).status_code == 200
    for method, path, body in (
        ("POST", "/invites", {"places": 1, "expires_at": "2026-12-01T00:00:00Z"}),
        ("PATCH", f"/members/{member}", {"role": "instructor"}),
        ("DELETE", f"/members/{member}", None),
    ):
        assert group.call(method, path, body).get_json()["code"] == "cohort-archived"
    assert learner.call("DELETE", f"{group.path}/members/me").status_code == 204
    reply = learner.call("POST", "/v1/cohorts/join", {"code": invite["code"]})
    assert (reply.status_code, reply.get_json()["code"]) == (409, "cohort-archived")


def test_cohorts_come_in_pages_with_a_fixed_number_of_queries(app: Flask, group: Group, clock: Clock) -> None:
    with count_queries(app) as few:
        group.instructor.get("/v1/cohorts")
    made = [group.id]
    for _ in range(4):
        clock.forward(seconds=1)
        made.append(make_group(group.instructor, clock).id)
    with count_queries(app) as many:
        first = group.instructor.get("/v1/cohorts?limit=3").get_json()
    second = group.instructor.get(f"/v1/cohorts?limit=3&cursor={first['next']}").get_json()
    assert [cohort["id"] for cohort in first["data"] + second["data"]] == made[::-1]
    assert second["next"] is None
    assert len(many) == len(few)
