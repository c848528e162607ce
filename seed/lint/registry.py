"""What a lint rule is, and how a function becomes one."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from examprep.core.item import Item
from examprep.core.pack import Pack

ItemCheck = Callable[[Item], Iterator[str]]
TermCheck = Callable[[Item, frozenset[str]], Iterator[str]]
BankCheck = Callable[[tuple[Item, ...], Pack], Iterator[str]]


@dataclass(frozen=True, slots=True)
class ItemRule:
    """A rule over one item: `check` yields a message for each flaw, and any message rejects the item."""

    code: str
    name: str
    check: ItemCheck

    @property
    def description(self) -> str:
        """The docstring of the rule: what it objects to, and why."""
        return inspect.getdoc(self.check) or ""


@dataclass(frozen=True, slots=True)
class TermRule:
    """A rule over one item and the terms that its reader knows; any message of `check` rejects the item."""

    code: str
    name: str
    check: TermCheck

    @property
    def description(self) -> str:
        """The docstring of the rule: what it objects to, and why."""
        return inspect.getdoc(self.check) or ""


@dataclass(frozen=True, slots=True)
class BankRule:
    """A rule over all items of a pack: `check` yields findings, which reject nothing."""

    code: str
    name: str
    check: BankCheck

    @property
    def description(self) -> str:
        """The docstring of the rule: what it objects to, and why."""
        return inspect.getdoc(self.check) or ""


def item_rule(code: str, name: str) -> Callable[[ItemCheck], ItemRule]:
    """Makes a rule with this code and name of the function below it."""
    return lambda check: ItemRule(code, name, check)


def term_rule(code: str, name: str) -> Callable[[TermCheck], TermRule]:
    """Makes a rule with this code and name of the function below it."""
    return lambda check: TermRule(code, name, check)


def bank_rule(code: str, name: str) -> Callable[[BankCheck], BankRule]:
    """Makes a rule with this code and name of the function below it."""
    return lambda check: BankRule(code, name, check)
