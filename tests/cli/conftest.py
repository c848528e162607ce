"""Commands run in the application, on a bank that lies in files as well as in the database."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests import factories

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask) -> Run:
    """Runs a command; what it raises besides an orderly end fails the test."""

    def invoke(*arguments: str) -> Result:
        return app.test_cli_runner().invoke(args=arguments, catch_exceptions=False)

    return invoke


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The bank file of the application, as it was loaded; the pack lies beside it."""
    factories.write_pack(tmp_path / factories.PACK.code)
    path = tmp_path / f"{factories.PACK.code}.jsonl"
    factories.write_bank(path, factories.make_bank())
    return path
