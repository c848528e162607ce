"""Rating at the terminal."""

from examprep.core.item import Item
from tests.seed.review.desk import Desk, entry_on

# Rates an item whether it wants one pick or two: the line that does not fit is asked for again.
ANY_ITEM = "A\nAB\n4\n\n\n5\n2\n3\n"


def _only_the_value_waits(desk: Desk) -> Item:
    """Rates all but the item on the height of doors, whose options stand in rising order: C is the key."""
    for rater in ("r1", "r2"):
        filled = desk.filled("--for", rater)
        filled["entries"] = [entry for entry in filled["entries"] if "How high" not in entry["stem"]]
        desk.record(filled, rater)
    return next(item for item in desk.items().values() if "How high" in item.stem)


def test_what_is_entered_is_kept_as_the_rating_of_a_person(desk: Desk) -> None:
    item = _only_the_value_waits(desk)
    result = desk.run("review", "sit", "--rater", "anna", typed="c\n4\nwording\nSays little.\n5\n2\n3\n")
    assert result.exit_code == 0, result.output
    line = desk.lines()[-1]
    assert line["picks"] == [key.id for key in item.keys]
    assert (line["agrees"], line["verdict"], line["objection"]) == (True, "rejected", "wording")
    assert (line["comment"], line["confidence"], line["clear"]) == ("Says little.", 4, 5)
    assert (line["exam_like"], line["tempting"]) == (2, 3)
    assert (line["rater"], line["kind"]) == ("anna", "person")


def test_stem_and_options_are_shown_and_the_key_is_not(desk: Desk) -> None:
    item = _only_the_value_waits(desk)
    right = desk.run("review", "sit", "--rater", "anna", typed="C\n4\n\n\n5\n2\n3\n").output
    desk.ledger.write_text("".join(desk.ledger.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]))
    wrong = desk.run("review", "sit", "--rater", "anna", typed="A\n4\n\n\n5\n2\n3\n").output
    assert right.replace("C\n", "A\n", 1) == wrong
    assert [line["agrees"] for line in desk.lines()][-1] is False
    assert item.stem in right
    assert "  A  90 cm\n  B  150 cm\n  C  200 cm\n  D  400 cm\n" in right
    hidden = [item.id, item.explanation, *(option.rationale for option in item.options)]
    assert [part for part in hidden if part in right] == []


def test_stopping_keeps_what_was_rated_and_drops_the_item_on_the_screen(desk: Desk) -> None:
    _only_the_value_waits(desk)
    before = desk.ledger.read_bytes()
    assert desk.run("review", "sit", "--rater", "anna", typed="C\n4\nQ\n").exit_code == 0
    assert desk.ledger.read_bytes() == before


def test_end_of_input_keeps_what_was_rated(desk: Desk) -> None:
    filled = desk.filled()
    filled["entries"] = [entry_on(filled, "How high")]
    desk.record(filled)
    result = desk.run("review", "sit", "--rater", "anna", typed=f"{ANY_ITEM}A\n")
    assert result.exit_code == 1
    assert "Aborted!" in result.stderr
    assert [line["rater"] for line in desk.lines()] == ["r1", "anna"]


def test_entries_that_do_not_fit_are_asked_for_again(desk: Desk) -> None:
    _only_the_value_waits(desk)
    typed = "\nE\nAB\nC\n0\nfour\n4\nboring\n\n" + "x" * 2001 + "\nShort.\n6\n5\n2\n3\n"
    result = desk.run("review", "sit", "--rater", "anna", typed=typed)
    assert result.exit_code == 0, result.output
    assert result.output.count("1 of the letters A, B, C, D expected") == 2
    assert result.output.count("a whole number from 1 to 5 is expected") == 3
    assert "one of second-right-option, ambiguous, outdated, trivial, wording is expected" in result.output
    assert "text of at most 2000 characters is expected" in result.output
    assert (desk.lines()[-1]["comment"], desk.lines()[-1]["clear"]) == ("Short.", 5)


def test_several_picks_are_entered_together(desk: Desk) -> None:
    filled = desk.filled()
    filled["entries"] = [entry_on(filled, "shop closes")]
    desk.record(filled)
    result = desk.run("review", "sit", "--count", "1", "--rater", "anna", typed="e, a\n4\n\n\n5\n2\n3\n")
    assert "Pick 2 (by letter)" in result.output
    assert len(desk.lines()[-1]["picks"]) == 2


def test_count_limits_the_sitting(desk: Desk) -> None:
    result = desk.run("review", "sit", "--count", "1", "--rater", "anna", typed=ANY_ITEM * 2)
    assert result.exit_code == 0, result.output
    assert len(desk.lines()) == 1
