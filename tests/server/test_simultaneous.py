"""Twenty requests at the same moment, on two processes of four threads: one takes effect, the others learn of it."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from threading import Barrier

from tests.applications import PASSWORD
from tests.server.running import Learner, Reply, Server

MANY = 20


def at_once(call: Callable[[int], Reply]) -> list[Reply]:
    """The replies to twenty calls, each with its number, that wait for each other before they begin."""
    barrier = Barrier(MANY)

    def wait_and_call(number: int) -> Reply:
        barrier.wait()
        return call(number)

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(wait_and_call, range(MANY)))


def statuses(replies: list[Reply]) -> Counter[int]:
    return Counter(reply.status for reply in replies)


def test_simultaneous_submissions_give_one_result(learner: Learner) -> None:
    attempt = learner.started_mock()
    replies = at_once(lambda _: learner.submit(attempt))
    assert statuses(replies) == {200: MANY}
    assert all(reply.json == replies[0].json for reply in replies)
    assert learner.call("GET", f"/v1/attempts/{attempt}/result").json == replies[0].json


def test_a_save_that_meets_a_submission_is_graded_or_refused(learner: Learner) -> None:
    for _ in range(5):
        saves, submissions = save_and_submit_at_once(learner, learner.started_mock())
        assert {reply.status for reply in saves} <= {200, 409}
        assert {reply.json["raw"] for reply in submissions} == {statuses(saves)[200]}


def save_and_submit_at_once(learner: Learner, attempt: str) -> tuple[list[Reply], list[Reply]]:
    """The replies to a right response to each of ten questions, and to ten submissions."""
    questions = learner.questions(attempt)

    def save_or_submit(number: int) -> Reply:
        if number % 2:
            return learner.submit(attempt)
        question = questions[number // 2]
        keys = [option["id"] for option in question["options"] if option["text"].startswith("Key")]
        return learner.respond(attempt, question["number"], keys, 0)

    replies = at_once(save_or_submit)
    return replies[::2], replies[1::2]


def test_of_simultaneous_saves_at_one_revision_exactly_one_wins_and_the_others_see_it(learner: Learner) -> None:
    attempt = learner.started_mock()
    question = next(question for question in learner.questions(attempt) if question["choose"] == 2)
    offered = [option["id"] for option in question["options"]]
    selections = [list(chosen) for count in (1, 2) for chosen in combinations(offered, count)]
    replies = at_once(lambda number: learner.respond(attempt, question["number"], selections[number], 0))
    assert statuses(replies) == {200: 1, 412: MANY - 1}
    (winner,) = (reply.json for reply in replies if reply.status == 200)
    assert winner["selected"] in selections
    assert all(reply.json["current"] == winner for reply in replies if reply.status == 412)
    stored = learner.questions(attempt)[question["number"] - 1]
    assert (stored["selected"], stored["revision"]) == (winner["selected"], 1)


def test_the_same_save_sent_many_times_at_once_is_saved_once(learner: Learner) -> None:
    attempt = learner.started_mock()
    selected = [learner.questions(attempt)[0]["options"][0]["id"]]
    replies = at_once(lambda _: learner.respond(attempt, 1, selected, 0))
    assert statuses(replies) == {200: MANY}
    assert all(reply.json == replies[0].json for reply in replies)
    assert replies[0].json["revision"] == 1


def test_simultaneous_starts_with_one_key_give_one_attempt(learner: Learner) -> None:
    replies = at_once(lambda _: learner.start_mock(Idempotency_Key="k1"))
    assert statuses(replies) == {201: MANY}
    listed = learner.call("GET", "/v1/attempts").json["data"]
    assert {reply.json["id"] for reply in replies} == {attempt["id"] for attempt in listed}
    assert len(listed) == 1


def test_of_simultaneous_starts_with_different_keys_one_is_made_and_the_others_are_led_to_it(learner: Learner) -> None:
    replies = at_once(lambda number: learner.start_mock(Idempotency_Key=f"k{number}"))
    assert statuses(replies) == {201: 1, 409: MANY - 1}
    (location,) = (reply.headers["location"] for reply in replies if reply.status == 201)
    refused = [reply.json for reply in replies if reply.status == 409]
    assert {problem["code"] for problem in refused} == {"attempt-open"}
    assert {problem["links"]["attempt"] for problem in refused} == {location}


def test_of_simultaneous_registrations_with_one_email_one_is_made(server: Server) -> None:
    body = {"email": "twins@example.org", "password": PASSWORD, "name": "Twin"}
    replies = at_once(lambda _: server.call("POST", "/v1/auth/register", body))
    assert statuses(replies) == {201: 1, 409: MANY - 1}


def test_of_simultaneous_exchanges_of_a_refresh_token_at_most_one_succeeds(server: Server) -> None:
    body = {"email": "refresher@example.org", "password": PASSWORD, "name": "Refresher"}
    token = server.call("POST", "/v1/auth/register", body).json["refresh_token"]
    replies = at_once(lambda _: server.call("POST", "/v1/auth/refresh", {"refresh_token": token}))
    assert statuses(replies) == {200: 1, 401: MANY - 1}
