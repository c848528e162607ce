"""Transcripts in documents: their commands, run in one shell against a server, and the replies they got.

python -m tests.transcript README.md http://127.0.0.1:8000         runs them there and writes the replies into the file
python -m tests.transcript docs/cohorts.md http://127.0.0.1:8000   the same, against a server on a fresh `make demo`

Replies are shown formatted, with long texts and lists shortened; nothing else is changed.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DEFAULT_SERVER = "http://127.0.0.1:8000"
_BLOCK = re.compile(r"(?<=<!-- transcript: begin -->\n)```console\n(.*?)```\n(?=<!-- transcript: end -->)", re.DOTALL)
_END = "--- end of a command ---"
_SHOWN_IN_FULL = {"options", "domains"}
_LONGEST_LINE = 120
_MOST_OF_A_KIND = 4


def commands(document: str) -> list[str]:
    """The commands of the document's transcript in order; one may go on over lines that end in a backslash."""
    block = _BLOCK.search((ROOT / document).read_text(encoding="utf-8"))
    assert block, f"{document} has no transcript between its markers"
    return [found.strip() for found in re.findall(r"^\$ ((?:.*\\\n)*.*)$", block[1], re.MULTILINE)]


def replies(document: str, server: str) -> list[str]:
    """What each command wrote, run one after the other in one shell that stops at the first failure."""
    lines = [line for command in commands(document) for line in (command, f"echo; echo '{_END}'")]
    script = "set -eu\n" + "\n".join(lines).replace(DEFAULT_SERVER, server)
    done = subprocess.run(["/bin/bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr}"
    return [part.strip() for part in done.stdout.split(_END)[:-1]]


def write_transcript(document: str, server: str) -> None:
    """Writes the commands with the replies they get now into the document."""
    both = zip(commands(document), replies(document, server), strict=True)
    parts = [f"$ {command}\n{_shown(reply)}" for command, reply in both]
    text = (ROOT / document).read_text(encoding="utf-8")
    (ROOT / document).write_text(
        _BLOCK.sub(lambda _: "```console\n" + "".join(parts) + "```\n", text), encoding="utf-8"
    )


def _shown(reply: str) -> str:
    if not reply:
        return ""
    if reply[0] not in "{[":
        return "".join(f"{_cut(line)}\n" for line in reply.splitlines())
    return json.dumps(_shortened(json.loads(reply)), indent=2, ensure_ascii=False) + "\n"


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…"


def _shortened(value: Any, name: str = "") -> Any:
    if (
        isinstance(value, dict)
        and len(value) > _MOST_OF_A_KIND
        and all(isinstance(one, dict) for one in value.values())
    ):
        first = next(iter(value))
        return {first: _shortened(value[first], first), "…": f"{len(value) - 1} more"}
    if isinstance(value, dict):
        return {key: _shortened(entry, key) for key, entry in value.items()}
    if isinstance(value, list):
        kept = value if name in _SHOWN_IN_FULL or len(value) < 3 else value[:1]
        more = [f"… {len(value) - len(kept)} more"] if len(kept) < len(value) else []
        return [_shortened(entry) for entry in kept] + more
    if isinstance(value, str) and name.endswith("token"):
        return value[:12] + "…"
    return value


if __name__ == "__main__":
    write_transcript(*sys.argv[1:])
