"""Rows on what the items are like: kinds, flaws, lengths, rationales."""

from collections import Counter
from collections.abc import Iterator, Sequence

from examprep.core.item import Item
from examprep.core.pack import Pack
from seed.lint.bank import LONGEST_KEY_SHARE, MOST_RECALL_SHARE, MULTIPLE_SHARE
from seed.lint.rules import BANK_RULES
from seed.lint.verdict import rejections_of
from seed.stats.rows import Row, percent, share_row
from seed.stats.solver import hit, is_guessable, key_position

RECALL_KINDS = ("identify", "value")
MOST_FLAWED = 0.05
NEAR_DUPLICATES = "B01"


def share_rows(items: Sequence[Item], pack: Pack) -> Iterator[Row]:
    """Yields the rows on kinds, flaws, the longest option, near-duplicates and rationales."""
    several = [float(item.choose > 1) for item in items if item.mock]
    yield share_row("multiple response among mock items", several, *MULTIPLE_SHARE)
    recall = [float(item.kind in RECALL_KINDS) for item in items]
    yield share_row("identify and value among items", recall, 0.0, MOST_RECALL_SHARE)
    yield _flaw_row(items)
    longest = [longest_is_key(item) for item in items if is_guessable(item)]
    yield share_row("the longest option is the key, 4 options", longest, *LONGEST_KEY_SHARE)
    yield _near_duplicate_row(items, pack)
    yield _rationale_row(items)


def longest_is_key(item: Item) -> float:
    """Whether the key has the most characters: 1, 0, or between them where the longest options tie."""
    return hit([len(option.text) for option in item.options], key_position(item))


def _flaw_row(items: Sequence[Item]) -> Row:
    """None by construction: the build leaves out what a rule objects to. More than none: rules changed since."""
    broken = {(rejection.item.id, rejection.code) for rejection in rejections_of(items)}
    flaws = Counter(item_id for item_id, _ in broken)
    with_two = sum(count > 1 for count in flaws.values())
    value = f"{len(flaws)} / {with_two} of {len(items)}"
    ok = len(flaws) <= MOST_FLAWED * len(items) and not with_two
    return Row("items with a flaw / with two (0 by construction)", value, f"≤ {percent(MOST_FLAWED)} / 0", ok)


def _near_duplicate_row(items: Sequence[Item], pack: Pack) -> Row:
    rule = next(rule for rule in BANK_RULES if rule.code == NEAR_DUPLICATES)
    count = len(list(rule.check(tuple(items), pack)))
    return Row("near-duplicate stems with the same key", str(count), "0", count == 0)


def _rationale_row(items: Sequence[Item]) -> Row:
    own = [_has_own_rationale(item, rationale) for item in items for rationale in _of_distractors(item)]
    value = f"{sum(own)} of {len(own)}"
    return Row("distractors with a rationale of their own", value, "all", all(own))


def _of_distractors(item: Item) -> list[str]:
    return [option.rationale for option in item.distractors]


def _has_own_rationale(item: Item, rationale: str) -> bool:
    return bool(rationale.strip()) and sum(option.rationale == rationale for option in item.options) == 1
