"""Which items are handed out, and in which order."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from seed.review.queue import part_of, waiting_items
from tests.seed.lint_samples import item_of
from tests.seed.review.desk import Desk, entry_on
from tests.seed.samples import PAGE, spoiled


def test_rater_never_gets_again_what_that_rater_has_rated(desk: Desk) -> None:
    filled = desk.filled()
    filled["entries"] = [entry_on(filled, "lost a key"), entry_on(filled, "narrow corridor")]
    desk.record(filled, "r1")
    assert len(desk.sheet("--for", "r1")["entries"]) == 3
    assert len(desk.sheet("--for", "r2")["entries"]) == 5
    assert len(desk.sheet()["entries"]) == 5


def test_rater_gets_an_item_again_once_its_content_has_changed(desk: Desk) -> None:
    desk.record(desk.filled(), "r1")
    page = spoiled(PAGE, "A tenant has lost a key.", "A tenant has broken a key.")
    (desk.folder / "doors.md").write_text(page, encoding="utf-8")
    assert [entry["stem"][:24] for entry in desk.sheet("--for", "r1")["entries"]] == ["A tenant has broken a ke"]


def test_mock_items_that_lack_one_rater_come_first(desk: Desk) -> None:
    filled = desk.filled()
    filled["entries"] = [entry_on(filled, "shop closes")]
    desk.record(filled, "r1")
    assert all("shop closes" in desk.sheet("--for", "r2")["entries"][0]["stem"] for _ in range(10))


def test_item_that_a_rater_rejected_waits_for_nobody(desk: Desk) -> None:
    filled = desk.filled()
    entry_on(filled, "lost a key")["objection"] = "ambiguous"
    desk.record(filled, "r1")
    stems = [entry["stem"] for entry in desk.sheet()["entries"]]
    assert len(stems) == 2
    assert not any("lost a key" in stem for stem in stems)


def test_sample_holds_accepted_items_alone_and_no_rater_gets_one_twice(desk: Desk) -> None:
    for rater in ("r1", "r2"):
        filled = desk.filled("--for", rater)
        entries = [entry for entry in filled["entries"] if "shop closes" not in entry["stem"]]
        desk.record({**filled, "entries": entries}, rater)
    stems = [entry["stem"] for entry in desk.sheet("--sample")["entries"]]
    assert len(stems) == 4
    assert not any("shop closes" in stem for stem in stems)
    filled = desk.filled("--sample", "--for", "r3")
    desk.record({**filled, "entries": filled["entries"][:3]}, "r3")
    assert len(desk.sheet("--sample", "--for", "r3")["entries"]) == 1


def test_objection_to_a_sampled_item_takes_its_acceptance_away(desk: Desk) -> None:
    for rater in ("r1", "r2"):
        desk.record(desk.filled("--for", rater), rater)
    filled = desk.filled("--sample")
    entry_on(filled, "lost a key")["objection"] = "outdated"
    desk.record(filled, "r3")
    assert "doors.a-lost-key" not in desk.published()


def test_no_sheet_is_written_where_nothing_waits(desk: Desk, tmp_path: Path) -> None:
    for rater in ("r1", "r2"):
        desk.record(desk.filled("--for", rater), rater)
    result = desk.run("review", "next", "--out", str(tmp_path / "empty.json"))
    assert (result.exit_code, result.stdout) == (0, "no waiting item; no sheet written\n")
    assert not (tmp_path / "empty.json").exists()


def test_every_topic_has_its_turn_before_one_has_a_second() -> None:
    items = [
        replace(item_of({}, f"{topic}.block.{number}"), topic=topic, stem=f"{topic} {number}?")
        for topic, count in (("a", 5), ("b", 1), ("c", 3))
        for number in range(count)
    ]
    for seed in range(20):
        topics = [item.topic for item in waiting_items(items, (), None, Random(seed))]
        assert [set(topics[:3]), set(topics[3:5]), set(topics[5:7]), topics[7:]] == [
            {"a", "b", "c"},
            {"a", "c"},
            {"a", "c"},
            ["a", "a"],
        ]


def test_raters_who_draw_at_the_same_time_get_different_orders() -> None:
    items = [item_of({"stem": f"Which is {number}?"}, f"aurora.block.{number}") for number in range(12)]
    orders = {tuple(item.id for item in waiting_items(items, (), None, Random(seed))) for seed in range(5)}
    assert len(orders) == 5


def test_parts_share_no_item_and_leave_none_out(desk: Desk) -> None:
    items = list(desk.items().values())
    parts = [part_of(items, number, 3) for number in (1, 2, 3)]
    assert sorted(item.id for part in parts for item in part) == sorted(item.id for item in items)


def test_sheet_of_a_part_holds_the_items_of_this_part(desk: Desk, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        out = tmp_path / f"{number}.json"
        wanted = {item.stem for item in part_of(desk.items().values(), number, 3)}
        desk.run("review", "next", "--out", str(out), "--part", f"{number}/3")
        entries = json.loads(out.read_text(encoding="utf-8"))["entries"] if out.exists() else []
        assert {entry["stem"] for entry in entries} == wanted


@pytest.mark.parametrize("part", ["0/2", "3/2", "1", "1/0", "a/b", "1/100"])
def test_part_that_is_none_is_refused(part: str, desk: Desk, tmp_path: Path) -> None:
    result = desk.run("review", "next", "--out", str(tmp_path / "sheet.json"), "--part", part)
    assert result.exit_code == 2
    assert "one such as 2/3 is expected" in result.stderr


def test_problems_in_some_notes_do_not_keep_the_others_from_being_rated(desk: Desk, tmp_path: Path) -> None:
    (desk.folder / "doors.md").write_text(spoiled(PAGE, "- **Level:** 3", "- **Level:** 4"), encoding="utf-8")
    out = tmp_path / "sheet.json"
    result = desk.run("review", "next", "--out", str(out))
    assert result.exit_code == 0
    assert result.stderr == "problems in the notes: 1, see `build`; items there are left out\n"
    assert result.stdout == f"{out}: 4 of 4 waiting items\n"
