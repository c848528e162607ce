"""The desk that tests of the review rate at."""

from pathlib import Path

import pytest

from tests.seed.review.desk import Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)
