"""A bank or pack that is not whole is refused where it is broken, and nothing of it is taken."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from tests.cli.conftest import Run
from tests.cli.stored import stored_rows
from tests.factories import make_bank, with_text, write_bank

BREAK: dict[str, tuple[Callable[[list[str]], None], str]] = {
    "cut off": (lambda lines: lines.append('{"id": "cut'), "{path}:49: not a bank item: unexpected end"),
    "edited by hand": (
        lambda lines: lines.__setitem__(2, lines[2].replace("A team", "My team")),
        "{path}:3: not a bank item: the content does not have the hash it names",
    ),
    "twice": (
        lambda lines: lines.append(lines[4]),
        "{path}:49: not a bank item: the item 'safes.block-3.need-1' stands twice",
    ),
    "no text": (lambda lines: lines.append("\udcff"), "{path}: cannot be read"),
}


def refusal(run: Run) -> str:
    """What the command says on its way out with exit code 1."""
    result = run("bank", "load")
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    return result.stderr


def put_new_item(bank: Path) -> None:
    """Adds something that would be seen in the database if it were taken."""
    items = make_bank()
    write_bank(bank, [with_text(items[0], "Would this be taken?"), *items[1:]])


@pytest.mark.parametrize(("spoil", "sentence"), BREAK.values(), ids=BREAK)
def test_a_broken_bank_is_named_and_changes_nothing(
    app: Flask, run: Run, bank: Path, spoil: Callable[[list[str]], None], sentence: str
) -> None:
    before = stored_rows(app)
    put_new_item(bank)
    lines = bank.read_text().splitlines()
    spoil(lines)
    bank.write_text("\n".join(lines) + "\n", errors="surrogateescape")
    assert refusal(run).startswith("Error: " + sentence.format(path=bank))
    assert stored_rows(app) == before


def test_every_broken_line_is_named(run: Run, bank: Path) -> None:
    lines = bank.read_text().splitlines()
    bank.write_text("\n".join(["{", *lines, "[]"]))
    named = refusal(run).removeprefix("Error: ").splitlines()
    assert [line.partition(": ")[0] for line in named] == [f"{bank}:1", f"{bank}:50"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"version": None}, "version: Field may not be null."),
        ({"domains": [{"code": "secure", "title": "S", "weight": 99}]}, "domains: the weights must add up to 100"),
    ],
)
def test_a_broken_pack_is_named_and_changes_nothing(
    app: Flask, run: Run, bank: Path, change: dict[str, object], sentence: str
) -> None:
    before = stored_rows(app)
    put_new_item(bank)
    pack = bank.with_suffix("") / "pack.yaml"
    pack.write_text(json.dumps({**json.loads(pack.read_text()), **change}))
    assert f"{pack}: {sentence}" in refusal(run)
    assert stored_rows(app) == before


def test_missing_files_are_named(run: Run, bank: Path) -> None:
    bank.unlink()
    assert f"{bank}: cannot be read" in refusal(run)
    pack = bank.with_suffix("") / "pack.yaml"
    pack.unlink()
    assert f"{pack}: cannot be read" in refusal(run)


def test_a_broken_page_of_notes_is_named_and_changes_nothing(app: Flask, run: Run, bank: Path) -> None:
    before = stored_rows(app)
    put_new_item(bank)
    page = bank.with_suffix("") / "nets.md"
    page.write_text("# Nets without front matter")
    assert f"{page}: cannot be read as notes: front matter" in refusal(run)
    page.unlink()
    assert f"{page}: cannot be read as notes" in refusal(run)
    assert stored_rows(app) == before
