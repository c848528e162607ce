"""Study notes: topics, pages, and what is left out of them while a mock exam is open."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from flask import Flask

from examprep.api.context import write
from examprep.core.notes import NotesPage
from examprep.services.bank import load_bank
from examprep.services.notes import load_notes
from tests.api.conftest import Person
from tests.api.queries import count_queries
from tests.factories import PACK, TOPICS, make_bank, make_notes


def read_notes(learner: Person, topic: str = "safes") -> dict[str, Any]:
    reply = learner.get(f"/v1/notes/{topic}")
    assert reply.status_code == 200, reply.text
    return dict(reply.get_json())


def load(app: Flask, pages: Sequence[NotesPage]) -> None:
    with app.app_context():
        write(load_notes, PACK, pages)


def blocks_on(learner: Person, mock: str, topic: str) -> set[str]:
    """The anchors of the topic's blocks that the mock asks from; the made-up stems name them."""
    codes = [question["stem"].split()[4].split(".") for question in learner.questions(mock)]
    return {block for of_topic, block, *_ in codes if of_topic == topic}


def test_topics_are_listed_in_study_order_with_their_items(learner: Person) -> None:
    reply = learner.get("/v1/topics").get_json()
    assert [topic["code"] for topic in reply["data"]] == list(PACK.topics)
    assert reply["next"] is None
    assert {name: value for name, value in reply["data"][0].items() if name != "mastery"} == {
        "code": "safes",
        "title": "Safes",
        "domain": "secure",
        "task": "1.1",
        "services": ["Amazon S3"],
        "as_of": "2026-11",
        "items": 12,
    }


def test_topics_carry_the_mastery_that_the_report_tells(learner: Person) -> None:
    drill = learner.start_drill(count=12).get_json()["id"]
    learner.respond_to_all(drill)
    learner.submit(drill)
    told = {row["code"]: row["mastery"] for row in learner.get("/v1/me/report").get_json()["topics"]}
    listed = {topic["code"]: topic["mastery"] for topic in learner.get("/v1/topics").get_json()["data"]}
    assert listed == told
    assert listed["safes"]["responses"] == 12


def test_a_topic_without_items_has_no_mastery(app: Flask, learner: Person) -> None:
    with app.app_context():
        write(load_bank, PACK, [item for item in make_bank() if item.topic != "nets"])
    listed = {topic["code"]: topic["mastery"] for topic in learner.get("/v1/topics").get_json()["data"]}
    assert [code for code, mastery in listed.items() if mastery is None] == ["nets"]
    with app.app_context():
        write(load_bank, PACK, [])
    assert {topic["mastery"] for topic in learner.get("/v1/topics").get_json()["data"]} == {None}


def test_topics_can_be_those_of_one_exam(learner: Person) -> None:
    assert learner.get("/v1/topics?exam=mini").get_json() == learner.get("/v1/topics").get_json()
    for path in ("/v1/topics?exam=none", "/v1/notes/safes?exam=none"):
        reply = learner.get(path)
        assert (reply.status_code, reply.get_json()["code"]) == (404, "not-found")


def test_packs_with_a_topic_of_the_same_name_are_told_apart_by_the_exam(app: Flask, learner: Person) -> None:
    (blueprint,) = PACK.blueprints
    other = replace(PACK, code="other", blueprints=(replace(blueprint, code="maxi"),))
    with app.app_context():
        write(load_bank, other, ())
        write(load_notes, other, [replace(make_notes()[0], title="Other safes")])
    assert learner.get("/v1/notes/safes?exam=maxi").get_json()["title"] == "Other safes"
    assert learner.get("/v1/notes/safes?exam=mini").get_json()["title"] == "Safes"
    assert [topic["title"] for topic in learner.get("/v1/topics?exam=maxi").get_json()["data"]] == ["Other safes"]


def test_notes_have_prose_references_and_blocks(learner: Person) -> None:
    notes = read_notes(learner)
    assert (notes["title"], notes["prose"], notes["withheld"]) == ("Safes", "All about *safes*.", 0)
    assert notes["references"] == [{"title": "A user guide", "checked": "2026-11-24"}]
    assert [block["anchor"] for block in notes["blocks"]] == [f"block-{number}" for number in range(1, 7)]
    assert notes["blocks"][1] == {
        "anchor": "block-2",
        "kind": "scenario",
        "title": "Block 2",
        "first_line": 16,
        "last_line": 18,
        "markdown": "## Scenario: Block 2\n\nSecret of block 2.",
    }


def test_unknown_topics_and_parameters_are_problems(learner: Person) -> None:
    for path, status, code in (
        ("/v1/notes/nothing", 404, "not-found"),
        ("/v1/notes/safes?language=en", 422, "request-invalid"),
        ("/v1/topics?exam=", 422, "request-invalid"),
    ):
        reply = learner.get(path)
        assert (reply.status_code, reply.get_json()["code"]) == (status, code)


def test_notes_are_for_those_who_signed_in(learner: Person) -> None:
    for path in ("/v1/topics", "/v1/notes/safes"):
        assert Person(learner.client, "nobody").get(path).status_code == 401


def test_a_review_and_a_check_link_to_the_block_behind_the_item(learner: Person) -> None:
    drill = learner.start_drill().get_json()["id"]
    checked = learner.call("POST", f"/v1/attempts/{drill}/questions/1/check").get_json()
    learner.submit(drill)
    reviewed = learner.get(f"/v1/attempts/{drill}/review").get_json()["questions"]
    assert checked["note"] == reviewed[0]["note"]
    for question in reviewed:
        path, _, anchor = question["note"].partition("#")
        assert question["item"].startswith(f"safes.{anchor}.")
        assert anchor in [block["anchor"] for block in learner.get(path).get_json()["blocks"]]


def test_blocks_that_an_open_mock_asks_from_are_withheld_until_it_closes(learner: Person, mock: str) -> None:
    for topic in TOPICS.values():
        notes, asked = read_notes(learner, topic), blocks_on(learner, mock, topic)
        assert asked
        assert notes["withheld"] == len(asked)
        assert {block["anchor"] for block in notes["blocks"]} == {f"block-{number}" for number in range(1, 7)} - asked
    learner.submit(mock)
    assert {read_notes(learner, topic)["withheld"] for topic in TOPICS.values()} == {0}


def test_nobody_elses_mock_withholds_anything(register: Callable[..., Person], mock: str) -> None:
    assert read_notes(register())["withheld"] == 0


def test_a_drill_withholds_nothing(learner: Person) -> None:
    learner.start_drill()
    assert read_notes(learner)["withheld"] == 0


def test_a_page_that_lost_a_block_an_open_mock_asks_from_shows_no_block(app: Flask, learner: Person, mock: str) -> None:
    """The block may have got another name, with the same content below it."""
    asked = min(blocks_on(learner, mock, "safes"))
    safes, *others = make_notes()
    renamed = tuple(
        replace(block, anchor="renamed", title="Renamed") if block.anchor == asked else block for block in safes.blocks
    )
    load(app, [replace(safes, blocks=renamed), *others])
    assert (read_notes(learner)["blocks"], read_notes(learner)["withheld"]) == ([], 6)
    learner.submit(mock)
    assert "renamed" in [block["anchor"] for block in read_notes(learner)["blocks"]]


def test_notes_follow_what_is_loaded(app: Flask, learner: Person) -> None:
    safes, nets, *_ = make_notes()
    load(app, [nets, replace(safes, prose="Something else.")])
    assert [topic["code"] for topic in learner.get("/v1/topics").get_json()["data"]] == ["nets", "safes"]
    assert read_notes(learner)["prose"] == "Something else."
    assert learner.get("/v1/notes/purses").status_code == 404


def test_lists_and_pages_take_a_fixed_number_of_queries(app: Flask, learner: Person, mock: str) -> None:
    safes, *_ = make_notes()
    with count_queries(app) as of_many:
        learner.get("/v1/topics?exam=mini")
        learner.get("/v1/notes/safes")
    load(app, [replace(safes, blocks=safes.blocks[:1])])
    with count_queries(app) as of_few:
        learner.get("/v1/topics?exam=mini")
        learner.get("/v1/notes/safes")
    assert len(of_few) == len(of_many)
