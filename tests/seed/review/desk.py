"""A made-up pack with a ledger of its own, and raters who know its keys."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from examprep.core.item import Item
from seed.__main__ import main
from seed.pipeline import build_bank
from tests.seed.samples import pack_folder

GOOD: dict[str, Any] = {"confidence": 4, "objection": None, "comment": "", "clear": 5, "exam_like": 4, "tempting": 3}


@dataclass(frozen=True, slots=True)
class Desk:
    """Runs the commands on the pack, whose five items are three for mock exams and two for drills."""

    folder: Path
    ledger: Path

    def run(self, *arguments: str, typed: str | None = None) -> Result:
        """What a command comes to; `typed` is what is entered at the terminal."""
        places = ["--notes", str(self.folder), "--reviews", str(self.ledger)]
        return CliRunner().invoke(main, [*arguments, *places], input=typed)

    def items(self) -> dict[str, Item]:
        """The items of the pack by their stems."""
        return {item.stem: item for item in build_bank(self.folder).items}

    def sheet(self, *options: str) -> dict[str, Any]:
        """A new sheet with every waiting item."""
        path = self.folder.parent / "handed-out.json"
        path.unlink(missing_ok=True)
        result = self.run("review", "next", "--count", "99", "--out", str(path), *options)
        assert result.exit_code == 0, result.output
        sheet: dict[str, Any] = json.loads(path.read_bytes())
        return sheet

    def filled(self, *options: str) -> dict[str, Any]:
        """A new sheet, filled by a rater who picks the keys and has no objection."""
        sheet = self.sheet(*options)
        items = self.items()
        for entry in sheet["entries"]:
            entry.update(GOOD, picks=letters(entry, items[entry["stem"]], is_key=True))
        return sheet

    def record(self, sheet: Any, rater: str = "r1", *options: str) -> Result:
        """What recording the sheet comes to."""
        path = self.folder.parent / "sheet.json"
        path.write_text(json.dumps(sheet))
        return self.run("review", "record", str(path), "--rater", rater, "--kind", "model", *options)

    def lines(self) -> list[dict[str, Any]]:
        """The ledger."""
        return [json.loads(line) for line in self.ledger.read_text(encoding="utf-8").split("\n")[:-1]]

    def published(self, *options: str) -> dict[str, str]:
        """The review status of every item that a build writes, by its id."""
        out = self.folder.parent / "bank.jsonl"
        result = self.run("build", "--out", str(out), *options)
        assert result.exit_code == 0, result.output
        entries = [json.loads(line) for line in out.read_text(encoding="utf-8").split("\n")[:-1]]
        return {entry["id"]: entry["review"]["status"] for entry in entries}


def open_desk(parent: Path, pages: dict[str, str] | None = None) -> Desk:
    """A desk below the parent, on which nothing was rated yet."""
    return Desk(pack_folder(parent, pages), parent / "ledger" / "made-up.jsonl")


def letters(entry: dict[str, Any], item: Item, *, is_key: bool) -> list[str]:
    """The letters under which an entry lists the keys of its item, or its distractors."""
    texts = {option.text for option in item.options if option.is_key is is_key}
    return [option["id"] for option in entry["options"] if option["text"] in texts]


def entry_on(sheet: dict[str, Any], words: str) -> dict[str, Any]:
    """The one entry whose stem has the words."""
    (entry,) = (entry for entry in sheet["entries"] if words in entry["stem"])
    found: dict[str, Any] = entry
    return found
