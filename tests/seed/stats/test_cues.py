"""Each cue counts what its name says, in file order, without knowing the key."""

import pytest

from seed.stats.cues import CUES, cue_rows
from tests.seed.lint_samples import item_of

STEM = "A bank keeps ledgers in a vault. Which storage should the bank use?"
CASES = {
    "shortest": (["Ab", "Abc", "Abcd", "Abcde"], [1, 0, 0, 0]),
    "second shortest": (["Ab", "Abc", "Abcd", "Abcde"], [0, 1, 0, 0]),
    "second longest": (["Ab", "Abc", "Abcd", "Abcde"], [0, 0, 1, 0]),
    "longest": (["Abcde", "Abc", "Edcba", "Ab"], [0.5, 0, 0.5, 0]),
    "fewest words": (["One", "One two", "One two", "One two"], [1, 0, 0, 0]),
    "most words": (["One", "One two", "One two", "One two three"], [0, 0, 0, 1]),
    "length in characters": (["Ab", "Abcd", "Ab", "Abcd"], [-1, 1, -1, 1]),
    "length in words": (["One", "Two", "Three", "Four"], [0, 0, 0, 0]),
    "digit": (["S3", "EFS", "RAID 0", "EBS"], [1, 0, 1, 0]),
    "bracket": (["A (b)", "A b", "A [b]", "A b"], [1, 0, 1, 0]),
    "hyphens": (["A-b-c", "A-b", "A – b", "A"], [2, 1, 0, 0]),
    "commas": (["A, b, c", "A, b", "A b", "A"], [2, 1, 0, 0]),
    "capital letters": (["Amazon S3", "AWS", "Another", "a B"], [1, 2, 0, 1]),
    "absolute term": (["Only here", "Lonely", "All keys", "Keys"], [1, 0, 1, 0]),
    "vague term": (["May be", "Maybe", "Usually so", "So"], [1, 0, 1, 0]),
    "opens with an article": (["A key", "The key", "Any key", "Thea"], [1, 1, 0, 0]),
    "opens with an -ing form": (["Sharding", "Ring", "Use of sharding", "Copies"], [1, 0, 0, 0]),
    "opens with an imperative": (["Use a key", "A use", "Force the lock", "Route 53"], [1, 0, 1, 0]),
    "opens with a name": (["Amazon Aurora", "DynamoDB", "Amazonian", "io2 volumes"], [1, 1, 0, 1]),
    "opens in the form of other options": (["Use it", "Add it", "A use", "Deny it"], [3, 3, 1, 3]),
    "opens with the word of other options": (["Use a", "Use b", "Add c", "Deny d"], [2, 2, 1, 1]),
    "ends with the word of other options": (["Use a", "Deny a", "Add a", "Add c"], [3, 3, 3, 1]),
    "words of the stem": (["Vault ledgers", "Vault doors", "Doors", "Of the"], [2, 1, 0, 0]),
    "share of its words from the stem": (["Vault ledgers", "Vault doors", "Doors", "Of the"], [1, 0.5, 0, 0]),
    "words of other options": (["Red door", "Red gate", "Blue wall", "Of the"], [4 / 3, 4 / 3, 1, 0]),
    "words of no other option": (["Red door", "Red gate", "Blue wall", "Of the"], [1, 1, 2, 0]),
    "smallest or largest of numbers": (["1 GB", "2 GB", "3 GB", "4 GB"], [1, 0, 0, 1]),
}


def test_every_cue_has_a_case() -> None:
    assert CASES.keys() == CUES.keys()


@pytest.mark.parametrize("name", CASES)
def test_cue_counts(name: str) -> None:
    (key, *distractors), expected = CASES[name]
    rows = cue_rows(item_of({"stem": STEM, "keys": [key], "distractors": distractors}))
    assert [row[list(CUES).index(name)] for row in rows] == pytest.approx(expected)


def test_words_among_numbers_have_no_ends() -> None:
    item = item_of({"keys": ["1 GB"], "distractors": ["2 GB", "3 GB", "As many as are needed"]})
    assert [row[-1] for row in cue_rows(item)] == [0, 0, 0, 0]
