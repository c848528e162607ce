"""The project's commands as processes of their own, with an environment that the test alone decides."""

import os
import subprocess
import sys
from pathlib import Path

from tests import factories
from tests.databases import ROOT

SECRET_KEY = "a key of at least thirty-two bytes"


def environment(database_url: str, folder: Path) -> dict[str, str]:
    """The settings of an application whose notes and bank lie in the folder, under the made-up pack's code."""
    return {
        "PATH": os.defpath,
        "DATABASE_URL": database_url,
        "SECRET_KEY": SECRET_KEY,
        "NOTES_FOLDER": str(folder / factories.PACK.code),
        "BANK_FILE": str(folder / f"{factories.PACK.code}.jsonl"),
    }


def flask_command(*arguments: str) -> list[str]:
    """What starts `flask --app wsgi` with these arguments."""
    return [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]


def run_flask(settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """The finished process of `flask --app wsgi` with these arguments, whatever its exit code."""
    return subprocess.run(
        flask_command(*arguments), check=False, cwd=ROOT, env=settings, capture_output=True, text=True, timeout=60
    )
