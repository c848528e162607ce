"""What becomes of a block: ids, stems, options, mock fitness, enemies."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examprep.core.item import Source, options_are_ordered
from examprep.core.pack import LeadIns
from seed.compose.draws import drawn
from seed.compose.lead_ins import lead_in
from seed.compose.options import offered_distractors, options_of
from seed.quantities import sizes
from seed.records import Candidate, Question, Settings
from tests.seed.samples import items_of_page

NEED = "doors.kinds-of-doors.a-narrow-corridor"
IDENTIFY = "doors.kinds-of-doors.identify-sliding-door"
SCENARIO = "doors.a-lost-key"
CHOOSE = "doors.ways-to-close"
GENERAL = LeadIns()
VALUE = "doors.height-of-a-door"


def _question(kind: str, keys: int) -> Question:
    """A question that leaves its lead-in to the pipeline."""
    fits = tuple(Candidate(f"key {number}", "", 1) for number in range(keys))
    settings = Settings("1.1", 2, None, (), (), ())
    return Question(kind, "slug", "title", 1, 2, "", "", fits, (), (), "", "", settings)


def test_each_question_and_each_member_to_identify_becomes_an_item(tmp_path: Path) -> None:
    kinds = {item_id: item.kind for item_id, item in items_of_page(tmp_path).items()}
    expected = {NEED: "choose", IDENTIFY: "identify", SCENARIO: "scenario", CHOOSE: "select", VALUE: "value"}
    assert kinds == expected


def test_stem_is_the_situation_and_the_question_as_plain_text(tmp_path: Path) -> None:
    situation = "A shop closes at night. Its doors must be shut and watched."
    marked = "A *shop* runs `lock --all`\nat [night](x).\n\nIts **doors** must be\\* shut."
    assert items_of_page(tmp_path, (situation, marked))[CHOOSE].stem.split("\n\n") == [
        "A shop runs lock --all at night.",
        "Its doors must be* shut.",
        "Which TWO measures together meet these needs?",
    ]


def test_missing_ask_is_filled_with_a_lead_in_that_the_id_decides(tmp_path: Path) -> None:
    question = _question("scenario", keys=1)
    assert items_of_page(tmp_path)[SCENARIO].stem.endswith(f"\n\n{lead_in(SCENARIO, question, GENERAL)}")
    assert {lead_in(f"block-{number}", question, GENERAL) for number in range(100)} == set(GENERAL.single)


def test_lead_in_of_several_keys_says_how_many() -> None:
    lead_ins = {lead_in(f"block-{number}", _question("select", keys=3), GENERAL) for number in range(100)}
    assert len(lead_ins) == len(GENERAL.several)
    assert all("THREE" in text for text in lead_ins)


def test_single_item_offers_the_key_the_first_distractor_and_two_others(tmp_path: Path) -> None:
    item = items_of_page(tmp_path)[NEED]
    assert [option.text for option in item.keys] == ["A sliding door of two wings"]
    assert "A swing door of two wings" in [option.text for option in item.distractors]
    assert len(item.options) == 4


def test_what_also_fits_is_never_offered(tmp_path: Path) -> None:
    assert "A roller door" not in [option.text for option in items_of_page(tmp_path)[NEED].options]


def test_every_distractor_but_the_first_is_drawn_as_often() -> None:
    rejected = [Candidate(f"candidate {number}", "", 1) for number in range(5)]
    counts = Counter(one.text for number in range(2000) for one in offered_distractors(f"item-{number}", rejected))
    assert counts["candidate 0"] == 2000
    assert all(900 < counts[f"candidate {number}"] < 1100 for number in range(1, 5))


def test_further_entry_replaces_at_most_one_that_was_drawn() -> None:
    names = [f"entry {number}" for number in range(6)]
    for salt in map(str, range(50)):
        before, after = set(drawn(names, 3, names, salt)), set(drawn([*names, "new"], 3, [*names, "new"], salt))
        assert len(before - after) <= 1


def test_choose_offers_all_candidates(tmp_path: Path) -> None:
    item = items_of_page(tmp_path)[CHOOSE]
    assert (item.choose, len(item.options), len(item.keys)) == (2, 5, 2)


def test_option_ids_are_six_hex_digits_that_depend_on_item_and_text(tmp_path: Path) -> None:
    for item in items_of_page(tmp_path).values():
        assert all(re.fullmatch("[0-9a-f]{6}", option.id) for option in item.options)
    one, other = Candidate("Same text", "", 1), Candidate("Other text", "", 1)
    ids = {option.text: option.id for option in options_of("one", [one], [other])}
    assert ids["Same text"] == options_of("one", [], [one])[0].id
    assert ids["Same text"] != options_of("two", [], [one])[0].id


def test_key_stands_at_every_place_about_as_often() -> None:
    key, *others = [Candidate(f"text {name}", "", 1) for name in "abcd"]
    places = Counter(
        next(at for at, option in enumerate(options_of(f"item-{number}", [key], others)) if option.is_key)
        for number in range(2000)
    )
    assert all(400 < places[place] < 600 for place in range(4))


def test_quantities_stand_in_rising_order(tmp_path: Path) -> None:
    assert [option.text for option in items_of_page(tmp_path)[VALUE].options] == ["90 cm", "150 cm", "200 cm", "400 cm"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["24 hours", "1 week", "90 seconds"], [86_400, 604_800, 90]),
        (["1 TB", "500 GB", "2 TiB"], [1e12, 5e11, 2 * 2**40]),
        (["99.9%", "99.99 %", "95%"], [99.9, 99.99, 95]),
        (["3,000 IOPS", "16,000 IOPS"], [3000, 16_000]),
        (["15 replicas", "1 replica"], [15, 1]),
        (["2", "10"], [2, 10]),
        (["$5 a month", "$12 a month"], [5, 12]),
        (["10 Gbps", "500 Mbps"], [1e10, 5e8]),
        (["/28", "/16"], [28, 16]),
        (["-1 day", "+1 day"], [-86_400, 86_400]),
        (["5 minutes", "5 GB"], None),
        (["5 minutes", "At once"], None),
        (["One", "Two"], None),
    ],
)
def test_sizes_are_known_for_quantities_of_one_kind_alone(texts: list[str], expected: list[float] | None) -> None:
    assert sizes(texts) == expected


@given(
    st.lists(st.sampled_from(["1 day", "2 days", "$5", "/16", "5 GB", "-3", "One", "3-tier"]), min_size=4, max_size=4)
)
def test_options_rise_in_the_file_only_where_the_application_leaves_their_order_alone(texts: list[str]) -> None:
    options = options_of("item", [Candidate(texts[0], "", 1)], [Candidate(text, "", 1) for text in texts[1:]])
    listed = [option.text for option in options]
    rising = sizes(listed)
    if options_are_ordered(listed) and rising:
        assert rising == sorted(rising)
    else:
        assert [option.id for option in options] == sorted(option.id for option in options)


def test_explanation_is_because_and_then_unless(tmp_path: Path) -> None:
    assert items_of_page(tmp_path)[NEED].explanation == (
        "The corridor leaves no room to swing, and beds need width. With a wide corridor, a swing door would do."
    )


@pytest.mark.parametrize(
    ("changes", "item_id", "mock"),
    [
        ([], NEED, True),
        ([("Beds must pass, and nothing may stand into the corridor.", "")], NEED, False),
        ([("### Need: a narrow corridor\n", "### Need: a narrow corridor\n\n- **Mock:** no\n")], NEED, False),
        ([("- **Origins:** C01", "- **Origins:** C01\n- **Mock:** no")], NEED, False),
        ([("- **Origins:** C01", "- **Origins:** C01\n- **Mock:** yes")], IDENTIFY, False),
        ([], SCENARIO, True),
        ([("- **Level:** 3", "- **Level:** 3\n- **Mock:** no")], SCENARIO, False),
        ([("- **Level:** 3", "- **Level:** 3\n- **Mock:** yes\n- **Tags:** legacy")], SCENARIO, False),
        ([], CHOOSE, True),
        ([], VALUE, False),
        ([("- **Ask:** How high", "- **Mock:** yes\n- **Ask:** How high")], VALUE, True),
    ],
)
def test_mock_fitness_follows_kind_situation_and_notes(
    changes: list[tuple[str, str]], item_id: str, mock: bool, tmp_path: Path
) -> None:
    assert items_of_page(tmp_path, *changes)[item_id].mock is mock


def test_enemies_are_items_and_in_both_directions(tmp_path: Path) -> None:
    items = items_of_page(tmp_path, ("- **Level:** 3\n", "- **Level:** 3\n- **Tags:** odd, old\n"))
    assert items[SCENARIO].enemies == (CHOOSE,)
    assert items[CHOOSE].enemies == (SCENARIO,)
    assert items[SCENARIO].tags == ("odd", "old")
    assert items[NEED].enemies == ()


def test_no_item_is_its_own_enemy(tmp_path: Path) -> None:
    items = items_of_page(tmp_path, ("- **Enemies:** doors.ways-to-close", "- **Enemies:** doors.a-lost-key"))
    assert items[SCENARIO].enemies == ()


def test_enemy_of_a_comparison_is_enemy_of_all_its_items(tmp_path: Path) -> None:
    items = items_of_page(tmp_path, ("- **Enemies:** doors.ways-to-close", "- **Enemies:** doors.kinds-of-doors"))
    assert items[SCENARIO].enemies == (NEED, IDENTIFY)


def test_settings_of_a_block_hold_for_its_questions_unless_they_say_otherwise(tmp_path: Path) -> None:
    items = items_of_page(
        tmp_path,
        ("- **Origins:** C01", "- **Origins:** C01\n- **Task:** 2.1\n- **Level:** 3"),
        ("- **Ask:** Which door", "- **Level:** 1\n- **Ask:** Which door"),
    )
    need = items[NEED]
    assert (need.task, need.domain, need.intended_difficulty, need.origins) == ("2.1", "resilient", 1, ("C01",))
    assert (items[CHOOSE].task, items[CHOOSE].intended_difficulty) == ("1.1", 2)


def test_item_carries_page_pack_and_place(tmp_path: Path) -> None:
    item = items_of_page(tmp_path)[SCENARIO]
    assert (item.pack, item.language, item.as_of, item.services) == ("made-up", "en", "2026-11", ("Doors",))
    assert item.source == Source("made-up/doors.md", "a lost key", 39, 50)
