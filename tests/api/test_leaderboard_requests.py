"""What the operations of leaderboards refuse, how replies are kept, how many queries they take."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.api.conftest import Person
from tests.api.queries import count_queries
from tests.boards import board, set_nickname, show, sit_mock
from tests.groups import Group

Register = Callable[..., Person]


@pytest.fixture
def member(group: Group, learner: Person) -> Person:
    """A learner of the cohort who is shown with a result."""
    group.admit(learner)
    show(learner, "name")
    sit_mock(learner)
    return learner


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("metric=worst", "metric"),
        ("window=day", "window"),
        ("around=you", "around"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("cursor=", "cursor"),
        ("cursor=somewhere", "cursor"),
        ("cursor=99999-1", "cursor"),
        ("cursor=1-99999999999999999999", "cursor"),
        ("cursor=900-1&around=me", "cursor"),
        ("exam=", "exam"),
        ("sort=name", "sort"),
    ],
)
def test_a_query_that_is_not_documented_is_refused(group: Group, member: Person, query: str, place: str) -> None:
    reply = group.call("GET", f"/leaderboard?{query}", by=member)
    assert (reply.status_code, reply.get_json()["code"]) == (422, "request-invalid")
    assert list(reply.get_json()["errors"]) == [place]


@pytest.mark.parametrize("cursor", ["900-999999999", "0-0", "9999-1"])
def test_a_cursor_whose_row_has_moved_goes_on_with_its_score(group: Group, member: Person, cursor: str) -> None:
    assert len(board(group, member, f"?cursor={cursor}")["data"]) == (cursor == "9999-1")


@pytest.mark.parametrize(
    "body", [{}, {"leaderboard": "everybody"}, {"leaderboard": None}, {"leaderboard": "off", "x": 1}]
)
def test_a_privacy_that_is_not_documented_is_refused(learner: Person, body: dict[str, object]) -> None:
    reply = learner.call("PUT", "/v1/me/privacy", body)
    assert (reply.status_code, reply.get_json()["code"]) == (422, "request-invalid")
    assert learner.get("/v1/me/privacy").get_json() == {"leaderboard": "off", "nicknames": []}


@pytest.mark.parametrize("nickname", ["x", "x" * 31, "a\u202eb", "a\x00b", "   "])
def test_an_unfit_nickname_is_refused(group: Group, member: Person, nickname: str) -> None:
    reply = set_nickname(group, member, nickname)
    assert (reply.status_code, reply.get_json()["code"]) == (422, "nickname-invalid")


def test_a_nickname_is_one_members_alone_in_the_cohort_and_can_be_changed(
    group: Group, member: Person, register: Register
) -> None:
    other = register()
    group.admit(other)
    assert set_nickname(group, member, "Red Fox").status_code == 200
    taken = set_nickname(group, other, "\uff32ED fox")
    assert (taken.status_code, taken.get_json()["code"]) == (409, "nickname-taken")
    assert set_nickname(group, member, "red fox").status_code == 200, "one's own nickname is not taken"
    assert set_nickname(group, member, "Blue Fox").status_code == 200
    assert set_nickname(group, other, "Red Fox").status_code == 200


def test_an_archived_cohort_is_read_not_changed(group: Group, member: Person) -> None:
    group.call("PATCH", json={"archived": True})
    assert len(board(group, member)["data"]) == 1
    reply = set_nickname(group, member, "Red Fox")
    assert (reply.status_code, reply.get_json()["code"]) == (409, "cohort-archived")


def test_only_members_and_admins_see_the_leaderboard(group: Group, member: Person, register: Register) -> None:
    for outsider in (register(), register("instructor"), register("author")):
        assert group.call("GET", "/leaderboard", by=outsider).status_code == 404
        assert set_nickname(group, outsider, "Red Fox").status_code == 404
    seen = board(group, register("admin"), "?around=me")
    assert (seen["me"], seen["data"], seen["ranked"]) == (None, [], 1)
    anonymous = Person(member.client, "nonsense")
    assert group.call("GET", "/leaderboard", by=anonymous).status_code == 401


def test_exams_without_a_leaderboard_are_refused(group: Group, member: Person) -> None:
    reply = group.call("GET", "/leaderboard?exam=tiny", by=member)
    assert (reply.status_code, reply.get_json()["code"]) == (422, "exam-not-ranked")
    assert reply.get_json()["exams"] == ["mini"]


def test_an_unchanged_board_is_not_sent_again(group: Group, member: Person, register: Register) -> None:
    first = group.call("GET", "/leaderboard", by=member)
    etag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "private, max-age=15"
    assert "Authorization" in first.headers["Vary"]
    again = member.call("GET", f"{group.path}/leaderboard", If_None_Match=etag)
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    other = register()
    group.admit(other)
    show(other, "name")
    sit_mock(other)
    changed = member.call("GET", f"{group.path}/leaderboard", If_None_Match=etag)
    assert (changed.status_code, len(changed.get_json()["data"])) == (200, 2)


def test_the_number_of_queries_does_not_grow_with_the_cohort(
    app: Flask, group: Group, member: Person, register: Register
) -> None:
    def queries(query: str) -> int:
        with count_queries(app) as sent:
            board(group, member, query)
        return len(sent)

    before = [queries(query) for query in ("", "?around=me")]
    for _ in range(7):
        another = register()
        group.admit(another)
        show(another, "name")
        sit_mock(another)
    assert [queries(query) for query in ("", "?around=me")] == before
    assert max(before) <= 10
