"""Recording a filled sheet: all checked first, then kept for good."""

import json
from pathlib import Path
from typing import Any

import pytest

from examprep.core.item import review_hash
from tests.seed.review.desk import GOOD, Desk, entry_on, letters
from tests.seed.samples import PAGE, spoiled


def test_rating_of_the_keys_is_kept_with_option_ids_in_place_of_letters(desk: Desk) -> None:
    filled = desk.filled()
    entry = entry_on(filled, "shop closes")
    entry.update(picks=entry["picks"][::-1], comment="Fine: “so”.\u2028Next")
    filled["entries"] = [entry]
    result = desk.record(filled, "r1", "--date", "2026-11-24")
    assert result.stdout == "ratings of r1 recorded: 1, entries skipped: 0\n"
    item = desk.items()[entry["stem"]]
    (line,) = desk.lines()
    assert list(line.items()) == [
        ("hash", review_hash(item)),
        ("item", "doors.ways-to-close"),
        ("picks", sorted(key.id for key in item.keys)),
        ("agrees", True),
        ("verdict", "accepted"),
        ("objection", None),
        ("comment", "Fine: “so”.\u2028Next"),
        ("confidence", 4),
        ("clear", 5),
        ("exam_like", 4),
        ("tempting", 3),
        ("rater", "r1"),
        ("kind", "model"),
        ("date", "2026-11-24"),
    ]


@pytest.mark.parametrize(
    ("is_key", "objection", "agrees", "verdict"),
    [
        (True, None, True, "accepted"),
        (True, "wording", True, "rejected"),
        (False, None, False, "rejected"),
        (False, "second-right-option", False, "rejected"),
    ],
)
def test_rating_accepts_where_the_pick_is_the_key_and_nothing_is_objected(
    is_key: bool, objection: str | None, agrees: bool, verdict: str, desk: Desk
) -> None:
    filled = desk.filled()
    entry = entry_on(filled, "lost a key")
    entry.update(picks=letters(entry, desk.items()[entry["stem"]], is_key=is_key)[:1], objection=objection)
    filled["entries"] = [entry]
    assert desk.record(filled).exit_code == 0
    assert [(line["agrees"], line["verdict"]) for line in desk.lines()] == [(agrees, verdict)]


def test_half_of_the_keys_with_a_distractor_do_not_agree(desk: Desk) -> None:
    filled = desk.filled()
    entry = entry_on(filled, "shop closes")
    wrong = letters(entry, desk.items()[entry["stem"]], is_key=False)
    entry["picks"] = [entry["picks"][0], wrong[0]]
    desk.record(filled)
    assert [line["item"] for line in desk.lines() if not line["agrees"]] == ["doors.ways-to-close"]


def test_options_are_told_by_their_texts_not_by_the_order_in_the_bank(desk: Desk) -> None:
    for _ in range(5):
        desk.ledger.unlink(missing_ok=True)
        desk.record(desk.filled())
        assert [line["agrees"] for line in desk.lines()] == [True] * 5


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"picks": []}, "picks are []; 1 expected"),
        ({"picks": ["A", "B"]}, "picks are ['A', 'B']; 1 expected"),
        ({"picks": ["E"]}, "picks are ['E']; different letters from A to D are expected"),
        ({"picks": ["a"]}, "picks are ['a']; different letters from A to D are expected"),
        ({"picks": [""]}, "picks are ['']; different letters from A to D are expected"),
        ({"picks": "A"}, "picks is 'A'; a list of texts is expected"),
        ({"confidence": 0}, "confidence is 0; a whole number from 1 to 5 is expected"),
        ({"clear": 6}, "clear is 6; a whole number from 1 to 5 is expected"),
        ({"exam_like": 4.0}, "exam_like is 4.0; a whole number from 1 to 5 is expected"),
        ({"tempting": True}, "tempting is True; a whole number from 1 to 5 is expected"),
        ({"clear": None}, "clear is None; a whole number from 1 to 5 is expected"),
        (
            {"objection": "boring"},
            "objection is 'boring'; null or one of second-right-option, ambiguous, outdated, trivial, wording is",
        ),
        ({"comment": "x" * 2001}, "; text of at most 2000 characters is expected"),
        ({"comment": "\ud800"}, "comment is '\\ud800'; text of at most 2000 characters is expected"),
        ({"certainty": 3}, "unknown field 'certainty'; item, stem, choose, options, picks, "),
        ({"item": "doors.a-lost-key"}, "; the ticket as handed out, 12 hex digits, is expected"),
        ({"stem": "Another stem?"}, "stem or choose was changed; both are expected as handed out"),
        ({"choose": 2}, "stem or choose was changed; both are expected as handed out"),
        ({"options": []}, "an option was changed; all are expected as handed out"),
        ({"options": [{"id": "B", "text": "x"}]}, "; the list of {id, text} as handed out, with ids A, B and so on,"),
    ],
)
def test_entry_that_does_not_fit_is_named_and_nothing_is_recorded(
    changes: dict[str, Any], expected: str, desk: Desk, tmp_path: Path
) -> None:
    filled = desk.filled()
    filled["entries"] = [entry_on(filled, "shop closes"), entry_on(filled, "lost a key") | changes]
    result = desk.record(filled)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{tmp_path}/sheet.json: entry 2: ")
    assert expected in result.stderr
    assert not desk.ledger.exists()


def test_pick_twice_is_refused(desk: Desk) -> None:
    filled = desk.filled()
    entry_on(filled, "shop closes")["picks"] = ["A", "A"]
    assert "picks are ['A', 'A']; different letters from A to E are expected" in desk.record(filled).stderr


def test_missing_field_is_named(desk: Desk) -> None:
    filled = desk.filled()
    del filled["entries"][0]["tempting"]
    assert "entry 1: tempting is missing; a whole number from 1 to 5 is expected\n" in desk.record(filled).stderr


def test_all_faults_of_a_sheet_are_named_at_once(desk: Desk) -> None:
    stderr = desk.record(desk.sheet()).stderr
    assert [stderr.count(f"entry {number}: confidence is None") for number in range(1, 7)] == [1, 1, 1, 1, 1, 0]


def test_item_that_has_changed_since_is_skipped_and_the_others_are_recorded(desk: Desk, tmp_path: Path) -> None:
    filled = desk.filled()
    number = filled["entries"].index(entry_on(filled, "lost a key")) + 1
    page = spoiled(PAGE, "- **Not:** Replace the frame of the door", "- **Not:** Replace the hinges of the door")
    (desk.folder / "doors.md").write_text(page, encoding="utf-8")
    result = desk.record(filled)
    assert result.stderr == f"{tmp_path}/sheet.json: entry {number}: its item is gone or has changed since; skipped\n"
    assert result.stdout == "ratings of r1 recorded: 4, entries skipped: 1\n"
    assert "doors.a-lost-key" not in {line["item"] for line in desk.lines()}


def test_sheet_of_which_nothing_is_left_writes_no_ledger(desk: Desk) -> None:
    filled = desk.filled() | {"salt": "0" * 16}
    result = desk.record(filled)
    assert (result.exit_code, result.stdout) == (0, "ratings of r1 recorded: 0, entries skipped: 5\n")
    assert not desk.ledger.exists()


def test_rater_who_rated_an_item_before_is_refused_and_the_ledger_stays(desk: Desk, tmp_path: Path) -> None:
    filled = desk.filled()
    desk.record(filled, "r1")
    before = desk.ledger.read_bytes()
    result = desk.record({**filled, "entries": filled["entries"][:1]}, "r1")
    assert result.exit_code == 1
    expected = "entry 1: r1 has rated it before; one rating by each rater is expected"
    assert result.stderr == f"{tmp_path}/sheet.json: {expected}\n"
    assert desk.ledger.read_bytes() == before


def test_item_that_stands_on_a_sheet_twice_is_refused(desk: Desk) -> None:
    filled = desk.filled()
    filled["entries"] = [filled["entries"][0], filled["entries"][1], filled["entries"][0]]
    result = desk.record(filled)
    assert result.exit_code == 1
    assert "entry 3: its item stands in entry 1 too; one entry is expected" in result.stderr


def test_new_ratings_come_after_the_old_ones(desk: Desk) -> None:
    desk.record(desk.filled(), "r2")
    old = desk.ledger.read_text(encoding="utf-8")
    desk.record(desk.filled("--for", "r1"), "r1")
    text = desk.ledger.read_text(encoding="utf-8")
    assert text.startswith(old)
    assert [json.loads(line)["rater"] for line in text[len(old) :].splitlines()] == ["r1"] * 3


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ([], "[] is no object; one with pack, salt, entries is expected"),
        ({}, "pack is missing; text is expected"),
        ({"pack": "made-up", "salt": "x", "entries": []}, "salt is 'x'; the salt as handed out, 16 hex digits, is"),
        ({"pack": "made-up", "salt": "0" * 16, "entries": {}}, "entries is {}; a list of entries is expected"),
        ({"pack": "other", "salt": "0" * 16, "entries": []}, "one of the pack 'other'; one of made-up is expected"),
        ({"pack": "made-up", "salt": "0" * 16, "entries": [GOOD]}, "entry 1: item is missing; the ticket as handed"),
    ],
)
def test_file_that_is_no_sheet_is_refused(sheet: Any, expected: str, desk: Desk) -> None:
    result = desk.record(sheet)
    assert result.exit_code == 1
    assert expected in result.stderr


def test_day_of_the_rating_is_today_unless_it_is_given(desk: Desk) -> None:
    desk.record(desk.filled())
    assert all(len(line["date"]) == len("2026-11-24") for line in desk.lines())
    assert desk.record(desk.filled("--for", "r2"), "r2", "--date", "24.11.2026").exit_code == 2
