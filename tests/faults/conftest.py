"""Servers for the fault tests, and the figures that they report at the end of a run."""

from collections.abc import Callable, Iterator

import pytest

from tests.conftest import BOTH, create_database
from tests.faults.serving import KillableServer, serving

_FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session", params=BOTH)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KillableServer]:
    """A server on each kind of database; whoever starts and stops a PostgreSQL of its own does not take it."""
    folder = tmp_path_factory.mktemp("faults")
    if request.param == "sqlite":
        url = f"sqlite:///{folder / 'faults.sqlite'}"
    else:
        url = create_database(request.getfixturevalue("postgres_server"))
    with serving(url, folder) as server:
        yield server


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Keeps a sentence for the end of the run, under the name of the test."""
    kept = request.config.stash.setdefault(_FIGURES, [])
    return lambda sentence: kept.append(f"{request.node.name}: {sentence}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Writes what was counted."""
    figures = config.stash.get(_FIGURES, [])
    if figures:
        terminalreporter.section("figures")
    for sentence in figures:
        terminalreporter.write_line(sentence)
