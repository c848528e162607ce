"""What operators see and mend of attempts by command."""

from flask import Flask
from sqlalchemy import func, select, update

from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ItemUsage
from tests.api.conftest import Clock, Person


def run(app: Flask, *arguments: str) -> str:
    done = app.test_cli_runner().invoke(args=list(arguments))
    assert done.exit_code == 0, done.output
    return done.output


def kinds(app: Flask, attempt: str) -> list[str]:
    return [line.split()[1] for line in run(app, "attempts", "events", attempt).splitlines()]


def test_every_change_of_an_attempt_is_kept_as_an_event(app: Flask, learner: Person, mock: str, clock: Clock) -> None:
    first, second, *_ = [option["id"] for option in learner.questions(mock)[0]["options"]]
    learner.respond(mock, 1, [first])
    learner.respond(mock, 1, [second])
    clock.forward(minutes=10)
    learner.respond(mock, 1, [second], revision=1)
    clock.forward(seconds=10)
    learner.submit(mock)
    assert kinds(app, mock) == ["started", "saved", "superseded", "late", "closed"]
    assert run(app, "attempts", "events", mock).splitlines()[-1].endswith("closed by=timer")


def test_a_replayed_save_is_no_event(app: Flask, learner: Person, mock: str) -> None:
    option = learner.questions(mock)[0]["options"][0]["id"]
    learner.respond(mock, 1, [option])
    learner.respond(mock, 1, [option])
    assert kinds(app, mock) == ["started", "saved"]


def test_rescoring_finds_nothing_where_nothing_is_wrong(app: Flask, learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[2])
    learner.submit(mock)
    assert run(app, "attempts", "rescore", "--dry-run") == "1 closed attempts, 0 would change.\n"


def test_rescoring_mends_a_damaged_result(app: Flask, learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[2])
    right = learner.submit(mock).get_json()
    with app.extensions["examprep"].database.writing() as session:
        session.execute(update(Attempt).values(raw=1, scaled=190, passed=False))
        session.execute(update(AttemptQuestion).where(AttemptQuestion.number == 3).values(correct=False))
        session.commit()
    told = run(app, "attempts", "rescore", "--dry-run")
    assert f"{mock}: raw 1 -> 9, scaled 190 -> 910, passed False -> True, question 3 False -> True" in told
    assert learner.get(f"/v1/attempts/{mock}/result").get_json() != right
    run(app, "attempts", "rescore")
    assert learner.get(f"/v1/attempts/{mock}/result").get_json() == right


def test_a_simulation_reports_what_learners_would_meet(app: Flask) -> None:
    told = run(app, "exams", "simulate", "mini", "--learners", "5", "--mocks", "4")
    assert "5 learners, 4 mocks of 10 questions each, from 48 items" in told
    assert "seen before, by mock: 0% 0% " in told
    again = run(app, "exams", "simulate", "mini", "--learners", "5", "--mocks", "4")
    assert again == told
    assert "shortage" not in told


def test_the_use_of_items_is_counted_when_attempts_close(app: Flask, learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[2])
    question = learner.questions(mock)[2]
    learner.respond(mock, 3, [], revision=question["revision"])
    learner.submit(mock)
    assert usage(app) == (10, 9, 8)


def test_repeats_are_no_first_responses(app: Flask, learner: Person) -> None:
    for _ in range(2):
        drill = learner.start_drill(count=12).get_json()["id"]
        learner.respond_to_all(drill)
        learner.submit(drill)
    assert usage(app) == (24, 12, 12)


def test_rescoring_counts_right_first_responses_anew(app: Flask, learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[2])
    learner.submit(mock)
    with app.extensions["examprep"].database.writing() as session:
        session.execute(update(AttemptQuestion).where(AttemptQuestion.number == 3).values(correct=False))
        session.execute(update(ItemUsage).values(first_correct=0))
        session.commit()
    run(app, "attempts", "rescore", "--dry-run")
    assert usage(app) == (10, 10, 0)
    run(app, "attempts", "rescore")
    assert usage(app) == (10, 10, 1)


def usage(app: Flask) -> tuple[int, ...]:
    """How often items were asked, responded to when new, and then rightly: sums over the bank."""
    counters = (ItemUsage.asked, ItemUsage.first_responses, ItemUsage.first_correct)
    with app.extensions["examprep"].database.reading() as session:
        return tuple(session.execute(select(*map(func.sum, counters))).one())
