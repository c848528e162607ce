"""Whatever happened in a cohort, its leaderboard is what the plain definition says: pages, own rank, neighbours."""

from datetime import datetime
from itertools import product

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examprep.core.ranking import METRICS, SPANS
from examprep.services.leaderboards import NEIGHBOURS, BoardRow, View, get_leaderboard
from examprep.services.placings import place
from examprep.services.rebuilding import count_again
from tests.applications import Clock
from tests.histories import QUESTIONS, History, Learner

LEARNERS = 14
PERSON = st.integers(0, LEARNERS - 1)
FINISH = st.tuples(st.just("finish"), PERSON, st.integers(6, QUESTIONS), st.sampled_from([7, 8, 10, 10]))
DEEDS = st.lists(
    st.one_of(
        FINISH,
        FINISH,
        FINISH,
        st.tuples(st.just("show"), PERSON, st.sampled_from(["off", "nickname", "name", "name"])),
        st.tuples(st.just("name"), PERSON, st.sampled_from(["Ant", "Bee"])),
        st.tuples(st.sampled_from(["join", "leave", "remove"]), PERSON),
        st.tuples(st.just("wait"), st.integers(1, 12)),
    ),
    min_size=5,
    max_size=40,
)


def live(history: History, deeds: list[tuple[str, int]]) -> None:
    """All but the last few are members who show themselves, before anything happens."""
    for number, learner in enumerate(history.learners[:-3]):
        history.join(learner)
        history.show(learner, "name" if number % 5 else "nickname")
    for deed, *details in deeds:
        if deed == "wait":
            history.clock.forward(days=details[0])
        else:
            getattr(history, deed)(history.learners[details[0]], *details[1:])


def plain_board(history: History, metric: str, span: str, me: Learner | None = None) -> list[BoardRow]:
    """The whole board; with `me` as they stand there, or would stand if they were seen."""
    now: datetime = history.clock.now
    entries = sorted(
        (-result[0], result[1], learner.id, learner)
        for learner in history.learners
        if learner.joined and (learner.name or learner is me) and (result := learner.result(metric, span, now))
    )
    seen = [-behind for behind, _, _, learner in entries if learner.name]
    return [
        BoardRow(1 + sum(score > -behind for score in seen), -behind, learner.name, bool(learner.name), learner is me)
        for behind, _, _, learner in entries
    ]


def check(history: History, metric: str, span: str, me: Learner, limit: int) -> None:
    whole = plain_board(history, metric, span, me)
    place = next((number for number, row in enumerate(whole) if row.me), None)
    own = BoardRow(None, None, me.name, bool(me.name), True) if place is None else whole[place]
    expected = [row for row in whole if row.visible]
    shown: list[BoardRow] = []
    after, more = None, True
    while more:
        page = history.act(me.id, get_leaderboard, history.cohort, View(metric, span, "mini", False, limit, after))
        assert (page.me, page.ranked) == (own, len(expected))
        assert len(page.rows) == limit or page.next is None
        shown += page.rows
        after, more = page.next, page.next is not None
    assert shown == expected
    around = history.act(me.id, get_leaderboard, history.cohort, View(metric, span, None, True, limit, None))
    near = [] if place is None else whole[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
    assert ([*around.rows], around.me) == (near, own)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(deeds=DEEDS, limit=st.integers(1, 6), data=st.data())
def test_a_leaderboard_is_what_the_plain_definition_says(
    app: Flask, clock: Clock, deeds: list[tuple[str, int]], limit: int, data: st.DataObject
) -> None:
    clock.now = Clock().now
    history = History(app, clock, LEARNERS)
    live(history, deeds)
    joined = [learner for learner in history.learners if learner.joined] or [history.learners[0]]
    history.join(joined[0])
    me = data.draw(st.sampled_from(joined))
    for metric, span in product(METRICS, SPANS):
        check(history, metric, span, me, limit)

    history.act(me.id, count_again, history.cohort)  # which drops what is over
    kept = history.kept()
    assert [history.act(me.id, place, learner.id) for learner in history.learners] == [0] * LEARNERS
    history.act(me.id, count_again, history.cohort)
    assert history.kept() == kept
