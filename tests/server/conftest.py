"""A server on each kind of database, for all tests here; each test registers its own learners."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from examprep.core.item import Item, Option
from tests import factories
from tests.conftest import BOTH, create_database
from tests.processes import environment, run_flask
from tests.server.running import Learner, Server


def with_sixth_option(item: Item) -> Item:
    """The item with one more distractor where it has several keys: 21 different selections then, not 15."""
    more = Option("ffffff", "Other one more", False, "Secret: Other one more.")
    return replace(item, options=(*item.options, more)) if item.choose > 1 else item


@pytest.fixture(scope="session", params=BOTH)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """gunicorn, ready, on a prepared database with the made-up bank. Who kills it starts it again."""
    folder = tmp_path_factory.mktemp("server")
    factories.write_pack(folder / factories.PACK.code)
    factories.write_bank(folder / f"{factories.PACK.code}.jsonl", map(with_sixth_option, factories.make_bank()))
    if request.param == "sqlite":
        url = f"sqlite:///{folder / 'server.sqlite'}"
    else:
        url = create_database(request.getfixturevalue("postgres_server"))
    settings = environment(url, folder)
    prepared = run_flask(settings, "prepare")
    assert prepared.returncode == 0, prepared.stderr
    server = Server(settings, folder / "log")
    server.start()
    yield server
    assert server.stop() == 0


@pytest.fixture
def learner(server: Server) -> Learner:
    return server.register()
