"""Who belongs to a cohort, and how that ends."""

from collections.abc import Callable

from flask import Flask

from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries
from tests.groups import Group, make_group

Register = Callable[..., Person]


def refusal(group: Group, method: str, path: str, json: object = None, by: Person | None = None) -> tuple[int, str]:
    reply = group.call(method, path, json, by)
    return reply.status_code, reply.get_json()["code"]


def test_instructors_see_names_and_emails_and_learners_see_no_list(group: Group, learner: Person) -> None:
    group.admit(learner)
    shown = {(member["name"], member["email"], member["role"]) for member in group.members()}
    assert shown == {("A Person", "person1@example.org", "instructor"), ("A Person", "person2@example.org", "learner")}
    assert refusal(group, "GET", "/members", by=learner) == (403, "role-missing")


def test_members_come_in_pages_with_a_fixed_number_of_queries(
    app: Flask, group: Group, register: Register, clock: Clock
) -> None:
    with count_queries(app) as few:
        group.members()
    for _ in range(4):
        clock.forward(seconds=1)
        group.admit(register())
    with count_queries(app) as many:
        everybody = group.members()
    first = group.call("GET", "/members?limit=2").get_json()
    second = group.call("GET", f"/members?limit=3&cursor={first['next']}").get_json()
    assert first["data"] + second["data"] == everybody
    assert (second["next"], len(many)) == (None, len(few))


def test_a_member_leaves(group: Group, learner: Person) -> None:
    group.admit(learner)
    assert learner.call("DELETE", f"{group.path}/members/me").status_code == 204
    assert learner.get(group.path).status_code == 404
    assert len(group.members()) == 1
    assert learner.call("DELETE", f"{group.path}/members/me").status_code == 404


def test_a_removed_member_is_told(group: Group, learner: Person) -> None:
    member = group.admit(learner)
    assert group.call("DELETE", f"/members/{member}").status_code == 204
    assert group.call("DELETE", f"/members/{member}").status_code == 404
    assert learner.get(group.path).status_code == 404
    (notice,) = learner.get("/v1/me/notices").get_json()["data"]
    assert notice["kind"] == "removed-from-cohort"
    assert notice["detail"] == {"cohort": group.id, "cohort_name": "Evening class"}


def test_a_learner_removes_nobody(group: Group, learner: Person, register: Register) -> None:
    group.admit(learner)
    assert refusal(group, "DELETE", f"/members/{group.admit(register())}", by=learner) == (403, "role-missing")


def test_a_member_becomes_an_instructor_of_this_cohort_alone(group: Group, learner: Person, clock: Clock) -> None:
    other = make_group(group.instructor, clock)
    member, elsewhere = group.admit(learner), other.admit(learner)
    promoted = group.call("PATCH", f"/members/{member}", {"role": "instructor"}).get_json()
    assert (promoted["id"], promoted["role"]) == (member, "instructor")
    assert learner.get(f"{group.path}/members").status_code == 200
    assert learner.get(f"{other.path}/members").status_code == 403
    assert learner.call("PATCH", f"{other.path}/members/{elsewhere}", {"role": "instructor"}).status_code == 403
    assert learner.get("/v1/me").get_json()["role"] == "learner"


def test_the_last_instructor_stays_until_there_is_another(group: Group, learner: Person) -> None:
    own, member = group.member_id(group.instructor), group.admit(learner)
    last = (409, "last-instructor")
    assert refusal(group, "DELETE", "/members/me") == last
    assert refusal(group, "DELETE", f"/members/{own}") == last
    assert refusal(group, "PATCH", f"/members/{own}", {"role": "learner"}) == last
    group.call("PATCH", f"/members/{member}", {"role": "instructor"})
    assert group.call("DELETE", "/members/me").status_code == 204
    assert refusal(group, "DELETE", "/members/me", by=learner) == last


def test_members_of_other_cohorts_are_not_found(group: Group, register: Register, clock: Clock) -> None:
    other = make_group(register("instructor"), clock)
    stranger = other.admit(register())
    assert refusal(group, "DELETE", f"/members/{stranger}") == (404, "not-found")
    assert refusal(group, "PATCH", f"/members/{stranger}", {"role": "instructor"}) == (404, "not-found")


def test_an_unknown_role_is_refused(group: Group, learner: Person) -> None:
    member = group.admit(learner)
    for body in ({}, {"role": "admin"}, {"role": None}, {"role": "learner", "name": "x"}):
        assert refusal(group, "PATCH", f"/members/{member}", body) == (422, "request-invalid")


def test_a_deleted_account_leaves_its_cohorts_and_an_instructors_cohorts_stay(group: Group, learner: Person) -> None:
    group.admit(learner)
    assert learner.call("DELETE", "/v1/me").status_code == 204
    assert len(group.members()) == 1
    assert learner.get(group.path).status_code == 404
    other = group.instructor
    admitted = group.invite()["code"]
    assert other.call("DELETE", "/v1/me").status_code == 204
    assert other.call("POST", "/v1/cohorts/join", {"code": admitted}).status_code == 404


def test_an_admin_gives_a_cohort_without_an_instructor_a_new_one(
    group: Group, learner: Person, register: Register
) -> None:
    member, admin = group.admit(learner), register("admin")
    group.instructor.call("DELETE", "/v1/me")
    assert admin.get(group.path).get_json()["instructors"] == 0
    assert group.call("PATCH", f"/members/{member}", {"role": "instructor"}, by=admin).status_code == 200
    assert learner.get(group.path).get_json()["role"] == "instructor"
