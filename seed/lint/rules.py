"""All rules, in the order of their codes."""

from types import ModuleType
from typing import TypeVar

from seed.lint import bank, key, language, neighbors, options, rationale, stem
from seed.lint.registry import BankRule, ItemRule, TermRule

Rule = ItemRule | TermRule | BankRule
R = TypeVar("R", ItemRule, TermRule, BankRule)

_MODULES: tuple[ModuleType, ...] = (stem, language, key, options, rationale, bank, neighbors)


def _rules_of(kind: type[R]) -> tuple[R, ...]:
    found = [value for module in _MODULES for value in vars(module).values() if isinstance(value, kind)]
    return tuple(sorted(found, key=lambda rule: rule.code))


ITEM_RULES = _rules_of(ItemRule)
TERM_RULES = _rules_of(TermRule)
BANK_RULES = _rules_of(BankRule)
ALL_RULES: tuple[Rule, ...] = tuple(sorted([*ITEM_RULES, *TERM_RULES, *BANK_RULES], key=lambda rule: rule.code))
