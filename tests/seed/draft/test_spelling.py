"""Likely typos are offered, and only these."""

import pytest

from seed.draft.language import wording
from seed.draft.spelling import speller_of

NOTES = (
    "grinder grinder grinder grinders kettle kettle kettle filter filter filter brew brew brew roasted roasted roasted"
)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("gridner", "grinder"), ("ketle", "kettle"), ("filtter", "filter"), ("berw", "brew"), ("Grindar", "Grinder")],
)
def test_word_one_slip_away_from_a_frequent_one_is_offered(wrong: str, right: str) -> None:
    assert speller_of([f"{NOTES} {wrong}"], [], wording()).offers(f"the {wrong}, see") == ((wrong, right),)


@pytest.mark.parametrize("word", ["grinders", "roaster", "zkettle", "kettlr", "kettle2", "filter-bag", "filters"])
def test_other_forms_and_far_words_are_not(word: str) -> None:
    assert speller_of([f"{NOTES} {word}"], [], wording()).offers(word) == ()


def test_word_that_the_pack_uses_is_right() -> None:
    assert speller_of([f"{NOTES} ketle"], ["a ketle"], wording()).offers("ketle") == ()


def test_word_of_the_pack_is_offered() -> None:
    assert speller_of(["portafliter"], ["portafilter portafilter portafilter"], wording()).offers("portafliter") == (
        ("portafliter", "portafilter"),
    )
