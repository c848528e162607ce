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

    def assign(self, **changes: object) -> TestResponse:
        """The reply to publishing an assignment: a mock, open for a week, for one attempt, unless changed."""
        now = self.clock.now
        body = {
            "title": "Week 1",
            "kind": "mock",
            "exam": "mini",
            "opens_at": now.isoformat(),
            "closes_at": (now + timedelta(days=7)).isoformat(),
            "attempts_allowed": 1,
        }
        return self.call("POST", "/assignments", {**body, **changes})

    def assign_drill(self, **changes: object) -> str:
        """The id of a new assignment: a drill of three questions."""
        drill = {"kind": "drill", "select": "topic", "value": "safes", "count": 3}
        reply = self.assign(**{**drill, **changes})
        assert reply.status_code == 201, reply.text
        made: str = reply.get_json()["id"]
        return made

    def start(self, assignment: str, by: Person, **headers: str) -> TestResponse:
        """The reply to somebody who starts the assignment."""
        return by.call("POST", f"{self.path}/assignments/{assignment}/attempts", **headers)

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
