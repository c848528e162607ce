"""The leaderboard of a cohort: who is on it, what counts, whom it shows to whom."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from examprep.api.context import write
from examprep.core.pack import BlueprintSettings
from examprep.services.bank import load_bank
from tests import factories
from tests.api.conftest import Clock, Person
from tests.boards import board, rows, set_nickname, show, sit_mock
from tests.groups import Group, make_group

Register = Callable[..., Person]


@pytest.fixture
def admit(group: Group, register: Register) -> Callable[..., Person]:
    """Makes learners of the cohort, seen by their own nickname unless told otherwise."""

    def make(nickname: str, wrong: int | None = None) -> Person:
        person = register()
        group.admit(person)
        assert set_nickname(group, person, nickname).status_code == 200
        show(person, "nickname")
        if wrong is not None:
            sit_mock(person, wrong)
        return person

    return make


Admit = Callable[..., Person]


def test_ties_share_a_rank_and_the_earlier_finish_is_listed_first(group: Group, admit: Admit, clock: Clock) -> None:
    learners = []
    for nickname, wrong in (("Ant", 2), ("Bee", 0), ("Cat", 2), ("Dog", 5)):
        learners.append(admit(nickname, wrong))
        clock.forward(minutes=1)
    shown = board(group, learners[3])
    assert rows(shown) == [(1, 1000, "Bee"), (2, 820, "Ant"), (2, 820, "Cat"), (4, 550, "Dog")]
    assert shown["me"] == {"rank": 4, "score": 550, "name": "Dog", "visible": True, "me": True}
    assert [row["me"] for row in shown["data"]] == [False, False, False, True]
    assert (shown["exam"], shown["metric"], shown["window"], shown["ranked"]) == ("mini", "best", "all", 4)


def test_who_joins_brings_their_results_along(group: Group, learner: Person) -> None:
    sit_mock(learner, wrong=1)
    show(learner, "name")
    group.admit(learner)
    assert rows(board(group, learner)) == [(1, 910, "A Person")]


def test_off_is_where_everybody_begins(group: Group, learner: Person) -> None:
    group.admit(learner)
    sit_mock(learner)
    assert learner.get("/v1/me/privacy").get_json()["leaderboard"] == "off"
    assert board(group, group.instructor)["data"] == []


def test_who_is_off_sees_the_rank_they_would_have_and_where(group: Group, admit: Admit, clock: Clock) -> None:
    hidden = admit("Owl", 2)
    show(hidden, "off")
    clock.forward(minutes=1)
    for nickname, wrong in (("Ant", 0), ("Bee", 2), ("Cat", 4)):
        admit(nickname, wrong)
    would_be = {"rank": 2, "score": 820, "name": None, "visible": False, "me": True}
    page, around = board(group, hidden), board(group, hidden, "?around=me")
    assert page["me"] == around["me"] == around["data"][1] == would_be
    assert rows(page) == [(1, 1000, "Ant"), (2, 820, "Bee"), (3, 640, "Cat")]
    assert [row["name"] for row in around["data"]] == ["Ant", None, "Bee", "Cat"]
    assert (page["ranked"], around["next"]) == (3, None)


def test_five_neighbours_stand_each_way(group: Group, admit: Admit, clock: Clock) -> None:
    learners = []
    for number in range(13):
        learners.append(admit(f"L{number}", min(number, 9)))
        clock.forward(minutes=1)
    names = [row["name"] for row in board(group, learners[6], "?around=me")["data"]]
    assert names == [f"L{number}" for number in range(1, 12)]
    assert len(board(group, learners[0], "?around=me")["data"]) == 6
    assert len(board(group, learners[12], "?around=me")["data"]) == 6


def test_pages_follow_one_another_even_when_all_finished_at_one_moment(group: Group, admit: Admit) -> None:
    learners = [admit(f"L{number}", number // 3) for number in range(7)]
    whole = rows(board(group, learners[0]))
    pages = [board(group, learners[0], "?limit=2")]
    while cursor := pages[-1]["next"]:
        pages.append(board(group, learners[0], f"?limit=2&cursor={cursor}"))
    found = [rows(page) for page in pages]
    assert [len(page) for page in found] == [2, 2, 2, 1]
    assert [row for page in found for row in page] == whole
    assert [rank for rank, _, _ in whole] == [1, 1, 1, 4, 4, 4, 7]


def test_first_and_improvement_have_boards_of_their_own(group: Group, admit: Admit, clock: Clock) -> None:
    ant, bee = admit("Ant", 3), admit("Bee", 1)
    for wrong in (1, 2):
        clock.forward(minutes=1)
        sit_mock(ant, wrong)
    assert rows(board(group, bee, "?metric=best")) == [(1, 910, "Bee"), (1, 910, "Ant")]
    assert rows(board(group, bee, "?metric=first")) == [(1, 910, "Bee"), (2, 730, "Ant")]
    assert rows(board(group, bee, "?metric=improvement")) == [(1, 180, "Ant"), (2, 0, "Bee")]


def test_a_mock_of_questions_that_are_known_does_not_count(group: Group, admit: Admit, clock: Clock) -> None:
    """The bank is so small that the sixth mock has mostly been seen."""
    ant = admit("Ant")
    for wrong in (5, 5, 5, 5, 5, 0):
        sit_mock(ant, wrong)
        clock.forward(minutes=1)
    attempts = ant.get("/v1/attempts").get_json()["data"]
    results = [ant.get(f"/v1/attempts/{attempt['id']}/result").get_json() for attempt in attempts]
    counted = [result["scaled"] for result in results if result["first_seen"]["maximum"] >= 8]
    assert max(result["scaled"] for result in results) == 1000
    assert board(group, ant)["me"]["score"] == max(counted) == 550


def test_drills_do_not_count(group: Group, admit: Admit) -> None:
    ant = admit("Ant")
    drill = ant.start_drill().get_json()["id"]
    ant.respond_to_all(drill)
    ant.submit(drill)
    assert board(group, ant)["me"]["rank"] is None


def test_only_the_longest_exam_of_a_pack_has_a_leaderboard(app: Flask, group: Group, admit: Admit) -> None:
    short = BlueprintSettings("short", "Shorter mock exam", 5, 5, 720, "linear-v1")
    pack = replace(factories.PACK, blueprints=(short, *factories.PACK.blueprints))
    with app.app_context():
        write(load_bank, pack, factories.make_bank())
    ant = admit("Ant")
    attempt = ant.call("POST", "/v1/attempts", {"kind": "mock", "exam": "short"}).get_json()["id"]
    ant.respond_to_all(attempt)
    ant.submit(attempt)
    shown = board(group, ant)
    assert (shown["exam"], shown["me"]["rank"]) == ("mini", None)
    refused = group.call("GET", "/leaderboard?exam=short", by=ant)
    assert (refused.status_code, refused.get_json()["exams"]) == (422, ["mini"])


def test_a_member_of_several_cohorts_stands_on_the_board_of_each(group: Group, admit: Admit, clock: Clock) -> None:
    ant = admit("Ant")
    other = make_group(group.instructor, clock, "Morning class")
    other.admit(ant)
    set_nickname(other, ant, "Formica")
    sit_mock(ant)
    assert rows(board(group, ant)) == [(1, 1000, "Ant")]
    assert rows(board(other, ant)) == [(1, 1000, "Formica")]
    other.call("DELETE", "/members/me", by=ant)
    assert rows(board(group, ant)) == [(1, 1000, "Ant")]
