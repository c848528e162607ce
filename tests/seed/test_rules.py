"""Every lint rule passes what it should pass and names what it should name."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from seed.lint.registry import BankRule, ItemRule
from seed.lint.rules import BANK_RULES, ITEM_RULES
from tests.seed.lint_samples import PACK, item_of, items_of

CASES = Path(__file__).parent / "cases"
RULES: tuple[ItemRule | BankRule, ...] = (*ITEM_RULES, *BANK_RULES)


def _cases(rule: ItemRule | BankRule, kind: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((CASES / f"{rule.code}.yaml").read_text(encoding="utf-8"))[kind]
    return cases


def _parameters(rules: tuple[Any, ...], kind: str) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule.code}-{number}")
        for rule in rules
        for number, case in enumerate(_cases(rule, kind), start=1)
    ]


@pytest.mark.parametrize(("rule", "case"), _parameters(ITEM_RULES, "passing"))
def test_item_rule_lets_pass(rule: ItemRule, case: dict[str, Any]) -> None:
    assert list(rule.check(item_of(case))) == []


@pytest.mark.parametrize(("rule", "case"), _parameters(ITEM_RULES, "failing"))
def test_item_rule_names(rule: ItemRule, case: dict[str, Any]) -> None:
    assert list(rule.check(item_of(case))) == [case["says"]]


@pytest.mark.parametrize(("rule", "case"), _parameters(BANK_RULES, "passing"))
def test_bank_rule_lets_pass(rule: BankRule, case: dict[str, Any]) -> None:
    assert list(rule.check(items_of(case["items"]), PACK)) == []


@pytest.mark.parametrize(("rule", "case"), _parameters(BANK_RULES, "failing"))
def test_bank_rule_names(rule: BankRule, case: dict[str, Any]) -> None:
    assert list(rule.check(items_of(case["items"]), PACK)) == case["says"]


def test_good_item_passes_every_rule() -> None:
    assert {rule.code: list(rule.check(item_of({}))) for rule in ITEM_RULES if list(rule.check(item_of({})))} == {}


def test_empty_bank_and_bare_item_raise_nothing() -> None:
    bare = item_of({"stem": "", "keys": [], "distractors": [], "explanation": ""})
    assert all(isinstance(list(rule.check(bare)), list) for rule in ITEM_RULES)
    assert all(isinstance(list(rule.check((), PACK)), list) for rule in BANK_RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_has_cases_of_both_kinds(rule: ItemRule | BankRule) -> None:
    assert _cases(rule, "passing")
    assert _cases(rule, "failing")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_says_what_it_wants_and_why(rule: ItemRule | BankRule) -> None:
    assert re.fullmatch("[A-Z][0-9]{2}", rule.code)
    assert rule.name
    what, why = re.split(r"\n\*Why:\* ", rule.description)
    assert what.strip().endswith(".")
    assert why.strip().endswith(".")


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in CASES.iterdir()} == {rule.code for rule in RULES}
