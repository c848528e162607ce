"""A cohort over HTTP, with its instructor, for tests that are about something else than how it came to be."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from werkzeug.test import TestResponse

from tests.applications import Clock, Person


@dataclass(frozen=True)
class Group:
    """A cohort as its instructor handles it."""

    id: str
    instructor: Person
    clock: Clock

    @property
    def path(self) -> str:
        return f"/v1/cohorts/{self.id}"

    def call(self, method: str, path: str = "", json: object = None, by: Person | None = None) -> TestResponse:
        """The reply to a request below the cohort's path, by the instructor unless somebody else is named."""
        return (by or self.instructor).call(method, self.path + path, json)

    def invite(self, places: int = 100, **lasting: float) -> dict[str, Any]:
        """An open invite, for a day unless told otherwise."""
        expires_at = self.clock.now + timedelta(**(lasting or {"days": 1}))
        reply = self.call("POST", "/invites", {"places": places, "expires_at": expires_at.isoformat()})
        assert reply.status_code == 201, reply.text
        made: dict[str, Any] = reply.get_json()
        return made

    def admit(self, person: Person) -> str:
        """The membership's id of a person who joins by an invite."""
        reply = person.call("POST", "/v1/cohorts/join", {"code": self.invite()["code"]})
        assert reply.status_code == 200, reply.text
        return self.member_id(person)

    def member_id(self, person: Person) -> str:
        email = person.get("/v1/me").get_json()["email"]
        found: list[str] = [member["id"] for member in self.members() if member["email"] == email]
        return found[0]

    def members(self) -> list[dict[str, Any]]:
        """All members, as the instructor is shown them."""
        reply = self.call("GET", "/members?limit=100")
        assert reply.status_code == 200, reply.text
        found: list[dict[str, Any]] = reply.get_json()["data"]
        return found


def make_group(instructor: Person, clock: Clock, name: str = "Evening class") -> Group:
    """A new cohort of the instructor."""
    reply = instructor.call("POST", "/v1/cohorts", {"name": name})
    assert reply.status_code == 201, reply.text
    return Group(reply.get_json()["id"], instructor, clock)
