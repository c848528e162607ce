"""What `read_bank` makes of a bank file, and that it names all that is wrong at once."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from examprep.bank_file import BankInvalid, read_bank
from examprep.core.item import content_hash, item_from_dict, item_to_dict
from tests.factories import make_bank, make_item, with_text, write_bank

ITEM = make_item("secure", 1)
DESCRIBED = item_to_dict(ITEM)
OPTION = DESCRIBED["options"][0]
LACKING = {name: value for name, value in DESCRIBED.items() if name != "stem"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bank.jsonl"


def problems(path: Path) -> list[str]:
    with pytest.raises(BankInvalid) as refused:
        read_bank(path)
    return refused.value.problems


def test_items_are_read_as_they_were_written(path: Path) -> None:
    bank = make_bank()
    write_bank(path, bank)
    assert read_bank(path) == bank


def test_a_bank_may_be_empty(path: Path) -> None:
    path.touch()
    assert read_bank(path) == []


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_only_a_line_feed_ends_a_line(path: Path, separator: str) -> None:
    item = with_text(ITEM, f"One{separator}two?")
    write_bank(path, [item, make_item("secure", 2)])
    assert read_bank(path)[0] == item


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "unexpected end of data"),
        ("", "Input is a zero-length, empty document"),
        ("[]", "an object is expected"),
        ("7", "an object is expected"),
        (json.dumps(LACKING), "the field 'stem' is missing"),
        (json.dumps({**DESCRIBED, "options": None}), "not iterable"),
        (json.dumps({**DESCRIBED, "options": [{**OPTION, "weight": 1}]}), "'weight'"),
        (json.dumps({**DESCRIBED, "source": {"path": "a.md"}}), "'heading'"),
        (json.dumps({**DESCRIBED, "stem": "Edited by hand?"}), "does not have the hash it names"),
        (json.dumps({**DESCRIBED, "hash": None}), "does not have the hash it names"),
    ],
)
def test_a_line_that_is_no_item_is_named(path: Path, line: str, sentence: str) -> None:
    other = json.dumps(item_to_dict(make_item("secure", 2)))
    path.write_text(f"{other}\n{line}\n{json.dumps(DESCRIBED)}\n")
    (problem,) = problems(path)
    assert problem.startswith(f"{path}:2: not a bank item: ")
    assert sentence in problem


def test_an_item_that_stands_twice_is_named_where_it_comes_again(path: Path) -> None:
    write_bank(path, [ITEM, make_item("secure", 2), with_text(ITEM, "Another stem?")])
    assert problems(path) == [f"{path}:3: not a bank item: the item {ITEM.id!r} stands twice"]


def test_every_unfit_line_is_named(path: Path) -> None:
    write_bank(path, [ITEM, make_item("secure", 2)])
    path.write_text("{\n" + path.read_text() + path.read_text())
    assert [problem.removeprefix(f"{path}:").partition(":")[0] for problem in problems(path)] == ["1", "4", "5"]


def test_missing_and_undecodable_files_are_refused(path: Path) -> None:
    assert "No such file" in problems(path)[0]
    path.write_bytes(b"\xff")
    assert problems(path)[0].startswith(f"{path}: cannot be read: ")


def test_the_order_of_options_and_the_source_need_no_new_hash(path: Path) -> None:
    moved = replace(ITEM, options=ITEM.options[::-1], source=replace(ITEM.source, first_line=99))
    described: dict[str, Any] = {**item_to_dict(moved), "hash": content_hash(ITEM)}
    path.write_text(json.dumps(described) + "\n")
    assert read_bank(path) == [item_from_dict(described)] == [moved]
