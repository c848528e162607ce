"""What people are told of what others did."""

from collections.abc import Callable

from tests.api.conftest import Clock, Person
from tests.groups import Group, make_group


def notice_of_removal(group: Group, person: Person) -> None:
    group.call("DELETE", f"/members/{group.admit(person)}")


def test_a_notice_is_read_once_and_stays(group: Group, learner: Person, clock: Clock) -> None:
    notice_of_removal(group, learner)
    (notice,) = learner.get("/v1/me/notices").get_json()["data"]
    assert (notice["created_at"], notice["read_at"]) == ("2026-11-24T12:00:00.000Z", None)
    read = {**notice, "read_at": "2026-11-24T12:01:00.000Z"}
    for _ in range(2):
        clock.forward(minutes=1)
        assert learner.call("PUT", f"/v1/me/notices/{notice['id']}/read").get_json() == read
    assert learner.get("/v1/me/notices").get_json()["data"] == [read]


def test_only_unread_notices_are_shown_on_demand(group: Group, learner: Person, clock: Clock) -> None:
    for _ in range(2):
        clock.forward(seconds=1)
        notice_of_removal(group, learner)
    newer, older = learner.get("/v1/me/notices").get_json()["data"]
    learner.call("PUT", f"/v1/me/notices/{newer['id']}/read")
    assert learner.get("/v1/me/notices?unread=true").get_json()["data"] == [older]
    assert len(learner.get("/v1/me/notices?unread=false").get_json()["data"]) == 2
    assert learner.get("/v1/me/notices?unread=maybe").status_code == 422


def test_notices_come_in_pages_the_newest_first(group: Group, learner: Person, clock: Clock) -> None:
    groups = [group, *(make_group(group.instructor, clock, f"Class {number}") for number in range(2))]
    for each in groups:
        clock.forward(seconds=1)
        notice_of_removal(each, learner)
    first = learner.get("/v1/me/notices?limit=2").get_json()
    second = learner.get(f"/v1/me/notices?limit=2&cursor={first['next']}").get_json()
    told = [notice["detail"]["cohort"] for notice in first["data"] + second["data"]]
    assert told == [each.id for each in reversed(groups)]
    assert second["next"] is None


def test_nobody_reads_the_notices_of_others(group: Group, learner: Person, register: Callable[..., Person]) -> None:
    notice_of_removal(group, learner)
    notice = learner.get("/v1/me/notices").get_json()["data"][0]["id"]
    other = register()
    assert other.get("/v1/me/notices").get_json()["data"] == []
    assert other.call("PUT", f"/v1/me/notices/{notice}/read").status_code == 404


def test_a_deleted_account_has_no_notices(group: Group, learner: Person) -> None:
    notice_of_removal(group, learner)
    learner.call("DELETE", "/v1/me")
    assert learner.get("/v1/me/notices").get_json()["data"] == []
