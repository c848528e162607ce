"""What instructors see of their learners' mastery."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Flask

from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries
from tests.groups import Group, make_group

Register = Callable[..., Person]


def report(group: Group, query: str = "") -> dict[str, Any]:
    reply = group.call("GET", f"/report?exam=mini{query}")
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.get_json()
    return found


def sit(learner: Person, wrong: range = range(0)) -> None:
    mock = learner.start_mock().get_json()["id"]
    learner.respond_to_all(mock, wrong)
    assert learner.submit(mock).status_code == 200


def admit(group: Group, clock: Clock, *people: Person) -> list[str]:
    """The memberships of people who join one after the other."""
    members = []
    for person in people:
        clock.forward(seconds=1)
        members.append(group.admit(person))
    return members


def test_every_learner_has_the_figures_of_their_own_report(
    group: Group, learner: Person, register: Register, clock: Clock
) -> None:
    other = register()
    members = admit(group, clock, learner, other)
    for wrong in (range(1, 4), range(1, 6)):
        sit(learner.signed_in_again(), wrong)
        clock.forward(days=20)
    learner, other = learner.signed_in_again(), other.signed_in_again()
    sit(other)
    found = report(replace(group, instructor=group.instructor.signed_in_again()))
    assert [row["member"] for row in found["data"]] == members
    for person, row in zip((learner, other), found["data"], strict=True):
        own = person.get("/v1/me/report?exam=mini").get_json()
        assert found["passing_share"] == own["passing_share"]
        assert row["total"] == own["total"]
        assert row["domains"] == {domain["code"]: domain["mastery"] for domain in own["domains"]}
        assert row["tasks"] == {task["code"]: task["mastery"] for task in own["tasks"]}


def test_labels_are_counted_by_domain_and_task(group: Group, learner: Person, register: Register, clock: Clock) -> None:
    lost = register()
    admit(group, clock, learner, lost, register())
    for _ in range(6):
        sit(learner)
        sit(lost, range(1, 11))
    found = report(group)
    secure, *_ = found["domains"]
    assert (secure["code"], secure["title"]) == ("secure", "Design Secure Things")
    assert secure["labels"] == {"weak": 1, "on-track": 0, "strong": 1, "not-enough-evidence": 1}
    assert [task["code"] for task in found["tasks"]] == ["1.1", "2.1", "3.1", "4.1"]
    assert all(sum(part["labels"].values()) == 3 for part in (*found["domains"], *found["tasks"]))


def test_who_has_not_started_since_they_joined_is_shown_and_can_be_asked_for(
    group: Group, learner: Person, register: Register, clock: Clock
) -> None:
    before, never = register(), register()
    sit(before)
    members = admit(group, clock, learner, before, never)
    clock.forward(seconds=1)
    sit(learner)
    learner.start_drill()
    found = report(group)
    assert found["not_started"] == 2
    assert [(row["started"], row["mocks"]) for row in found["data"]] == [(True, 1), (False, 0), (False, 0)]
    assert [row["last_started_at"] is None for row in found["data"]] == [False, True, True]
    assert [row["total"]["responses"] for row in found["data"]] == [10, 10, 0]
    assert [row["member"] for row in report(group, "&started=false")["data"]] == members[1:]
    assert [row["member"] for row in report(group, "&started=true")["data"]] == members[:1]


def test_instructors_and_those_who_left_are_no_rows(group: Group, learner: Person, clock: Clock) -> None:
    admit(group, clock, learner)
    learner.call("DELETE", f"{group.path}/members/me")
    found = report(group)
    assert (found["data"], found["domains"], found["tasks"], found["next"]) == ([], [], [], None)


def test_a_mock_whose_time_is_over_counts(group: Group, learner: Person, clock: Clock) -> None:
    admit(group, clock, learner)
    mock = learner.start_mock().get_json()["id"]
    learner.respond_to_all(mock)
    clock.forward(minutes=11)
    (row,) = report(group)["data"]
    assert (row["mocks"], row["total"]["responses"]) == (1, 10)


def test_pages_lead_through_all_learners(group: Group, register: Register, clock: Clock) -> None:
    members = admit(group, clock, *(register() for _ in range(5)))
    found, query = [], "&limit=2"
    while query:
        page = report(group, query)
        assert sum(page["domains"][0]["labels"].values()) == len(page["data"]) <= 2
        found += [row["member"] for row in page["data"]]
        query = f"&limit=2&cursor={page['next']}" if page["next"] else ""
    assert found == members


def test_as_csv_it_has_everybody_and_runs_no_formula(group: Group, register: Register, clock: Clock) -> None:
    trickster, idle = register(), register()
    trickster.call("PATCH", "/v1/me", {"name": "=1+1"})
    admit(group, clock, trickster, idle)
    sit(trickster)
    for reply in (
        group.call("GET", "/report?exam=mini&format=csv&limit=1"),
        group.instructor.call("GET", f"{group.path}/report?exam=mini", Accept="text/csv"),
    ):
        assert reply.mimetype == "text/csv"
        first, second = csv.DictReader(io.StringIO(reply.text))
        assert (first["name"], first["started"], first["mocks"]) == ("'=1+1", "true", "1")
        assert (second["started"], second["last_started_at"], second["total label"]) == (
            "false", "", "not-enough-evidence",
        )  # fmt: skip
        assert (first["secure responses"], first["1.1 responses"], second["4.1 responses"]) == ("3", "3", "0")


def test_as_csv_an_empty_cohort_is_a_header(group: Group) -> None:
    reply = group.call("GET", "/report?format=csv")
    assert reply.text.splitlines() == [
        "member,name,email,joined_at,started,mocks,last_started_at,total value,total low,total high,total responses,"
        "total label"
    ]


def test_it_takes_the_same_queries_for_any_number_of_learners(
    app: Flask, group: Group, register: Register, clock: Clock
) -> None:
    counts = []
    for more in (1, 4):
        people = [register() for _ in range(more)]
        admit(group, clock, *people)
        for person in people:
            sit(person)
        report(group)
        with count_queries(app) as sent:
            report(group)
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 14


def test_bad_queries_are_refused(group: Group) -> None:
    for query, field in (("limit=0", "limit"), ("limit=301", "limit"), ("started=maybe", "started"),
                         ("format=pdf", "format"), ("cursor=x", "cursor"), ("colour=red", "colour")):  # fmt: skip
        reply = group.call("GET", f"/report?{query}")
        assert (reply.status_code, list(reply.get_json()["errors"])) == (422, [field]), reply.text
    assert group.call("GET", "/report?exam=nothing").status_code == 404


def test_it_is_for_the_cohorts_instructors(group: Group, learner: Person, register: Register, clock: Clock) -> None:
    admit(group, clock, learner)
    elsewhere = register("instructor")
    make_group(elsewhere, clock)
    asked = [person.get(f"{group.path}/report").status_code for person in (learner, elsewhere, register("admin"))]
    assert asked == [403, 404, 200]
