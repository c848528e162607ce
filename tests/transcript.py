"""Transcripts in the documents: commands, run in one shell against a server, and the replies they got.

python -m tests.transcript README.md http://127.0.0.1:8000         on a fresh database
python -m tests.transcript docs/cohorts.md http://127.0.0.1:8000   on a fresh demo

runs the commands there and writes the replies into the document. Replies in JSON are shown formatted, with long lists
and tokens shortened; nothing else is changed. A document may tell other things between the parts of its transcript.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DEFAULT_SERVER = "http://127.0.0.1:8000"
_BLOCK = re.compile(r"(?<=<!-- transcript: begin -->\n)```console\n(.*?)```\n(?=<!-- transcript: end -->)", re.DOTALL)
_STEP = re.compile(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
_END = "--- end of a command ---"
_SHOWN_IN_FULL = {"options", "domains"}


@dataclass(frozen=True, slots=True)
class Step:
    """A command, which may go on over lines that end in a backslash, and the reply that the document shows."""

    command: str
    shown: str


def steps(document: Path) -> list[Step]:
    """The transcript of the document, in order."""
    found = [step for block in _BLOCK.findall(document.read_text(encoding="utf-8")) for step in _steps(block)]
    assert found, f"{document} has no transcript between markers"
    return found


def replies(document: Path, server: str) -> list[str]:
    """What each command wrote, run one after the other in one shell that stops at the first failure."""
    lines = [line for step in steps(document) for line in (step.command, f"echo; echo '{_END}'")]
    script = "set -eu\n" + "\n".join(lines).replace(DEFAULT_SERVER, server)
    done = subprocess.run(["/bin/bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr}"
    return [part.strip() for part in done.stdout.split(_END)[:-1]]


def write_transcript(document: Path, server: str) -> None:
    """Writes the commands with the replies they get now into the document."""
    now = iter(replies(document, server))
    text = document.read_text(encoding="utf-8")
    document.write_text(_BLOCK.sub(lambda block: _block(block[1], now), text), encoding="utf-8")


def outdated(document: Path, got: list[str]) -> list[str]:
    """The commands whose reply has another form than the document shows: other fields, or other kinds of values."""
    pairs = zip(steps(document), got, strict=True)
    return [
        step.command
        for step, reply in pairs
        if bool(step.shown) != bool(reply) or not _alike(_parsed(step.shown), _parsed(_shown(reply)))
    ]


def _steps(block: str) -> list[Step]:
    return [Step(command, shown) for command, shown in _STEP.findall(block)]


def _block(block: str, replies: Iterator[str]) -> str:
    parts = [f"$ {step.command}\n{_shown(next(replies))}" for step in _steps(block)]
    return "```console\n" + "".join(parts) + "```\n"


def _shown(reply: str) -> str:
    if not reply:
        return ""
    value = _parsed(reply)
    text = value if isinstance(value, str) else json.dumps(_shortened(value), indent=2, ensure_ascii=False)
    return text + "\n"


def _parsed(reply: str) -> Any:
    """What the reply says in JSON; another text as it is."""
    return json.loads(reply) if reply.startswith(("{", "[")) else reply


def _shortened(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        table = len(value) > 2 and all(isinstance(entry, dict) for entry in value.values())
        names = list(value)[: 1 if table else None]
        more = {"…": f"{len(value) - 1} more"} if table else {}
        return {key: _shortened(value[key], key) for key in names} | more
    if isinstance(value, list):
        kept = value if name in _SHOWN_IN_FULL or len(value) < 3 else value[:1]
        left_out = [f"… {len(value) - len(kept)} more"] if len(kept) < len(value) else []
        return [_shortened(entry) for entry in kept] + left_out
    if isinstance(value, str) and name.endswith("token"):
        return value[:12] + "…"
    return value


def _alike(one: Any, other: Any) -> bool:
    """Whether two replies have the same fields with values of the same kinds; what is empty is like anything."""
    if not one or not other:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return _alike(one[0], other[0])
    return type(one) is type(other)


if __name__ == "__main__":
    write_transcript(Path(sys.argv[1]), sys.argv[2])
