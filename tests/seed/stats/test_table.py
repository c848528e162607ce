"""The rows of the table."""

from dataclasses import replace

from examprep.core.item import Item
from seed.records import Origin
from seed.review.rating import Opinion, Rater, Rating, rating_of
from seed.stats.reviews import review_rows
from seed.stats.rows import Row, percent, share_row
from seed.stats.shares import longest_is_key, share_rows
from seed.stats.supply import supply, supply_rows
from seed.stats.table import Measured, table_lines, table_rows
from tests.seed.lint_samples import PACK, item_of, items_of


def _row(rows: list[Row], measure: str) -> tuple[str, str, bool]:
    (found,) = (row for row in rows if row.measure == measure)
    return found.value, found.target, found.ok


def test_block_gives_each_form_one_item_at_most() -> None:
    """Blocks of 8, 2 and 1 items: six forms hold 6 + 2 + 1, three forms 3 + 2 + 1."""
    items = [
        item_of({"block": block}, f"aurora.{block}.{n}")
        for block, count in (("a", 8), ("b", 2), ("c", 1))
        for n in range(count)
    ]
    assert [supply(items, forms) for forms in (6, 3)] == [9, 6]


def test_supply_counts_mock_items_by_domain_and_task() -> None:
    """The pack's form has 5 questions, 3 of the domain `secure` and 2 of `resilient`."""
    drill = {"mock": False}
    resilient = {"domain": "resilient", "task": "2.1"}
    rows = list(supply_rows(items_of([{"times": 18}, resilient, resilient, drill]), PACK, ()))
    assert _row(rows, "items") == ("21", "≥ 600", False)
    assert _row(rows, "mock items") == ("20", "≥ 400", False)
    assert _row(rows, "secure: mock items for 6 forms, Σ min(block, 6)") == ("18 of 18 blocks", "≥ 18", True)
    assert _row(rows, "resilient: mock items for 3 forms, Σ min(block, 3)") == ("2 of 2 blocks", "≥ 6", False)
    assert _row(rows, "mock items of task 1.1") == ("18", "≥ 15", True)
    assert _row(rows, "mock items of task 2.1") == ("2", "≥ 15", False)


def test_origins_count_once_and_only_when_listed() -> None:
    items = [replace(item_of({}), origins=origins) for origins in (("C01",), ("C01", "C02"), ("X99",))]
    listed = [Origin(id, "a title", 1, 2, core=id != "S01") for id in ("C01", "C02", "S01")]
    rows = list(supply_rows(items, PACK, listed))
    assert _row(rows, "core origins asked") == ("2 of 2", "all", True)
    assert _row(rows, "origins asked of those listed") == ("2 of 3", "all", False)


def test_shares_have_their_bounds_included() -> None:
    assert share_row("x", [1.0] * 20 + [0.0] * 80, 0.12, 0.2).ok
    assert not share_row("x", [1.0] * 21 + [0.0] * 79, 0.12, 0.2).ok
    assert not share_row("x", [1.0] * 11 + [0.0] * 89, 0.12, 0.2).ok
    assert not share_row("x", [], 0.12, 0.2).ok


def test_longest_options_that_tie_share_the_key() -> None:
    cases = [
        {"keys": ["Abcd"], "distractors": ["Abc", "Ab", "A"]},
        {"keys": ["Abcd"], "distractors": ["Bcde", "Ab", "A"]},
        {"keys": ["Abc"], "distractors": ["Bcde", "Ab", "A"]},
    ]
    assert [longest_is_key(item) for item in items_of(cases)] == [1, 0.5, 0]


def test_flaws_twins_and_missing_rationales_are_counted() -> None:
    flawed = {"stem": "It is here. Which endpoint must never be always used", "block": "x"}
    same = "It leads somewhere else than wanted."
    names = ("The reader endpoint of the cluster", "The cluster endpoint that takes writes", "An instance endpoint")
    reused = {"distractors": [f"{names[0]} — {same}", f"{names[1]} — {same}", f"{names[2]} of one small replica"]}
    rows = list(share_rows(items_of([{"times": 2}, flawed, reused]), PACK))
    assert _row(rows, "near-duplicate stems with the same key") == ("3", "0", False)
    assert _row(rows, "distractors with a rationale of their own") == ("10 of 12", "all", False)
    value, target, ok = _row(rows, "items with a flaw / with two (0 by construction)")
    assert (value, target, ok) == ("2 / 1 of 4", "≤ 5 % / 0", False)


def _rating(
    item: Item, picks: tuple[str, ...], objection: str | None = None, stars: int = 5, rater: str = "r1"
) -> Rating:
    opinion = Opinion(picks, 4, objection, "", stars, stars, stars)
    return rating_of(item, opinion, Rater(rater, "person"), "2026-11-24")


def test_reviews_tell_what_raters_said_at_first_and_of_what_stands_now() -> None:
    mended, unread = items_of([{}, {"stem": "Which endpoint is the one that nobody has rated?", "mock": False}])
    before = replace(mended, stem=f"Once, {mended.stem}")
    ratings = (
        _rating(before, (before.distractors[0].id,), "second-right-option", stars=1),
        _rating(mended, (mended.keys[0].id,), stars=4),
        _rating(mended, (mended.keys[0].id,), stars=5, rater="r2"),
    )
    rows = list(review_rows((mended, unread), ratings))
    assert _row(rows, "items accepted by blind review") == ("1 of 2", "all", False)
    assert _row(rows, "pick = key, first content")[0].startswith("0 % (0 % to ")
    assert _row(rows, "pick = key, first content")[1:] == ("≥ 97 %", False)
    assert _row(rows, "second right option, first content") == ("100 % of 1", "≤ 1 %", False)
    assert _row(rows, "pick = key, present content")[0].startswith("100 % (")
    assert _row(rows, "second right option, present content") == ("0 % of 2", "≤ 1 %", True)
    assert _row(rows, "mock items, mean rating: clear") == ("4.50", "≥ 4.8", False)
    assert _row(rows, "mock items, mean rating: distractors tempt") == ("4.50", "≥ 3.8", True)


def test_empty_bank_meets_no_target_that_needs_something_to_measure() -> None:
    rows = list(table_rows(Measured((), PACK, (Origin("C01", "a title", 1, 2, core=True),), ())))
    met = {row.measure for row in rows if row.ok}
    assert met == {
        "items with a flaw / with two (0 by construction)",
        "near-duplicate stems with the same key",
        "distractors with a rationale of their own",
        "items accepted by blind review",
    }


def test_columns_are_aligned_and_end_with_the_verdict() -> None:
    rows = [Row("short", "1", "≥ 10", ok=False), Row("much longer", "22 of 33", "all", ok=True)]
    assert list(table_lines(rows)) == [
        "measure      value     target",
        "short        1         ≥ 10    short",
        "much longer  22 of 33  all     ok",
    ]


def test_percentages_have_a_decimal_where_they_need_one() -> None:
    assert [percent(share) for share in (0.25, 0.1234, 1)] == ["25 %", "12.3 %", "100 %"]
