"""Leaderboards as people see them over HTTP, for tests."""

from typing import Any

from werkzeug.test import TestResponse

from tests.applications import Person
from tests.groups import Group


def show(person: Person, leaderboard: str) -> None:
    """Sets how the person is seen: off, nickname or name."""
    reply = person.call("PUT", "/v1/me/privacy", {"leaderboard": leaderboard})
    assert reply.status_code == 200, reply.text


def set_nickname(group: Group, person: Person, nickname: str) -> TestResponse:
    return group.call("PUT", "/members/me/nickname", {"nickname": nickname}, by=person)


def sit_mock(person: Person, wrong: int = 0) -> None:
    """A whole mock exam with so many wrong responses of its ten."""
    attempt = person.start_mock().get_json()["id"]
    person.respond_to_all(attempt, wrong=range(1, wrong + 1))
    assert person.submit(attempt).status_code == 200


def board(group: Group, person: Person, query: str = "") -> dict[str, Any]:
    """The leaderboard as the person gets it."""
    reply = group.call("GET", f"/leaderboard{query}", by=person)
    assert reply.status_code == 200, reply.text
    shown: dict[str, Any] = reply.get_json()
    return shown


def rows(shown: dict[str, Any]) -> list[tuple[int, int, str]]:
    """What a page tells of each row, in order."""
    return [(row["rank"], row["score"], row["name"]) for row in shown["data"]]
