"""The transcripts of the documents work as they stand, on the committed bank."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import environment, run_flask
from tests.server.running import HOST, Server
from tests.transcript import commands, replies


@pytest.fixture
def published(tmp_path: Path) -> Iterator[Server]:
    """A server on the committed bank."""
    yield from _serving(tmp_path, ["prepare"])


@pytest.fixture
def lived_in(tmp_path: Path) -> Iterator[Server]:
    """The same with a small demo."""
    yield from _serving(tmp_path, ["prepare"], ["demo", "--learners", "30"])


def _serving(tmp_path: Path, *commands: list[str]) -> Iterator[Server]:
    settings = environment(f"sqlite:///{tmp_path / 'transcript.sqlite'}", tmp_path)
    del settings["NOTES_FOLDER"], settings["BANK_FILE"]
    for command in commands:
        assert run_flask(settings, *command).returncode == 0
    server = Server(settings, tmp_path / "log")
    server.start()
    yield server
    assert server.stop() == 0


def test_the_transcript_leads_from_an_account_to_a_review(published: Server) -> None:
    shown = [json.loads(reply) for reply in replies("README.md", f"http://{HOST}:{published.port}") if reply]
    result, review = shown[-2:]
    assert len(result["domains"]) == 4
    assert len(review["questions"]) == 20
    assert all(option["rationale"] for question in review["questions"] for option in question["options"])
    assert len(shown) < len(commands("README.md"))


def test_the_walk_leads_from_the_cohort_report_to_the_leaderboard(lived_in: Server) -> None:
    shown = [reply for reply in replies("docs/cohorts.md", f"http://{HOST}:{lived_in.port}") if reply]
    report, table, *_ = shown[1:]
    assert len(json.loads(report)["data"][0]["tasks"]) == 14
    assert table.startswith("name,started,mocks")
    results, board = json.loads(shown[-4]), json.loads(shown[-1])
    assert (results["data"][0]["attempts"][0]["state"], board["me"]["name"]) == ("closed", "Night Owl")
