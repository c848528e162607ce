"""How gunicorn serves the application; it reads this file by itself when started in this folder."""

import gc
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))  # gunicorn adds it later, for the application

from examprep.settings import settings_or_exit

_settings = settings_or_exit()  # before there are workers, each of which would fail for itself
METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
if METRICS_FOLDER not in os.environ:
    os.environ[METRICS_FOLDER] = tempfile.mkdtemp(prefix="examprep-metrics-")

from prometheus_client.multiprocess import mark_process_dead  # noqa: E402 - counts where the variable above says

bind = _settings.bind
worker_class = "gthread"
workers = _settings.workers
threads = 4
graceful_timeout = 10  # seconds that requests under way get when the server is stopped or restarted
control_socket_disable = True  # else every instance of a user would share one socket in the home folder


def on_starting(_server: object) -> None:
    """Starts counting from nothing: what an earlier server left in the folder is not of this one's workers."""
    Path(os.environ[METRICS_FOLDER]).mkdir(parents=True, exist_ok=True)
    _remove_counts()


def post_worker_init(_worker: object) -> None:
    """Keeps the garbage collector off what stays until the worker ends, or one reply in ten is slow."""
    gc.collect()
    gc.freeze()


def child_exit(_server: object, worker: Any) -> None:
    """What a dead worker had under way is over; what it counted stays."""
    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]  # the package types it only in part


def on_exit(_server: object) -> None:
    """Leaves no counts behind."""
    _remove_counts()
    with suppress(OSError):  # somebody keeps other things there
        Path(os.environ[METRICS_FOLDER]).rmdir()


def _remove_counts() -> None:
    for kind in ("counter", "gauge", "histogram"):
        for file in Path(os.environ[METRICS_FOLDER]).glob(f"{kind}_*.db"):
            file.unlink(missing_ok=True)
