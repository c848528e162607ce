"""`bank load`: the database follows the files, and no attempt notices."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask

from examprep.core.item import Item, content_hash
from tests.applications import Clock, Person
from tests.cli.conftest import Run
from tests.cli.stored import revisions, stored_rows
from tests.factories import PACK, make_bank, make_notes, with_text, write_bank, write_notes, write_pack

BANK = make_bank()
SAFES = [item for item in BANK if item.topic == "safes"]
CHANGED = SAFES[0]
NEW_STEM = "What else should the team take?"


def with_keys_swapped(item: Item) -> Item:
    """The item with its key made a distractor and its last distractor the key."""
    options = [replace(option, is_key=option is item.options[-1]) for option in item.options]
    return replace(item, options=tuple(options))


def bank_with(item: Item) -> list[Item]:
    """The bank with another version of one item."""
    return [item if old.id == item.id else old for old in BANK]


def without(item: Item) -> list[Item]:
    return [other for other in BANK if other.id != item.id]


def load(run: Run, bank: Path, items: Sequence[Item]) -> str:
    """What the command says to a bank of these items."""
    write_bank(bank, items)
    result = run("bank", "load")
    assert result.exit_code == 0, result.output
    return result.output


def drill_all(learner: Person) -> str:
    """The id of a drill of all items about safes that there are."""
    exam = learner.get("/v1/exams/mini").get_json()
    (count,) = (topic["items"] for topic in exam["topics"] if topic["code"] == "safes")
    reply = learner.start_drill(count=count)
    assert reply.status_code == 201, reply.text
    started: str = reply.get_json()["id"]
    return started


def stems(learner: Person, attempt: str) -> set[str]:
    return {question["stem"] for question in learner.questions(attempt)}


def reviewed(learner: Person, attempt: str, item: Item) -> dict[str, Any]:
    """The question about the item in the review of the attempt, submitted now."""
    learner.submit(attempt)
    questions = learner.get(f"/v1/attempts/{attempt}/review").get_json()["questions"]
    (found,) = (question for question in questions if question["item"] == item.id)
    return dict(found)


def test_loading_the_same_again_changes_nothing(app: Flask, run: Run, bank: Path, clock: Clock) -> None:
    before = stored_rows(app)
    clock.forward(days=1)
    for _ in range(2):
        assert load(run, bank, BANK) == "made-up: 0 items added, 0 changed, 48 unchanged, 0 retired.\n"
    assert stored_rows(app) == before
    assert len(before["item_revisions"]) == len(before["items"]) == 48


def test_another_order_of_items_and_options_changes_nothing(app: Flask, run: Run, bank: Path) -> None:
    before = stored_rows(app)
    load(run, bank, [replace(item, options=item.options[::-1]) for item in reversed(BANK)])
    assert stored_rows(app) == before


def test_a_changed_item_gets_a_second_revision(app: Flask, run: Run, bank: Path) -> None:
    changed = with_text(CHANGED, NEW_STEM)
    assert load(run, bank, bank_with(changed)) == "made-up: 0 items added, 1 changed, 47 unchanged, 0 retired.\n"
    assert revisions(app) == {item.id: [content_hash(item)] for item in BANK} | {
        CHANGED.id: [content_hash(CHANGED), content_hash(changed)]
    }


def test_an_attempt_shows_and_grades_what_it_asked_whatever_is_loaded(run: Run, bank: Path, learner: Person) -> None:
    attempt = drill_all(learner)
    load(run, bank, bank_with(with_keys_swapped(with_text(CHANGED, NEW_STEM))))
    assert CHANGED.stem in stems(learner, attempt)
    assert NEW_STEM not in stems(learner, attempt)
    learner.respond_to_all(attempt)
    question = reviewed(learner, attempt, CHANGED)
    assert question["correct"]
    assert question["stem"] == CHANGED.stem
    assert {option["id"] for option in question["options"] if option["is_key"]} == {CHANGED.keys[0].id}


def test_the_next_attempt_shows_and_grades_what_is_loaded(run: Run, bank: Path, learner: Person) -> None:
    load(run, bank, bank_with(with_keys_swapped(with_text(CHANGED, NEW_STEM))))
    attempt = drill_all(learner)
    assert NEW_STEM in stems(learner, attempt)
    learner.respond_to_all(attempt)
    question = reviewed(learner, attempt, CHANGED)
    assert not question["correct"]
    assert {option["id"] for option in question["options"] if option["is_key"]} == {CHANGED.options[-1].id}


def test_a_missing_item_is_asked_no_more_and_stays_in_old_reviews(run: Run, bank: Path, learner: Person) -> None:
    attempt = drill_all(learner)
    assert load(run, bank, without(CHANGED)) == "made-up: 0 items added, 0 changed, 47 unchanged, 1 retired.\n"
    assert load(run, bank, without(CHANGED)) == "made-up: 0 items added, 0 changed, 47 unchanged, 0 retired.\n"
    assert CHANGED.stem not in stems(learner, drill_all(learner))
    assert learner.start_drill(count=len(SAFES)).get_json()["shortfall"] == 1
    learner.respond_to_all(attempt)
    assert reviewed(learner, attempt, CHANGED)["correct"]


def test_an_item_that_comes_back_is_asked_again_as_it_was(app: Flask, run: Run, bank: Path, learner: Person) -> None:
    before = stored_rows(app)
    load(run, bank, without(CHANGED))
    assert load(run, bank, BANK) == "made-up: 0 items added, 0 changed, 48 unchanged, 0 retired.\n"
    after = stored_rows(app)
    assert (after["items"], after["item_revisions"]) == (before["items"], before["item_revisions"])
    assert CHANGED.stem in stems(learner, drill_all(learner))


def test_content_that_comes_back_is_a_third_revision(app: Flask, run: Run, bank: Path) -> None:
    """Revisions tell a history: the second one is not taken away."""
    changed = with_text(CHANGED, NEW_STEM)
    load(run, bank, bank_with(changed))
    load(run, bank, BANK)
    assert revisions(app)[CHANGED.id] == [content_hash(item) for item in (CHANGED, changed, CHANGED)]


def test_moved_source_lines_make_no_revision(app: Flask, run: Run, bank: Path, learner: Person) -> None:
    attempt = drill_all(learner)
    before = revisions(app)
    moved = replace(CHANGED, source=replace(CHANGED.source, first_line=77, last_line=88))
    assert load(run, bank, bank_with(moved)) == "made-up: 0 items added, 0 changed, 48 unchanged, 0 retired.\n"
    assert revisions(app) == before
    assert reviewed(learner, attempt, CHANGED)["source"]["first_line"] == 77


def test_changed_notes_are_shown_and_a_retired_topic_vanishes(run: Run, bank: Path, learner: Person) -> None:
    safes, *_ = make_notes()
    write_pack(bank.with_suffix(""), replace(PACK, topics=("safes",)))
    write_notes(bank.with_suffix(""), [replace(safes, prose="Told in other words.")])
    load(run, bank, SAFES)
    assert learner.get("/v1/notes/safes").get_json()["prose"] == "Told in other words."
    assert [topic["code"] for topic in learner.get("/v1/topics").get_json()["data"]] == ["safes"]
    assert learner.get("/v1/notes/nets").status_code == 404


def test_a_dropped_exam_takes_no_new_attempts_and_keeps_the_old(
    run: Run, bank: Path, learner: Person, mock: str
) -> None:
    (blueprint,) = PACK.blueprints
    write_pack(bank.with_suffix(""), replace(PACK, blueprints=(replace(blueprint, code="other"),)))
    load(run, bank, BANK)
    assert [exam["code"] for exam in learner.get("/v1/exams").get_json()["data"]] == ["other"]
    assert learner.submit(mock).get_json()["exam"] == "mini"
    assert learner.start_mock().status_code == 404


def test_what_an_exam_asks_of_an_open_mock_stays_as_it_was(run: Run, bank: Path, learner: Person, mock: str) -> None:
    before = learner.get(f"/v1/attempts/{mock}").get_json()
    (blueprint,) = PACK.blueprints
    stricter = replace(blueprint, questions=20, minutes=1, passing_score=1000)
    write_pack(bank.with_suffix(""), replace(PACK, blueprints=(stricter,)))
    load(run, bank, BANK)
    assert learner.get(f"/v1/attempts/{mock}").get_json() == before
    assert learner.submit(mock).get_json()["passing_score"] == blueprint.passing_score
