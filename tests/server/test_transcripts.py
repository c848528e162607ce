"""The transcripts of the documents work as they stand, on the committed bank."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.databases import ROOT
from tests.processes import environment, run_flask
from tests.server.running import HOST, Server
from tests.transcript import outdated, replies, steps

README = ROOT / "README.md"
COHORTS = ROOT / "docs" / "cohorts.md"
Publish = Callable[..., str]


@pytest.fixture
def publish(tmp_path: Path) -> Iterator[Publish]:
    """Prepares a database on the committed bank by these commands, and serves it; where it is served."""
    settings = environment(f"sqlite:///{tmp_path / 'published.sqlite'}", tmp_path)
    del settings["NOTES_FOLDER"], settings["BANK_FILE"]
    server = Server(settings, tmp_path / "log")

    def start(*commands: tuple[str, ...]) -> str:
        for command in commands:
            done = run_flask(settings, *command)
            assert done.returncode == 0, done.stderr
        server.start()
        return f"http://{HOST}:{server.port}"

    yield start
    assert server.stop() == 0


def in_json(got: list[str]) -> list[Any]:
    return [json.loads(reply) for reply in got if reply.startswith("{")]


def test_the_readme_leads_from_an_account_to_a_review(publish: Publish) -> None:
    got = replies(README, publish(("prepare",)))
    result, review = in_json(got)[-2:]
    assert len(result["domains"]) == 4
    assert len(review["questions"]) == 20
    assert all(option["rationale"] for question in review["questions"] for option in question["options"])
    assert outdated(README, got) == []


def test_the_walk_through_the_demo_leads_from_a_report_to_the_leaderboard(publish: Publish) -> None:
    got = replies(COHORTS, publish(("prepare",), ("demo", "--learners", "12")))
    assert len(got) == len(steps(COHORTS))
    cohorts, report, *_, board = in_json(got)
    assert (len(cohorts["data"]), cohorts["data"][0]["learners"]) == (3, len(report["data"]))
    assert [reply["code"] for reply in in_json(got) if "status" in reply] == ["attempts-used-up", "role-missing"]
    assert board["me"]["name"] == "Night Owl"
    assert '"name":null,"visible":false' in got[-1]
    assert outdated(COHORTS, got) == []
