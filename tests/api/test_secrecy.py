"""No reply shows a key before the attempt is closed or, in a drill, the question checked."""

from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from examprep.core.question import OfferedOption, Question
from tests.api.conftest import Person

# The made-up bank says "Secret" in every rationale and explanation; these names belong to keys and where they lead.
TELLTALES = (
    "secret",
    "pilot",
    "is_key",
    "rationale",
    "explanation",
    "correct",
    "source",
    "safes.md",
    "seed",
    "first_seen",
)


def replies_before_closing(learner: Person, attempt: str) -> Iterator[TestResponse]:
    base = f"/v1/attempts/{attempt}"
    for path in ("", "/questions", "/result", "/review", "/review?filter=wrong"):
        yield learner.get(base + path)
    yield learner.get("/v1/attempts")
    yield learner.get("/v1/topics")
    for path in ("me/bookmarks", "me/exam-date", "me/due?exam=mini"):
        yield learner.get(f"/v1/{path}")
    question = learner.questions(attempt)[0]
    ids = [option["id"] for option in question["options"]]
    yield learner.respond(attempt, 1, ids[:1])
    yield learner.respond(attempt, 1, ids[1:2], revision=0)
    yield learner.respond(attempt, 1, ids, revision=1)
    yield learner.respond(attempt, 1, ["nothing"], revision=1)
    yield learner.respond(attempt, 1, [], revision=None)
    yield learner.call("DELETE", f"{base}/questions/1/response", If_Match='"1"')
    yield learner.call("PUT", f"{base}/questions/1/flag")
    yield learner.call("DELETE", f"{base}/questions/1/flag")
    save = {"client_seq": 1, "op": "save", "question": 2, "revision": 7, "selected": ["nothing"]}
    yield learner.call("POST", f"{base}/sync", {"operations": [save, {**save, "op": "dance"}, {**save, "op": "flag"}]})
    yield learner.call("POST", f"{base}/extensions", {"add_ms": 1, "reason": "Because"})
    yield learner.call("PUT", f"{base}/pause")
    yield learner.respond(attempt, 2, ids[:1])
    yield learner.call("DELETE", f"{base}/pause")


def leaks(reply: TestResponse) -> list[str]:
    shown = f"{reply.text} {reply.headers}".casefold()
    return [word for word in TELLTALES if word in shown]


@pytest.mark.parametrize("kind", ["mock", "drill"])
def test_no_reply_before_closing_gives_anything_away(learner: Person, kind: str) -> None:
    started = learner.start_mock() if kind == "mock" else learner.start_drill()
    attempt = started.get_json()["id"]
    replies = [started, *replies_before_closing(learner, attempt)]
    if kind == "mock":
        replies.append(learner.call("POST", f"/v1/attempts/{attempt}/questions/1/check"))
    assert [found for reply in replies if (found := leaks(reply))] == []
    learner.submit(attempt)
    assert leaks(learner.get(f"/v1/attempts/{attempt}/review")), "the telltales would be seen if they were there"


def test_notes_show_neither_text_nor_title_of_a_block_that_an_open_mock_asks_from(learner: Person, mock: str) -> None:
    blocks = [question["stem"].split()[4].split(".")[:2] for question in learner.questions(mock)]
    for topic, block in blocks:
        shown = learner.get(f"/v1/notes/{topic}").text.casefold()
        assert block not in shown
        assert block.replace("-", " ") not in shown
    learner.submit(mock)
    assert all(block in learner.get(f"/v1/notes/{topic}").text for topic, block in blocks)


def test_a_question_has_no_place_for_a_key() -> None:
    assert set(Question.__slots__) == {
        "number", "stem", "choose", "options", "selected", "flagged", "checked", "revision",
    }  # fmt: skip
    assert OfferedOption.__slots__ == ("id", "text")


def test_the_order_of_options_differs_between_learners_and_favours_no_place(learner: Person) -> None:
    places = []
    for _ in range(12):
        drill = learner.start_drill(count=12).get_json()["id"]
        places += [
            [option["text"].startswith("Key") for option in question["options"]].index(True)
            for question in learner.questions(drill)
            if question["choose"] == 1
        ]
    assert {places.count(place) > 4 for place in range(4)} == {True}
