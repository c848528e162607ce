"""Files in git that a command writes: whether they are what it writes now, and writing them anew.

python -m tests.generated           names what differs and shows how; exit 1
python -m tests.generated --write   writes them all
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from difflib import unified_diff
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIFFERENCES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Generated:
    """A file, and the Python module with the arguments that writes it to the path given last."""

    path: str
    command: tuple[str, ...]

    def write(self, path: Path) -> None:
        """Writes the file to the path."""
        subprocess.run([sys.executable, "-m", *self.command, path], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)

    def differences(self) -> list[str]:
        """The lines of a diff from what is there to what would be written."""
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder, Path(self.path).name)
            self.write(fresh)
            return list(
                unified_diff(_lines(ROOT / self.path), _lines(fresh), self.path, "written now", n=0, lineterm="")
            )


GENERATED = (
    Generated("openapi.yaml", ("flask", "--app", "wsgi", "openapi", "write", "--format", "yaml")),
    Generated("docs/item-rules.md", ("seed", "rules", "--out")),
    Generated("seed/bank/aws-saa-c03.jsonl", ("seed", "build", "--out")),
    Generated("docs/bank.md", ("seed", "bank", "--out")),
    Generated("docs/origins.md", ("seed", "origins", "page", "--out")),
)


def main(arguments: list[str]) -> int:
    """The exit code: 0 if all is as it would be written."""
    stale = []
    for generated in GENERATED:
        if arguments == ["--write"]:
            generated.write(ROOT / generated.path)
        elif differences := generated.differences():
            stale.append(generated.path)
            sys.stderr.writelines(line[:160] + "\n" for line in islice(differences, DIFFERENCES_SHOWN))
    if stale:
        sys.stderr.write(f"not up to date: {', '.join(stale)}; `make generate` writes them anew\n")
    return 1 if stale else 0


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
