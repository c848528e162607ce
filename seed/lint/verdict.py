"""All rules held against all items."""

from collections.abc import Iterable

from examprep.core.item import Item
from examprep.core.pack import Pack
from seed.lint.rules import BANK_RULES, ITEM_RULES
from seed.records import Finding, Rejection


def rejections_of(items: Iterable[Item]) -> tuple[Rejection, ...]:
    """What the rules over one item object to, in the order of items and codes."""
    return tuple(
        Rejection(rule.code, message, item) for item in items for rule in ITEM_RULES for message in rule.check(item)
    )


def findings_of(items: tuple[Item, ...], pack: Pack) -> tuple[Finding, ...]:
    """What the rules over the bank say of the items, in the order of codes."""
    return tuple(Finding(rule.code, message) for rule in BANK_RULES for message in rule.check(items, pack))
