"""Every lint rule passes what it should pass and names what it should name."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from examprep.core.item import Item
from seed.lint.registry import BankRule, ItemRule, TermRule
from seed.lint.rules import ALL_RULES, BANK_RULES, ITEM_RULES, TERM_RULES, Rule
from seed.lint.verdict import rejections_of
from tests.seed.lint_samples import PACK, item_of, items_of

ROOT = Path(__file__).parents[2]
CASES = ROOT / "seed" / "lint" / "cases"


def _cases(rule: Rule, kind: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((CASES / f"{rule.code}.yaml").read_text(encoding="utf-8"))[kind]
    return cases


def _messages(rule: ItemRule | TermRule, case: dict[str, Any]) -> list[str]:
    item: Item = item_of(case)
    if isinstance(rule, ItemRule):
        return list(rule.check(item))
    return list(rule.check(item, frozenset(case.get("terms", ()))))


def _parameters(rules: tuple[Any, ...], kind: str) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule.code}-{number}")
        for rule in rules
        for number, case in enumerate(_cases(rule, kind), start=1)
    ]


@pytest.mark.parametrize(("rule", "case"), _parameters((*ITEM_RULES, *TERM_RULES), "passing"))
def test_item_rule_lets_pass(rule: ItemRule | TermRule, case: dict[str, Any]) -> None:
    assert _messages(rule, case) == []


@pytest.mark.parametrize(("rule", "case"), _parameters((*ITEM_RULES, *TERM_RULES), "failing"))
def test_item_rule_names(rule: ItemRule | TermRule, case: dict[str, Any]) -> None:
    says = case["says"]
    assert _messages(rule, case) == (says if isinstance(says, list) else [says])


@pytest.mark.parametrize(("rule", "case"), _parameters(BANK_RULES, "passing"))
def test_bank_rule_lets_pass(rule: BankRule, case: dict[str, Any]) -> None:
    assert list(rule.check(items_of(case["items"]), PACK)) == []


@pytest.mark.parametrize(("rule", "case"), _parameters(BANK_RULES, "failing"))
def test_bank_rule_names(rule: BankRule, case: dict[str, Any]) -> None:
    assert list(rule.check(items_of(case["items"]), PACK)) == case["says"]


def test_good_item_passes_every_rule() -> None:
    assert rejections_of([item_of({})], frozenset()) == ()


def test_rules_on_terms_need_terms() -> None:
    item = item_of({"stem": "Which endpoint survives an XQR?", "mock": False})
    assert rejections_of([item]) == ()
    assert [rejection.code for rejection in rejections_of([item], frozenset())] == ["L04"]


def test_empty_bank_and_bare_item_raise_nothing() -> None:
    bare = item_of({"stem": "", "keys": [], "distractors": [], "explanation": ""})
    assert "S01" in {rejection.code for rejection in rejections_of([bare], frozenset())}
    assert all(isinstance(list(rule.check((), PACK)), list) for rule in BANK_RULES)
    assert all(isinstance(list(rule.check((bare,), PACK)), list) for rule in BANK_RULES)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_rule_opens_with_an_example_and_its_good_twin(rule: Rule) -> None:
    assert _cases(rule, "passing")[0]
    assert _cases(rule, "failing")[0].keys() - {"says"}


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_rule_says_what_it_wants_and_why(rule: Rule) -> None:
    assert re.fullmatch("[A-Z][0-9]{2}", rule.code)
    assert rule.name
    what, why = re.split(r"\n\*Why:\* ", rule.description)
    assert what.strip().endswith(".")
    assert why.strip().endswith(".")


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in ALL_RULES}) == len({rule.name for rule in ALL_RULES}) == len(ALL_RULES)


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in CASES.iterdir()} == {rule.code for rule in ALL_RULES}
