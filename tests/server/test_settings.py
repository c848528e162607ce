"""Settings: what is accepted, and that what is not stops the start with one sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from examprep import settings
from examprep.settings import ROOT, SettingsInvalid, read_settings
from tests.processes import SECRET_KEY, environment, run_flask
from tests.server.running import free_port

GIVEN = {"DATABASE_URL": "sqlite:////tmp/x.sqlite", "SECRET_KEY": SECRET_KEY}
SHORT = "SECRET_KEY must have at least 32 bytes"
NO_DATABASE = "DATABASE_URL must begin with postgresql://, or with sqlite:/// and name a file"
WRONG = {
    "short key": ({"SECRET_KEY": "x" * 31}, SHORT),
    "empty key": ({"SECRET_KEY": ""}, SHORT),
    "other database": ({"DATABASE_URL": "mysql://localhost/x"}, NO_DATABASE),
    "no URL": ({"DATABASE_URL": "postgresql"}, NO_DATABASE),
    "no file": ({"DATABASE_URL": "sqlite:///"}, NO_DATABASE),
    "host instead of a file": ({"DATABASE_URL": "sqlite://file.sqlite"}, NO_DATABASE),
    "no port": ({"PORT": "http"}, "PORT must be a number from 1 to 65535"),
    "port too large": ({"PORT": "65536"}, "PORT must be a number from 1 to 65535"),
    "no worker": ({"WEB_CONCURRENCY": "0"}, "WEB_CONCURRENCY must be a number from 1 to 100"),
    "workers by another digit": ({"WEB_CONCURRENCY": "²"}, "WEB_CONCURRENCY must be a number from 1 to 100"),
    "short token": ({"METRICS_TOKEN": "x" * 15}, "METRICS_TOKEN must have at least 16 characters"),
    "memory, which processes do not share": ({"DATABASE_URL": "sqlite:///:memory:"}, NO_DATABASE),
}


@pytest.mark.parametrize(("wrong", "sentence"), WRONG.values(), ids=WRONG)
def test_a_wrong_setting_is_refused_with_what_is_expected(wrong: dict[str, str], sentence: str) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        read_settings({**GIVEN, **wrong})
    assert str(refused.value) == sentence


def test_a_key_is_measured_in_bytes() -> None:
    assert read_settings({**GIVEN, "SECRET_KEY": "é" * 16}).signing_key == ("é" * 16).encode()


@pytest.mark.parametrize("url", ["sqlite:///here.sqlite", "sqlite:////there/it.sqlite"])
def test_sqlite_is_a_file_here_or_anywhere(url: str) -> None:
    assert read_settings({**GIVEN, "DATABASE_URL": url}).database_url == url


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_reached_by_its_driver_however_it_is_called(scheme: str) -> None:
    read = read_settings({**GIVEN, "DATABASE_URL": f"{scheme}://ada:pw@db/exams"})
    assert read.database_url == "postgresql+psycopg://ada:pw@db/exams"


def test_notes_and_bank_are_those_of_the_pack_unless_they_are_named() -> None:
    read = read_settings({**GIVEN, "PACK": "other"})
    assert (read.notes_folder, read.bank_file) == (ROOT / "seed/notes/other", ROOT / "seed/bank/other.jsonl")
    read = read_settings({**GIVEN, "NOTES_FOLDER": "/notes/mine", "BANK_FILE": "/bank.jsonl"})
    assert (read.notes_folder, read.bank_file) == (Path("/notes/mine"), Path("/bank.jsonl"))


def test_a_server_listens_on_the_loopback_with_two_workers_unless_told_otherwise() -> None:
    assert (read_settings(GIVEN).bind, read_settings(GIVEN).workers) == ("127.0.0.1:8000", 2)
    told = read_settings({**GIVEN, "BIND_HOST": "192.0.2.1", "PORT": "80", "WEB_CONCURRENCY": "4"})
    assert (told.bind, told.workers) == ("192.0.2.1:80", 4)


def test_without_a_key_one_is_made_once_for_its_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    made = read_settings({}).signing_key
    assert len(made) >= 32
    assert read_settings({}).signing_key == made
    (kept,) = (tmp_path / "instance").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["short key", "other database"])
def test_a_command_with_a_wrong_setting_ends_with_one_sentence(tmp_path: Path, name: str) -> None:
    wrong, sentence = WRONG[name]
    finished = run_flask({**environment(GIVEN["DATABASE_URL"], tmp_path), **wrong}, "prepare")
    assert finished.returncode != 0
    assert (finished.stdout, finished.stderr) == ("", f"examprep cannot start: {sentence}\n")


@pytest.mark.parametrize("name", ["short key", "no port", "short token"])
def test_a_server_with_a_wrong_setting_says_so_once_and_starts_no_worker(tmp_path: Path, name: str) -> None:
    wrong, sentence = WRONG[name]
    given = {**environment(GIVEN["DATABASE_URL"], tmp_path), "PORT": str(free_port()), "WEB_CONCURRENCY": "2", **wrong}
    finished = subprocess.run(
        [sys.executable, "-m", "gunicorn", "wsgi:app"],
        check=False,
        cwd=ROOT,
        env=given,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert finished.returncode == 3
    assert (finished.stdout, finished.stderr) == ("", f"examprep cannot start: {sentence}\n")
