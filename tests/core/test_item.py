"""What the hashes of an item see, and what they do not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from examprep.core.item import Item, Option, Source, content_hash, item_from_dict, item_to_dict, review_hash
from tests.factories import make_item

ITEM = make_item("secure", 1, choose=2)
Edit = Callable[[Item], Item]


def with_option(item: Item, **changes: object) -> Item:
    """The item with its first option changed."""
    first, *others = item.options
    described = {name: getattr(first, name) for name in Option.__dataclass_fields__}
    return replace(item, options=(Option(**{**described, **changes}), *others))


UNSEEN: dict[str, Edit] = {
    "order of options": lambda item: replace(item, options=item.options[::-1]),
    "source": lambda item: replace(item, source=Source("moved.md", "Elsewhere", 1, 2)),
    "domain": lambda item: replace(item, domain="resilient", task="2.1"),
    "topic": lambda item: replace(item, topic="nets", block="nets.block-1"),
    "difficulty": lambda item: replace(item, intended_difficulty=3),
    "mock": lambda item: replace(item, mock=False),
    "tags": lambda item: replace(item, tags=("legacy",), services=(), enemies=("other",), origins=("S01",)),
    "month": lambda item: replace(item, as_of="2027-01"),
}
SEEN_BY_LEARNERS: dict[str, Edit] = {
    "rationale": lambda item: with_option(item, rationale="Another reason."),
    "explanation": lambda item: replace(item, explanation="Another explanation."),
}
SEEN_BY_REVIEWERS: dict[str, Edit] = {
    "stem": lambda item: replace(item, stem="Another stem?"),
    "kind": lambda item: replace(item, kind="scenario"),
    "choose": lambda item: replace(item, choose=3),
    "text of an option": lambda item: with_option(item, text="Another option"),
    "id of an option": lambda item: with_option(item, id="ffffff"),
    "key": lambda item: with_option(item, is_key=False),
    "fewer options": lambda item: replace(item, options=item.options[1:]),
}


@pytest.mark.parametrize("edit", UNSEEN.values(), ids=UNSEEN)
def test_what_nobody_is_shown_leaves_both_hashes_alone(edit: Edit) -> None:
    assert edit(ITEM) != ITEM
    assert content_hash(edit(ITEM)) == content_hash(ITEM)
    assert review_hash(edit(ITEM)) == review_hash(ITEM)


@pytest.mark.parametrize("edit", SEEN_BY_LEARNERS.values(), ids=SEEN_BY_LEARNERS)
def test_a_better_rationale_changes_the_content_but_voids_no_review(edit: Edit) -> None:
    assert content_hash(edit(ITEM)) != content_hash(ITEM)
    assert review_hash(edit(ITEM)) == review_hash(ITEM)


@pytest.mark.parametrize("edit", SEEN_BY_REVIEWERS.values(), ids=SEEN_BY_REVIEWERS)
def test_what_is_asked_changes_both_hashes(edit: Edit) -> None:
    assert content_hash(edit(ITEM)) != content_hash(ITEM)
    assert review_hash(edit(ITEM)) != review_hash(ITEM)


def test_texts_cannot_move_between_fields_unnoticed() -> None:
    first = with_option(ITEM, text="a", rationale="bc")
    second = with_option(ITEM, text="ab", rationale="c")
    assert content_hash(first) != content_hash(second)


def test_hashes_stay_what_they_were() -> None:
    """Stored reviews and revisions are compared by them, so other hashes would void all. Made with sha256sum, of
    ["choose","Stem – why?",1,[["a","A",true,"R"],["b","B",false,"S"]],"E"] and the same less R, S and E.
    """
    options = (Option("b", "B", False, "S"), Option("a", "A", True, "R"))
    item = replace(ITEM, kind="choose", stem="Stem – why?", choose=1, options=options, explanation="E")
    assert content_hash(item) == "921ea6d81a86641f"
    assert review_hash(item) == "04750fffad35df05"


def test_keys_and_distractors_share_out_the_options() -> None:
    assert [option.is_key for option in ITEM.keys] == [True, True]
    assert [option.is_key for option in ITEM.distractors] == [False, False, False]
    assert {*ITEM.keys, *ITEM.distractors} == set(ITEM.options)


def test_an_item_survives_the_bank_file() -> None:
    described = item_to_dict(ITEM)
    assert described["hash"] == content_hash(ITEM)
    assert item_from_dict({**described, "review": {"status": "pending", "hash": review_hash(ITEM)}}) == ITEM
