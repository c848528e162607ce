"""The README's transcript works as it stands, on the committed bank."""

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
    settings = environment(f"sqlite:///{tmp_path / 'readme.sqlite'}", tmp_path)
    del settings["NOTES_FOLDER"], settings["BANK_FILE"]
    assert run_flask(settings, "prepare").returncode == 0
    server = Server(settings, tmp_path / "log")
    server.start()
    yield server
    assert server.stop() == 0


def test_the_transcript_leads_from_an_account_to_a_review(published: Server) -> None:
    shown = [json.loads(reply) for reply in replies(f"http://{HOST}:{published.port}") if reply]
    result, review = shown[-2:]
    assert len(result["domains"]) == 4
    assert len(review["questions"]) == 20
    assert all(option["rationale"] for question in review["questions"] for option in question["options"])
    assert len(shown) < len(commands())
