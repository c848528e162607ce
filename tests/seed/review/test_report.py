"""The figures on agreement, and the report that tells them."""

import pytest

from seed.review.agreement import agreement_of, first_pass, first_raters, of_present_content
from seed.review.rating import Rating
from seed.review.wilson import wilson_interval
from tests.seed.review.desk import Desk, entry_on, letters
from tests.seed.samples import PAGE, spoiled


@pytest.mark.parametrize(
    ("successes", "trials", "lower", "upper"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_interval_is_that_of_newcombes_table(successes: int, trials: int, lower: float, upper: float) -> None:
    """R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3."""
    assert wilson_interval(successes, trials) == pytest.approx((lower, upper), abs=5e-5)


def test_interval_of_all_mirrors_that_of_none_and_that_of_nothing_is_open() -> None:
    assert wilson_interval(20, 20) == pytest.approx((1 - 0.1611, 1), abs=5e-5)
    assert wilson_interval(0, 0) == (0.0, 1.0)


def rating(
    rater: str, item: str = "a", content: str = "0", objection: str | None = None, *, agrees: bool = True
) -> Rating:
    verdict = "accepted" if agrees and objection is None else "rejected"
    scales = (4, 5, 4, 3) if rater == "r1" else (4, 4, 2, 3)
    return Rating(content * 16, item, ("x",), agrees, verdict, objection, "", *scales, rater, "model", "2026-11-24")


def test_first_pass_is_each_raters_rating_of_the_first_content() -> None:
    first = [rating("r1"), rating("r2", agrees=False)]
    others = [rating("r1", "b", "2"), rating("r2", "b", "2")]
    mended = [rating("r1", content="1"), rating("r3", content="1")]
    assert first_pass([*first, *mended, *others]) == [*first, *others]
    assert first_raters([*first, *mended, *others]) == [first[0], others[0]]


def test_figures_count_picks_and_objections_and_average_the_scales() -> None:
    ratings = [
        rating("r1"),
        rating("r2", objection="second-right-option"),
        rating("r1", "b", "1", agrees=False),
        rating("r2", "b", "1", "wording"),
    ]
    figures = agreement_of(ratings, {"a"})
    assert (figures.ratings, figures.agreeing, figures.second_right) == (4, 3, 1)
    assert figures.interval == wilson_interval(3, 4)
    assert figures.objections == {"second-right-option": 1, "wording": 1}
    assert figures.mock is not None
    assert (figures.mock.ratings, figures.mock.clear, figures.mock.exam_like, figures.mock.tempting) == (2, 4.5, 3, 3)
    assert figures.all is not None
    assert figures.all.ratings == 4


def test_figures_over_nothing_have_no_means() -> None:
    figures = agreement_of([], set())
    assert (figures.ratings, figures.mock, figures.all) == (0, None, None)


def test_present_content_leaves_out_what_has_changed(desk: Desk) -> None:
    desk.record(desk.filled())
    (desk.folder / "doors.md").write_text(spoiled(PAGE, "150 cm", "160 cm"), encoding="utf-8")
    ratings = [Rating(**{**line, "picks": tuple(line["picks"])}) for line in desk.lines()]
    present = of_present_content(desk.items().values(), ratings)
    assert {rating.item for rating in ratings} - {rating.item for rating in present} == {"doors.height-of-a-door"}


def test_report_tells_statuses_agreement_and_disagreements(desk: Desk) -> None:
    filled = desk.filled()
    wrong = entry_on(filled, "lost a key")
    wrong.update(picks=letters(wrong, desk.items()[wrong["stem"]], is_key=False)[:1], comment="Two\nkeep the door.")
    entry_on(filled, "How high").update(objection="trivial")
    desk.record(filled, "r1")
    lines = desk.run("review", "report").stdout.splitlines()
    assert lines[:4] == [
        "items     accepted   pending  rejected",
        "mock             0         2         1",
        "drill            1         0         1",
        "waiting: 0 items for two raters, 2 for one",
    ]
    first, now = (lines.index(line) for line in lines if line.startswith(("first pass: ", "now: ")))
    assert lines[first + 5 : now][:4] == [
        "  r1 (model): 5 ratings",
        "    pick = key 80.0% (37.6% to 96.4%), second right option 0.0%, objections: trivial 1",
        "    mock: clear 5.00, exam-like 4.00, tempting 3.00 (3 ratings)",
        "    all: clear 5.00, exam-like 4.00, tempting 3.00 (5 ratings)",
    ]
    assert sorted(lines[now - 2 : now]) == [
        "    doors.a-lost-key (r1): another pick: Two keep the door.",
        "    doors.height-of-a-door (r1): trivial: no comment",
    ]


def test_report_of_some_raters_leaves_out_the_others(desk: Desk) -> None:
    for rater in ("r1", "r2"):
        desk.record(desk.filled("--for", rater), rater)
    lines = desk.run("review", "report", "--rater", "r2").stdout.splitlines()
    assert lines[0] == "  r2 (model): 3 ratings"
    assert not any("r1" in line for line in lines)


def test_report_on_nothing_says_so(desk: Desk) -> None:
    lines = desk.run("review", "report").stdout.splitlines()
    assert "waiting: 3 items for two raters, 2 for one" in lines
    assert lines.count("  all raters: 0 ratings") == 2
    assert lines.count("  disagreements: 0") == 2


def test_ledger_that_cannot_be_read_ends_the_command(desk: Desk) -> None:
    desk.ledger.parent.mkdir()
    desk.ledger.write_text("no rating\n")
    result = desk.run("review", "report")
    assert result.exit_code == 1
    assert result.stderr == f"{desk.ledger}:1: the line is no JSON; a rating is expected\n"
