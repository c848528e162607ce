"""All rules, in the order of their codes."""

from collections.abc import Iterable
from types import ModuleType

from seed.lint import bank, key, language, options, rationale, stem
from seed.lint.registry import BankRule, ItemRule


def _in_modules(modules: Iterable[ModuleType]) -> list[object]:
    return [value for module in modules for value in vars(module).values()]


ITEM_RULES: tuple[ItemRule, ...] = tuple(
    sorted(
        (value for value in _in_modules((stem, language, key, options, rationale)) if isinstance(value, ItemRule)),
        key=lambda rule: rule.code,
    )
)
BANK_RULES: tuple[BankRule, ...] = tuple(
    sorted((value for value in _in_modules((bank,)) if isinstance(value, BankRule)), key=lambda rule: rule.code)
)
