"""Files that are written whole or not at all."""

import tempfile
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Puts the text in the file's place in one step; folders are made as needed. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        temporary = Path(file.name)
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError:
        temporary.unlink()
        raise
