"""The gate: what ratings come to, and what a build publishes."""

import pytest

from seed.pipeline import build_bank
from seed.records import Status
from seed.review.rating import Rating
from seed.review.verdict import raters_wanted, status_of
from tests.seed.lint_samples import item_of
from tests.seed.review.desk import Desk, entry_on
from tests.seed.samples import PAGE, spoiled


def rating(rater: str, verdict: str) -> Rating:
    return Rating("0" * 16, "x", ("a",), True, verdict, None, "", 4, 5, 4, 3, rater, "model", "2026-11-24")


@pytest.mark.parametrize(
    ("mock", "ratings", "status", "wanted"),
    [
        (False, [], "pending", 1),
        (False, [("r1", "accepted")], "accepted", 0),
        (False, [("r1", "rejected")], "rejected", 0),
        (False, [("r1", "accepted"), ("r2", "rejected")], "rejected", 0),
        (True, [], "pending", 2),
        (True, [("r1", "accepted")], "pending", 1),
        (True, [("r1", "accepted"), ("r1", "accepted")], "pending", 1),
        (True, [("r1", "accepted"), ("r2", "accepted")], "accepted", 0),
        (True, [("r1", "rejected")], "rejected", 0),
        (True, [("r1", "accepted"), ("r2", "rejected")], "rejected", 0),
        (True, [("r1", "rejected"), ("r2", "accepted"), ("r3", "accepted")], "rejected", 0),
    ],
)
def test_status_follows_from_the_ratings(mock: bool, ratings: list[tuple[str, str]], status: str, wanted: int) -> None:
    item = item_of({"mock": mock})
    given = [rating(rater, verdict) for rater, verdict in ratings]
    assert status_of(item, given) == status
    assert raters_wanted(item, given) == wanted


def test_build_publishes_what_enough_raters_have_accepted(desk: Desk) -> None:
    assert desk.published() == {}
    desk.record(desk.filled(), "r1")
    drills = {"doors.height-of-a-door", "doors.kinds-of-doors.identify-sliding-door"}
    assert desk.published() == dict.fromkeys(drills, "accepted")
    desk.record(desk.filled("--for", "r2"), "r2")
    assert len(desk.published()) == 5


def test_with_the_flag_everything_is_published_under_its_status(desk: Desk) -> None:
    filled = desk.filled()
    entry_on(filled, "lost a key")["objection"] = "trivial"
    desk.record(filled)
    assert desk.published("--include-pending") == {
        "doors.a-lost-key": "rejected",
        "doors.height-of-a-door": "accepted",
        "doors.kinds-of-doors.a-narrow-corridor": "pending",
        "doors.kinds-of-doors.identify-sliding-door": "accepted",
        "doors.ways-to-close": "pending",
    }
    assert "reviews: 2 accepted, 2 pending, 1 rejected\n" in desk.run("build", "--out", str(desk.ledger) + "x").stdout


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("Most people pass upright.", "Most people walk through it upright.", Status.ACCEPTED),
        ("A door is made for people who stand.", "A door is as high as people are.", Status.ACCEPTED),
        ("How high is an ordinary door?", "How high is a usual door?", Status.PENDING),
        ("- **Not:** 150 cm", "- **Not:** 160 cm", Status.PENDING),
    ],
)
def test_review_lasts_until_what_was_judged_changes(old: str, new: str, status: Status, desk: Desk) -> None:
    desk.record(desk.filled())
    (desk.folder / "doors.md").write_text(spoiled(PAGE, old, new), encoding="utf-8")
    assert build_bank(desk.folder, desk.ledger).statuses["doors.height-of-a-door"] == status


def test_mended_item_leaves_its_rejection_behind(desk: Desk) -> None:
    filled = desk.filled()
    entry_on(filled, "How high")["objection"] = "wording"
    desk.record(filled)
    page = spoiled(PAGE, "How high is an ordinary door?", "How high is a usual door?")
    (desk.folder / "doors.md").write_text(page, encoding="utf-8")
    desk.record(desk.filled("--for", "r1"), "r1")
    assert desk.published()["doors.height-of-a-door"] == "accepted"


def test_ledger_that_cannot_be_read_ends_the_build(desk: Desk) -> None:
    desk.record(desk.filled())
    with desk.ledger.open("a", encoding="utf-8") as file:
        file.write("{}\n")
    result = desk.run("build", "--out", str(desk.ledger) + "x")
    assert result.exit_code == 1
    assert "made-up.jsonl:6: hash is missing; a review hash, 16 hex digits, is expected\n" in result.stderr
