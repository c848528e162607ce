"""Settings: read once from the environment, refused early when they are wrong."""

import os
import secrets  # noqa: TID251 - the signing key is made once, before there is anything to hand it in
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIGNING_KEY_BYTES = 32
METRICS_TOKEN_LENGTH = 16
MOST_WORKERS = 100
NOT_TO_BE_TRIED_AGAIN = 3  # at which gunicorn stops, should a worker end so, and does not start the next one


class SettingsInvalid(ValueError):
    """A setting has a value the application will not start with."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the application is told from outside. `signing_key` signs access tokens; `metrics_token` opens `/metrics`;
    `bind` is `host:port`.
    """

    database_url: str
    signing_key: bytes
    redis_url: str | None
    notes_folder: Path
    bank_file: Path
    bind: str = "127.0.0.1:8000"
    workers: int = 2
    metrics_token: str | None = None


def settings_or_exit() -> Settings:
    """The settings of this process; a wrong one ends it with one sentence and an exit code that says: not again."""
    try:
        return read_settings()
    except SettingsInvalid as error:
        sys.stderr.write(f"examprep cannot start: {error}\n")
        sys.exit(NOT_TO_BE_TRIED_AGAIN)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of an environment. Raises `SettingsInvalid`.

    Without `SECRET_KEY` a key is made at random, once, in `instance/signing.key`, readable by its owner only.
    """
    pack = environment.get("PACK", "aws-saa-c03")
    return Settings(
        database_url=_database_url(environment),
        signing_key=_signing_key(environment.get("SECRET_KEY")),
        redis_url=environment.get("REDIS_URL") or None,
        notes_folder=Path(environment.get("NOTES_FOLDER") or ROOT / "seed" / "notes" / pack),
        bank_file=Path(environment.get("BANK_FILE") or ROOT / "seed" / "bank" / f"{pack}.jsonl"),
        bind=f"{environment.get('BIND_HOST', '127.0.0.1')}:{_number(environment, 'PORT', 8000, 65535)}",
        workers=_number(environment, "WEB_CONCURRENCY", 2, MOST_WORKERS),
        metrics_token=_metrics_token(environment.get("METRICS_TOKEN")),
    )


def _database_url(environment: Mapping[str, str]) -> str:
    url = environment.get("DATABASE_URL")
    if not url:
        _instance().mkdir(exist_ok=True)
        return f"sqlite:///{_instance() / 'examprep.sqlite3'}"
    scheme, separator, rest = url.partition("://")
    if separator and scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite" and rest.startswith("/") and rest.strip("/") not in ("", ":memory:"):
        return url
    raise SettingsInvalid("DATABASE_URL must begin with postgresql://, or with sqlite:/// and name a file")


def _number(environment: Mapping[str, str], name: str, default: int, largest: int) -> int:
    given = environment.get(name) or str(default)
    if not (given.isascii() and given.isdigit() and 1 <= int(given) <= largest):
        raise SettingsInvalid(f"{name} must be a number from 1 to {largest}")
    return int(given)


def _metrics_token(given: str | None) -> str | None:
    if given and len(given) < METRICS_TOKEN_LENGTH:
        raise SettingsInvalid(f"METRICS_TOKEN must have at least {METRICS_TOKEN_LENGTH} characters")
    return given or None


def _signing_key(given: str | None) -> bytes:
    if given is not None:
        if len(given.encode()) < SIGNING_KEY_BYTES:
            raise SettingsInvalid(f"SECRET_KEY must have at least {SIGNING_KEY_BYTES} bytes")
        return given.encode()
    path = _instance() / "signing.key"
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        _create_exclusively(path, secrets.token_hex(SIGNING_KEY_BYTES))
    return path.read_bytes()


def _create_exclusively(path: Path, text: str) -> None:
    """Writes a new file whole, or leaves the one that another process made first."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _instance() -> Path:
    return ROOT / "instance"
