"""The rules of the house hold for every file, and each of them can fail."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture import house_rules as rules
from tests.architecture.source import Module, read_modules

ROOT = Path(__file__).parents[2]
MARK = "#"  # keeps the examples below from being ignores of their own

FAULTS = [
    (rules.file_is_short, "pass\n" * 251),
    (rules.functions_are_short, "def f():\n" + "    pass\n" * 45),
    (rules.get_does_not_return_none, "def get_item() -> str | None: ..."),
    (rules.get_does_not_return_none, "def get_item() -> Optional[str]: ..."),
    (rules.names_use_the_words_of_the_house, "def check_answer(): ..."),
    (rules.names_use_the_words_of_the_house, "class MultipleChoice: ..."),
    (rules.no_test_is_skipped, "pytest.skip('later')"),
    (rules.no_test_is_skipped, "@pytest.mark.skipif(True)\ndef test(): ..."),
    (rules.ignores_give_their_reason, f"x = 1  {MARK} noqa: E501, S101"),
    (rules.ignores_give_their_reason, f"x = 1  {MARK} type: ignore[arg-type]"),
]
FINE = [
    (rules.file_is_short, "pass\n" * 250),
    (rules.functions_are_short, "def f():\n" + "    pass\n" * 44),
    (rules.get_does_not_return_none, "def find_item() -> str | None: ..."),
    (rules.get_does_not_return_none, "def get_item(code: str | None) -> str: ..."),
    (rules.names_use_the_words_of_the_house, "def count_unanswered(): ..."),
    (rules.no_test_is_skipped, "@pytest.mark.xfail(reason='#12')\ndef test(): ..."),
    (rules.ignores_give_their_reason, f"x = 1  {MARK} noqa: S608 – the name of one of our tables"),
    (rules.ignores_give_their_reason, f"x = 1  {MARK} type: ignore[misc]  {MARK} marshmallow's own"),
]

Rule = Callable[[Module], Iterator[str]]


def module(text: str, name: str = "planted") -> Module:
    return Module(name, Path("planted.py"), text, ast.parse(text))


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_rule_holds(rule: Rule) -> None:
    faults = [fault for found in read_modules(ROOT).values() for fault in rule(found)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("rule", "text"), FAULTS)
def test_fault_is_found(rule: Rule, text: str) -> None:
    assert len(list(rule(module(text)))) == 1


@pytest.mark.parametrize(("rule", "text"), FINE)
def test_what_is_fine_is_let_through(rule: Rule, text: str) -> None:
    assert list(rule(module(text))) == []


@pytest.mark.parametrize("name", ["seed.utils", "examprep.core.helpers", "examprep.misc.dates"])
def test_drawer_is_found(name: str) -> None:
    assert list(rules.module_is_no_drawer(module("", name)))
