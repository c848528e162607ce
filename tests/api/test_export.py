"""What is kept about a person: shown to them as a whole, and forgotten with their account."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from examprep.models.base import Base
from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries
from tests.api.test_secrecy import leaks
from tests.cli.stored import stored_rows
from tests.groups import make_group

# Every table that names a person, and where the export shows what it holds.
SHOWN_IN = {
    "accommodations": "accommodations",
    "assigned_attempts": "assigned_attempts",
    "assignments": "assignments",
    "attempts": "attempts",
    "bookmarks": "bookmarks",
    "cohort_invites": "invites",
    "cohort_members": "memberships",
    "cohorts": "cohorts",
    "exam_dates": "exam_dates",
    "idempotency_keys": "idempotency_keys",
    "notices": "notices",
    "privacy_settings": "privacy_settings",
    "refresh_tokens": "refresh_tokens",
}


def export(learner: Person) -> dict[str, Any]:
    reply = learner.get("/v1/me/export")
    assert reply.status_code == 200, reply.text
    return dict(reply.get_json())


def test_every_table_that_names_a_person_is_in_the_export(learner: Person) -> None:
    naming = {
        table.name
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "users"
    }
    assert naming == set(SHOWN_IN)
    assert set(SHOWN_IN.values()) <= set(export(learner))


def grant(helper: Person, learner: Person, clock: Clock, multiplier: float, reason: str) -> None:
    """Extra time by the instructor of a cohort that the learner joins."""
    group = make_group(helper, clock)
    extra = {"multiplier": multiplier, "reason": reason}
    reply = group.call("PUT", f"/members/{group.admit(learner)}/accommodation", extra)
    assert reply.status_code in (200, 204), reply.text


def test_an_export_holds_the_account_and_what_others_did_for_it(register: Callable[..., Person], clock: Clock) -> None:
    learner, helper = register(), register("instructor")
    grant(helper, learner, clock, 1.5, "Reads slowly")
    attempt = learner.start_mock(Idempotency_Key="mine").get_json()["id"]
    more = {"add_ms": 1000, "reason": "The room was loud"}
    assert helper.call("POST", f"/v1/attempts/{attempt}/extensions", more).status_code == 200
    shown = export(learner)
    assert shown["profile"] == learner.get("/v1/me").get_json()
    assert [(row["multiplier"], row["reason"]) for row in shown["accommodations"]] == [(1.5, "Reads slowly")]
    assert [(row["key"], row["attempt_id"]) for row in shown["idempotency_keys"]] == [("mine", attempt)]
    assert [row["used_at"] for row in shown["refresh_tokens"]] == [None]
    assert [(row["role"], row["ended_by"]) for row in shown["memberships"]] == [("learner", None)]
    assert {row["kind"] for row in shown["notices"]} >= {"accommodation-set"}
    started, extended = shown["attempts"][0]["events"]
    assert (started["kind"], started["detail"]) == ("started", {"multiplier": 1.5})
    assert (extended["kind"], extended["detail"]) == ("extended", more)


def test_an_export_holds_bookmarks_and_the_date_of_the_exam(learner: Person) -> None:
    learner.call("PUT", "/v1/me/bookmarks/safes.block-1.need-1")
    date = learner.call("PUT", "/v1/me/exam-date", {"exam": "mini", "date": "2026-12-24"}).get_json()
    shown = export(learner)
    assert [bookmark["item"] for bookmark in shown["bookmarks"]] == ["safes.block-1.need-1"]
    assert shown["exam_dates"] == [date]


def test_an_export_holds_every_question_with_response_and_outcome(learner: Person, mock: str, clock: Clock) -> None:
    learner.respond_to_all(mock, wrong=[4])
    clock.forward(minutes=1)
    learner.submit(mock)
    (attempt,) = export(learner)["attempts"]
    assert (attempt["id"], attempt["raw"], attempt["scaled"]) == (mock, 9, 910)
    assert [event["kind"] for event in attempt["events"]] == ["started", *["saved"] * 10, "closed"]
    reviewed = learner.get(f"/v1/attempts/{mock}/review").get_json()["questions"]
    assert len(attempt["questions"]) == 10
    for kept, seen in zip(attempt["questions"], reviewed, strict=True):
        assert {name: kept[name] for name in ("number", "selected")} == {n: seen[n] for n in ("number", "selected")}
        assert {name: kept["outcome"][name] for name in ("item", "task", "correct")} == {
            name: seen[name] for name in ("item", "task", "correct")
        }


def test_an_item_is_exported_once_however_often_it_was_asked(learner: Person) -> None:
    for _ in range(2):
        learner.submit(learner.start_drill(count=12).get_json()["id"])
    items = export(learner)["items"]
    assert len(items) == 12
    assert items[0]["note"].startswith("/v1/notes/safes#block-")
    assert sum(option["is_key"] for option in items[0]["options"]) == items[0]["choose"]


def test_an_export_tells_no_key_of_an_open_mock_or_an_unchecked_question(learner: Person, mock: str) -> None:
    learner.respond_to_all(mock)
    learner.start_drill()
    assert leaks(learner.get("/v1/me/export")) == []


def test_a_checked_question_of_an_open_drill_is_exported_with_its_outcome(learner: Person) -> None:
    drill = learner.start_drill().get_json()["id"]
    learner.call("POST", f"/v1/attempts/{drill}/questions/2/check")
    shown = export(learner)
    outcomes = [question["outcome"] for question in shown["attempts"][0]["questions"]]
    assert [outcome is None for outcome in outcomes] == [True, False, True]
    assert [item["item"] for item in shown["items"]] == [outcomes[1]["item"]]


def test_an_earlier_outcome_is_withheld_while_its_item_stands_on_an_open_mock(learner: Person) -> None:
    drill = learner.start_drill(count=12).get_json()["id"]
    learner.submit(drill)
    mock = learner.start_mock().get_json()["id"]
    on_mock = {question["stem"] for question in learner.questions(mock)}
    shown = export(learner)
    (kept,) = (attempt for attempt in shown["attempts"] if attempt["id"] == drill)
    assert sum(question["outcome"] is None for question in kept["questions"]) == 3
    assert not on_mock & {item["stem"] for item in shown["items"]}
    learner.submit(mock)
    assert on_mock <= {item["stem"] for item in export(learner)["items"]}


def test_an_export_closes_what_is_due(learner: Person, mock: str, clock: Clock) -> None:
    clock.forward(minutes=11)
    (attempt,) = export(learner)["attempts"]
    assert (attempt["closed_by"], attempt["raw"]) == ("timer", 0)


def test_an_export_holds_nothing_of_others_and_is_for_those_who_signed_in(
    register: Callable[..., Person], mock: str
) -> None:
    stranger = register()
    assert mock not in stranger.get("/v1/me/export").text
    assert Person(stranger.client, "nobody").get("/v1/me/export").status_code == 401


def test_an_export_takes_a_fixed_number_of_queries(app: Flask, learner: Person) -> None:
    counts = []
    for _ in range(3):
        learner.submit(learner.start_drill().get_json()["id"])
        with count_queries(app) as sent:
            export(learner)
        counts.append(len(sent))
    assert len(set(counts)) == 1


def test_a_deleted_account_leaves_nothing_that_tells_of_the_person(
    app: Flask, register: Callable[..., Person], clock: Clock
) -> None:
    learner, helper = register(), register("instructor")
    profile = learner.call("PATCH", "/v1/me", {"name": "Unmistakable"}).get_json()
    grant(helper, learner, clock, 2, "Told in confidence")
    attempt = learner.start_mock(Idempotency_Key="key-of-mine").get_json()["id"]
    more = {"add_ms": 1000, "reason": "Fell ill"}
    assert helper.call("POST", f"/v1/attempts/{attempt}/extensions", more).status_code == 200
    personal = [profile["email"], "Unmistakable", "Told in confidence", "key-of-mine", "Fell ill"]
    assert [text for text in personal if text not in str(stored_rows(app))] == []
    assert learner.call("DELETE", "/v1/me").status_code == 204
    rows = stored_rows(app)
    assert [text for text in personal if text in str(rows)] == []
    left = {name for name in SHOWN_IN for row in rows[name] if profile["id"] in row.values()}
    assert left == {"attempts", "cohort_members"}
    assert learner.get("/v1/me/export").status_code == 404
