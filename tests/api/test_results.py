"""Submitting, results, reviews and the check of a drill's question."""

from tests.api.conftest import Clock, Person


def test_a_result_counts_by_domain_and_task(learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[1, 2, 3])
    reply = learner.submit(mock)
    result = reply.get_json()
    assert reply.status_code == 200
    assert (result["raw"], result["maximum"], result["percent"]) == (7, 10, 70.0)
    assert (result["scaled"], result["passed"], result["scoring_model"]) == (730, True, "linear-v1")
    assert [row["code"] for row in result["domains"]] == ["secure", "resilient", "high-performing", "cost-optimized"]
    assert [row["maximum"] for row in result["domains"]] == [3, 3, 2, 2]
    assert sum(row["raw"] for row in result["domains"]) == sum(row["raw"] for row in result["tasks"]) == 7


def test_unanswered_counts_as_wrong(learner: Person, mock: str) -> None:
    result = learner.submit(mock).get_json()
    assert (result["raw"], result["scaled"], result["passed"]) == (0, 100, False)


def test_a_second_submission_gives_the_same_result(learner: Person, mock: str, clock: Clock) -> None:
    learner.respond_to_all(mock, wrong=[1])
    first = learner.submit(mock).get_json()
    clock.forward(minutes=1)
    assert learner.submit(mock).get_json() == first
    assert learner.get(f"/v1/attempts/{mock}/result").get_json() == first


def test_a_submission_after_the_grace_gives_the_timers_result(learner: Person, mock: str, clock: Clock) -> None:
    learner.respond_to_all(mock, wrong=[1])
    clock.forward(minutes=12)
    result = learner.submit(mock).get_json()
    assert (result["closed_by"], result["closed_at"], result["raw"]) == ("timer", "2026-11-24T12:10:10.000Z", 9)


def test_there_is_no_result_and_no_review_before_closing(learner: Person, mock: str) -> None:
    for path in ("result", "review"):
        reply = learner.get(f"/v1/attempts/{mock}/{path}")
        assert (reply.status_code, reply.get_json()["code"]) == (409, "attempt-open")


def test_a_review_explains_every_option(learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[4])
    learner.submit(mock)
    questions = learner.get(f"/v1/attempts/{mock}/review").get_json()["questions"]
    assert [question["number"] for question in questions] == list(range(1, 11))
    for question in questions:
        assert all(option["rationale"].startswith("Secret") for option in question["options"])
        assert sum(option["is_key"] for option in question["options"]) == question["choose"]
        assert question["explanation"].startswith("Secret explanation")
        assert question["source"]["first_line"] == 10
        assert question["correct"] is (question["number"] != 4)


def test_a_review_keeps_the_order_of_options(learner: Person, mock: str) -> None:
    asked = {q["number"]: [option["id"] for option in q["options"]] for q in learner.questions(mock)}
    learner.submit(mock)
    questions = learner.get(f"/v1/attempts/{mock}/review").get_json()["questions"]
    assert {q["number"]: [option["id"] for option in q["options"]] for q in questions} == asked


def test_a_review_can_be_filtered(learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[4])
    question = learner.questions(mock)[6]
    learner.respond(mock, 7, [], revision=question["revision"])
    learner.call("PUT", f"/v1/attempts/{mock}/questions/2/flag")
    learner.submit(mock)
    shown = {
        name: [q["number"] for q in learner.get(f"/v1/attempts/{mock}/review?filter={name}").get_json()["questions"]]
        for name in ("wrong", "flagged", "unanswered")
    }
    assert shown == {"wrong": [4, 7], "flagged": [2], "unanswered": [7]}
    assert learner.get(f"/v1/attempts/{mock}/review?filter=nice").status_code == 422


def test_a_review_withholds_what_stands_on_an_open_mock(learner: Person) -> None:
    drill = learner.start_drill(count=12).get_json()["id"]
    learner.submit(drill)
    mock = learner.start_mock().get_json()["id"]
    on_mock = {question["stem"] for question in learner.questions(mock)}
    review = learner.get(f"/v1/attempts/{drill}/review").get_json()
    assert len(review["withheld"]) == 3
    assert len(review["questions"]) == 9
    assert not on_mock & {question["stem"] for question in review["questions"]}


def test_a_check_shows_the_key_and_locks_the_response(learner: Person) -> None:
    drill = learner.start_drill().get_json()["id"]
    question = learner.questions(drill)[0]
    keys = [option["id"] for option in question["options"] if option["text"].startswith("Key")]
    learner.respond(drill, 1, keys)
    checked = learner.call("POST", f"/v1/attempts/{drill}/questions/1/check")
    assert checked.status_code == 200
    assert checked.get_json()["correct"] is True
    assert all(option["rationale"] for option in checked.get_json()["options"])
    locked = learner.respond(drill, 1, keys[:0], revision=1)
    assert (locked.status_code, locked.get_json()["code"]) == (409, "question-checked")
    assert learner.questions(drill)[0]["checked"] is True


def test_a_question_of_a_mock_cannot_be_checked(learner: Person, mock: str) -> None:
    assert learner.call("POST", f"/v1/attempts/{mock}/questions/1/check").status_code == 404


def test_a_check_is_withheld_while_the_item_stands_on_an_open_mock(learner: Person) -> None:
    drill = learner.start_drill(count=12).get_json()["id"]
    mock = learner.start_mock().get_json()["id"]
    on_mock = {question["stem"] for question in learner.questions(mock)}
    shared = next(q["number"] for q in learner.questions(drill) if q["stem"] in on_mock)
    path = f"/v1/attempts/{drill}/questions/{shared}/check"
    assert learner.call("POST", path).get_json()["code"] == "item-withheld"
    learner.submit(mock)
    assert learner.call("POST", path).status_code == 200


def test_a_drill_has_no_scaled_score(learner: Person) -> None:
    drill = learner.start_drill().get_json()["id"]
    learner.respond_to_all(drill)
    result = learner.submit(drill).get_json()
    assert (result["raw"], result["maximum"], result["scaled"], result["passed"]) == (3, 3, None, None)
