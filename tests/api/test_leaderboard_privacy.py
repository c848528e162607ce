"""Nobody is seen under more than they chose: replies hold no name, e-mail or id of who is off or under a nickname."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from examprep.api.context import write
from examprep.services.accounts import create_user
from tests.api.conftest import PASSWORD, Clock, Person
from tests.applications import sign_in
from tests.boards import board, rows, set_nickname, show, sit_mock
from tests.cli.stored import stored_rows
from tests.groups import Group

NAMES = {"off": "Olga Offline", "nickname": "Nick Named", "name": "Nora Known"}


@pytest.fixture
def people(app: Flask, group: Group, clock: Clock) -> dict[str, Person]:
    """One learner of each mode, with a result, by mode."""
    made = {}
    for mode, name in NAMES.items():
        with app.app_context():
            write(create_user, f"{mode}@private.example", PASSWORD, name)
        person = made[mode] = sign_in(app, f"{mode}@private.example")
        group.admit(person)
        set_nickname(group, person, f"Fox {mode}")
        show(person, mode)
        sit_mock(person)
        clock.forward(seconds=1)
    return made


def telltales(app: Flask, mode: str) -> list[str]:
    """What gives the person of this mode away: name, e-mail, the ids of account, membership and attempts."""
    stored = stored_rows(app)
    (user,) = (row for row in stored["users"] if row["name"] == NAMES[mode])
    ids = [row["id"] for row in [*stored["cohort_members"], *stored["attempts"]] if row["user_id"] == user["id"]]
    return [user["name"], user["email"], user["id"], *ids]


def replies(group: Group, caller: Person) -> Iterator[TestResponse]:
    """All that the cohort's operations say to somebody who does not teach it."""
    for query in ("", "?limit=1", "?limit=1&cursor=1000-1", "?around=me", "?metric=improvement", "?window=week"):
        yield group.call("GET", f"/leaderboard{query}", by=caller)
    for part in ("", "/members", "/invites", "/assignments", "/running", "/report", "/members/me/nickname"):
        yield group.call("GET", part, by=caller)
    for nickname in ("Fox off", "fox NICKNAME", "x"):
        yield set_nickname(group, caller, nickname)
    for path in ("/v1/cohorts", "/v1/me/privacy", "/v1/me/notices"):
        yield caller.get(path)
    yield caller.call("PUT", "/v1/me/privacy", {"leaderboard": "name"})


def test_no_reply_to_a_member_names_who_is_off_or_under_a_nickname(
    app: Flask, group: Group, people: dict[str, Person], register: Callable[..., Person]
) -> None:
    hidden = [word for mode in ("off", "nickname") for word in telltales(app, mode)]
    another = register()
    group.admit(another)
    callers = (another, people["name"])
    said = "".join(f"{reply.text} {reply.headers}" for caller in callers for reply in replies(group, caller))
    assert [word for word in hidden if word in said] == []
    assert NAMES["name"] in said, "the telltales would be seen if they were there"


def test_even_the_instructor_learns_no_more_from_a_leaderboard(
    app: Flask, group: Group, people: dict[str, Person]
) -> None:
    hidden = [word for mode in ("off", "nickname") for word in telltales(app, mode)]
    for query in ("", "?limit=1", "?around=me", "?metric=first"):
        text = group.call("GET", f"/leaderboard{query}").text
        assert [word for word in hidden if word in text] == []
        assert telltales(app, "name")[1] not in text


def test_each_is_shown_as_they_chose_and_to_themselves_as_others_see_them(
    group: Group, people: dict[str, Person]
) -> None:
    assert rows(board(group, group.instructor)) == [(1, 1000, "Fox nickname"), (1, 1000, "Nora Known")]
    assert board(group, people["off"])["me"]["name"] is None
    assert board(group, people["nickname"])["me"]["name"] == "Fox nickname"


def test_a_change_of_mind_shows_at_once(group: Group, people: dict[str, Person]) -> None:
    show(people["off"], "nickname")
    show(people["name"], "off")
    assert [row["name"] for row in board(group, group.instructor)["data"]] == ["Fox off", "Fox nickname"]
    assert people["name"].get("/v1/me/privacy").get_json() == {
        "leaderboard": "off",
        "nicknames": [{"cohort": group.id, "nickname": "Fox name"}],
    }


def test_without_a_nickname_nobody_is_seen_by_nickname(group: Group, learner: Person) -> None:
    group.admit(learner)
    sit_mock(learner)
    show(learner, "nickname")
    assert board(group, learner)["data"] == []
    assert set_nickname(group, learner, "  Red   Fox ").get_json() == {"cohort": group.id, "nickname": "Red Fox"}
    assert rows(board(group, learner)) == [(1, 1000, "Red Fox")]


def test_a_new_name_is_shown_at_once(group: Group, people: dict[str, Person]) -> None:
    people["name"].call("PATCH", "/v1/me", {"name": "Nora New"})
    assert board(group, group.instructor)["data"][1]["name"] == "Nora New"


@pytest.mark.parametrize("leaving", ["leave", "remove", "delete"])
def test_who_goes_is_gone_from_the_board_and_leaves_no_placing(
    app: Flask, group: Group, people: dict[str, Person], leaving: str
) -> None:
    gone = people["nickname"]
    method, path, by = {
        "leave": ("DELETE", f"{group.path}/members/me", gone),
        "remove": ("DELETE", f"{group.path}/members/{group.member_id(gone)}", group.instructor),
        "delete": ("DELETE", "/v1/me", gone),
    }[leaving]
    assert by.call(method, path).status_code == 204
    shown = board(group, people["off"])
    assert (rows(shown), shown["ranked"]) == ([(1, 1000, "Nora Known")], 1)
    placed = {row["member_id"] for row in stored_rows(app)["placings"]}
    ended = {row["id"] for row in stored_rows(app)["cohort_members"] if row["ended_at"]}
    assert len(ended) == 1
    assert not placed & ended


def test_who_comes_back_needs_a_nickname_again(group: Group, people: dict[str, Person]) -> None:
    back = people["nickname"]
    group.call("DELETE", "/members/me", by=back)
    group.admit(back)
    assert len(board(group, back)["data"]) == 1
    set_nickname(group, back, "Fox again")
    assert {row["name"] for row in board(group, back)["data"]} == {"Nora Known", "Fox again"}
