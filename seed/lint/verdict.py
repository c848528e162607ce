"""All rules held against all items."""

from collections.abc import Iterable, Iterator

from examprep.core.item import Item
from examprep.core.pack import Pack
from seed.lint.rules import BANK_RULES, ITEM_RULES, TERM_RULES
from seed.records import Finding, Rejection


def rejections_of(items: Iterable[Item], terms: frozenset[str] | None = None) -> tuple[Rejection, ...]:
    """What the rules over one item object to, in the order of items and codes.

    `terms` are those that a reader knows; without them the rules on terms are left out.
    """
    return tuple(rejection for item in items for rejection in sorted(_objections(item, terms), key=_code))


def findings_of(items: tuple[Item, ...], pack: Pack) -> tuple[Finding, ...]:
    """What the rules over the bank say of the items, in the order of codes."""
    return tuple(Finding(rule.code, message) for rule in BANK_RULES for message in rule.check(items, pack))


def _objections(item: Item, terms: frozenset[str] | None) -> Iterator[Rejection]:
    for rule in ITEM_RULES:
        yield from (Rejection(rule.code, message, item) for message in rule.check(item))
    if terms is not None:
        for term_rule in TERM_RULES:
            yield from (Rejection(term_rule.code, message, item) for message in term_rule.check(item, terms))


def _code(rejection: Rejection) -> str:
    return rejection.code
