"""Submitting, results and the check of a drill's question."""

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


def test_a_scaled_score_says_that_it_is_an_estimate(learner: Person, mock: str) -> None:
    assert "An estimate by the model linear-v1." in learner.submit(mock).get_json()["scaled_note"]
    drill = learner.start_drill().get_json()["id"]
    assert learner.submit(drill).get_json()["scaled_note"] is None


def test_a_result_tells_how_much_was_new_and_how_that_went(learner: Person) -> None:
    learner.submit(learner.start_drill(count=4).get_json()["id"])
    drill = learner.start_drill(count=12).get_json()["id"]
    learner.respond_to_all(drill)
    first_seen = learner.submit(drill).get_json()["first_seen"]
    assert first_seen == {"raw": 8, "maximum": 8, "percent": 100.0, "share_percent": 66.7}


def test_a_result_leads_to_a_drill_of_what_was_not_right(learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[2, 9])
    again = learner.submit(mock).get_json()["again"]
    assert again == {"kind": "drill", "exam": "mini", "select": "again", "value": mock, "count": 2}
    drill = learner.call("POST", "/v1/attempts", again)
    assert drill.status_code == 201
    wrong = {question["stem"] for question in learner.questions(mock) if question["number"] in (2, 9)}
    assert {question["stem"] for question in learner.questions(drill.get_json()["id"])} == wrong
    learner.respond_to_all(drill.get_json()["id"])
    assert learner.submit(drill.get_json()["id"]).get_json()["again"] is None


def test_a_result_sums_the_time_that_clients_told(learner: Person, mock: str) -> None:
    untimed = learner.start_drill().get_json()["id"]
    assert learner.submit(untimed).get_json()["pace"] == {"elapsed_ms": 0, "timed": 0, "mean_ms": None}
    for number, elapsed_ms in ((1, 3000), (2, 4001)):
        save(learner, mock, number, "Key", elapsed_ms=elapsed_ms)
    save(learner, mock, 1, "Key", elapsed_ms=5000)
    save(learner, mock, 2, "Key", elapsed_ms=1)
    assert learner.submit(mock).get_json()["pace"] == {"elapsed_ms": 9001, "timed": 2, "mean_ms": 4500}


def test_changes_of_mind_compare_the_first_complete_selection_with_the_last(learner: Person, mock: str) -> None:
    single, double = ([q["number"] for q in learner.questions(mock) if q["choose"] == choose] for choose in (1, 2))
    for number, *kinds in (
        (single[0], "Key", "Other"),
        (single[1], "Other", "Key"),
        (single[2], "Other", "Key", "Other"),
        (single[3], "Key", "Other", "Key"),
        (single[4], "Key", ""),
        (double[0], "half", "Key"),
    ):
        for kind in kinds:
            save(learner, mock, number, kind)
    changes = learner.submit(mock).get_json()["changes"]
    assert changes == {"right_to_wrong": 2, "wrong_to_right": 1, "wrong_to_wrong": 0}
    reviewed = learner.get(f"/v1/attempts/{mock}/review").get_json()["questions"]
    shown = {question["number"]: question["changed"] for question in reviewed if question["changed"]}
    assert shown == {single[0]: "right-to-wrong", single[1]: "wrong-to-right", single[4]: "right-to-wrong"}


def test_a_change_from_one_distractor_to_another_is_told_by_the_check(learner: Person) -> None:
    drill = learner.start_drill(count=12).get_json()["id"]
    number = next(q["number"] for q in learner.questions(drill) if q["choose"] == 1)
    save(learner, drill, number, "Other 1")
    save(learner, drill, number, "Other 2")
    checked = learner.call("POST", f"/v1/attempts/{drill}/questions/{number}/check").get_json()
    assert (checked["changed"], checked["bookmarked"]) == ("wrong-to-wrong", False)


def save(learner: Person, attempt: str, number: int, kind: str, elapsed_ms: int | None = None) -> None:
    """Selects what the text begins with: as many as asked for, nothing for an empty text, one for `half`."""
    question = learner.questions(attempt)[number - 1]
    texts = {option["id"]: option["text"] for option in question["options"]}
    wanted = "Key" if kind == "half" else kind
    fitting = [id for id, text in texts.items() if wanted and text.startswith(wanted)]
    body: dict[str, object] = {"selected": fitting[: 1 if kind == "half" else question["choose"]]}
    if elapsed_ms is not None:
        body["elapsed_ms"] = elapsed_ms
    path = f"/v1/attempts/{attempt}/questions/{number}/response"
    assert learner.call("PUT", path, body, If_Match=f'"{question["revision"]}"').status_code == 200
