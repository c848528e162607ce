"""Bookmarks: kept once, listed in pages, withheld while their items stand on an open mock exam."""

from collections.abc import Callable

from flask import Flask

from examprep.api.context import write
from examprep.services.bank import load_bank
from tests import factories
from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries

ITEMS = [f"safes.block-{block}.need-1" for block in range(1, 6)]


def bookmark(learner: Person, item: str, method: str = "PUT") -> int:
    return learner.call(method, f"/v1/me/bookmarks/{item}").status_code


def listed(learner: Person) -> list[str]:
    return [entry["item"] for entry in learner.get("/v1/me/bookmarks").get_json()["data"]]


def test_a_bookmark_is_kept_once_and_without_its_key(learner: Person) -> None:
    assert [bookmark(learner, ITEMS[0]) for _ in range(2)] == [204, 204]
    reply = learner.get("/v1/me/bookmarks")
    assert reply.get_json()["data"] == [
        {
            "item": ITEMS[0],
            "domain": "secure",
            "task": "1.1",
            "topic": "safes",
            "stem": f"A team looks at {ITEMS[0]}. What should it take?",
            "retired": False,
            "bookmarked_at": "2026-11-24T12:00:00.000Z",
        }
    ]


def test_a_bookmark_is_taken_away_and_may_be_missing(learner: Person) -> None:
    bookmark(learner, ITEMS[0])
    assert [bookmark(learner, ITEMS[0], "DELETE") for _ in range(2)] == [204, 204]
    assert listed(learner) == []


def test_an_item_that_the_bank_never_had_is_not_found(learner: Person) -> None:
    assert bookmark(learner, "none") == bookmark(learner, "none", "DELETE") == 404


def test_bookmarks_belong_to_their_learner(learner: Person, register: Callable[..., Person]) -> None:
    bookmark(learner, ITEMS[0])
    other = register()
    assert listed(other) == []
    assert bookmark(other, ITEMS[0], "DELETE") == 204
    assert listed(learner) == ITEMS[:1]


def test_bookmarks_are_listed_newest_first_in_pages(learner: Person, clock: Clock) -> None:
    for item in ITEMS:
        bookmark(learner, item)
        clock.forward(seconds=1 if item != ITEMS[2] else 0)
    pages, path = [], "/v1/me/bookmarks?limit=2"
    while path:
        page = learner.get(path).get_json()
        pages.append([entry["item"] for entry in page["data"]])
        path = page["next"] and f"/v1/me/bookmarks?limit=2&cursor={page['next']}"
    newest_first = ITEMS[::-1]
    assert pages == [newest_first[:2], newest_first[2:4], newest_first[4:]]


def test_bookmarks_of_items_on_an_open_mock_are_withheld_and_counted(learner: Person) -> None:
    items = [item.id for item in factories.make_bank()]
    for item in items:
        bookmark(learner, item)
    mock = learner.start_mock().get_json()["id"]
    on_mock = {question["stem"] for question in learner.questions(mock)}
    page = learner.get("/v1/me/bookmarks?limit=100").get_json()
    assert (len(page["data"]), page["withheld"]) == (len(items) - 10, 10)
    assert not on_mock & {entry["stem"] for entry in page["data"]}
    learner.submit(mock)
    assert len(learner.get("/v1/me/bookmarks?limit=100").get_json()["data"]) == len(items)


def test_a_bookmark_says_that_its_item_was_retired(app: Flask, learner: Person) -> None:
    bookmark(learner, ITEMS[0])
    with app.app_context():
        write(load_bank, factories.PACK, [item for item in factories.make_bank() if item.id != ITEMS[0]])
    assert [entry["retired"] for entry in learner.get("/v1/me/bookmarks").get_json()["data"]] == [True]


def test_a_list_of_bookmarks_takes_the_same_queries_whatever_its_length(app: Flask, learner: Person) -> None:
    counts = set()
    for item in ITEMS[:4]:
        bookmark(learner, item)
        with count_queries(app) as sent:
            listed(learner)
        counts.add(sum(statement.startswith("SELECT") for statement in sent))
    assert counts == {3}


def test_a_deleted_account_keeps_no_bookmark_and_no_exam_date(app: Flask, learner: Person) -> None:
    bookmark(learner, ITEMS[0])
    learner.call("PUT", "/v1/me/exam-date", {"exam": "mini", "date": "2026-12-24"})
    assert learner.call("DELETE", "/v1/me").status_code == 204
    assert listed(learner) == []
    assert learner.get("/v1/me/exam-date").get_json()["data"] == []
    assert bookmark(learner, ITEMS[0]) == 404
