"""Two hundred submissions at the moment when the time is over: one result, whoever closes the attempt."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import update

from examprep.core.deadline import GRACE
from examprep.models.attempt import Attempt
from examprep.models.database import open_database
from examprep.settings import read_settings
from tests.faults.racing import at_once, statuses
from tests.faults.serving import KillableServer, closings
from tests.server.running import Learner, Reply

SUBMISSIONS = 200
READERS = 20
# When the grace ends, in seconds after the submissions are let loose; in the last round the deadline passes instead.
ROUNDS = (-1, 0, 0.02, 0.05, 0.1, 0.3, 1, GRACE.total_seconds() + 0.1)


def end_grace_in(server: KillableServer, learner: Learner, attempt: str, seconds: float) -> None:
    """Moves the deadline, so that the timer closes the attempt so many seconds from now, by the server's clock."""
    database = open_database(read_settings(server.settings).database_url)
    try:
        now = datetime.fromisoformat(learner.call("GET", f"/v1/attempts/{attempt}").json["server_time"])
        deadline_at = now + timedelta(seconds=seconds) - GRACE
        with database.writing() as session:
            session.execute(update(Attempt).where(Attempt.id == attempt).values(deadline_at=deadline_at))
            session.commit()
    finally:
        database.close()


def submissions_while_time_runs_out(server: KillableServer, learner: Learner, seconds: float) -> tuple[str, set[str]]:
    """The attempt and who closed it, after it is certain that all got the same result, and readers no other."""
    attempt = learner.started_mock()

    def submit_or_read(number: int) -> Reply:
        if number < SUBMISSIONS:
            return learner.submit(attempt)
        return learner.call("GET", f"/v1/attempts/{attempt}/result")

    replies = at_once(
        SUBMISSIONS + READERS, submit_or_read, before=lambda: end_grace_in(server, learner, attempt, seconds)
    )
    submitted, read = replies[:SUBMISSIONS], replies[SUBMISSIONS:]
    assert statuses(submitted) == {200: SUBMISSIONS}
    assert statuses(read).keys() <= {200, 409}
    assert {reply.json["code"] for reply in read if reply.status == 409} <= {"attempt-open"}
    results = [reply.json for reply in replies if reply.status == 200]
    assert all(result == results[0] for result in results)
    assert learner.call("GET", f"/v1/attempts/{attempt}/result").json == results[0]
    return attempt, {result["closed_by"] for result in results}


def test_simultaneous_submissions_while_time_runs_out_give_one_result(
    server: KillableServer, figures: Callable[[str], None]
) -> None:
    learner = server.register()
    rounds = [submissions_while_time_runs_out(server, learner, seconds) for seconds in ROUNDS]
    attempts = [attempt for attempt, _ in rounds]
    assert closings(server, attempts) == dict.fromkeys(attempts, 1)
    closed_by = [by for _, closers in rounds for by in closers]
    assert len(closed_by) == len(ROUNDS)
    assert (closed_by[0], closed_by[-1]) == ("timer", "learner")
    counted = Counter(closed_by)
    figures(
        f"{len(ROUNDS)} rounds of {SUBMISSIONS} submissions and {READERS} readers: one result in each, "
        f"{counted['timer']} closed by the timer, {counted['learner']} by the learner"
    )
