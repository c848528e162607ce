"""The page of all rules: what each objects to, why, and an example with its good twin from the rule's case file."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from seed.lint.rules import Rule
from seed.sentences import sentences

CASES = Path(__file__).parent / "cases"
_HEAD = """\
# Item rules

`python -m seed rules` writes this page from the rules in `seed/lint/` and their case files in `seed/lint/cases/`;
the tests hold every rule to its cases.

An item to which a rule objects is left out of the bank, with its place in the build report. Rules whose code begins
with B look at the bank as a whole; what they find is reported and rejects nothing. Spelling is no rule: `make check`
runs codespell over notes and bank.

Examples show what matters of an item; the rest is that of a good one. `keys` and `distractors` are given as
`option — rationale` where the rationale matters; `times` is the number of such items, each in a block of its own
unless a `block` is named.

"""
_WIDTH = 150


def rules_page(rules: Iterable[Rule], cases: Path = CASES) -> str:
    """The page as Markdown: a table of the rules, then a section for each."""
    rules = tuple(rules)
    rows = [f"| [{rule.code}](#{_anchor(rule)}) | {rule.name} | {_summary(rule)} |" for rule in rules]
    table = "\n".join(["| code | objects to | wants |", "|---|---|---|", *rows])
    return "\n".join([_HEAD + table, *(line for rule in rules for line in _section(rule, cases)), ""])


def _summary(rule: Rule) -> str:
    """The first sentence of a rule's description."""
    return sentences(rule.description)[0]


def _anchor(rule: Rule) -> str:
    """What code hosts make of the heading of a rule."""
    kept = "".join(
        character for character in f"{rule.code} {rule.name}".lower() if character.isalnum() or character in " -"
    )
    return kept.replace(" ", "-")


def _section(rule: Rule, cases: Path) -> Iterator[str]:
    examples = yaml.safe_load((cases / f"{rule.code}.yaml").read_text(encoding="utf-8"))
    failing, passing = examples["failing"][0], examples["passing"][0]
    said = failing["says"] if isinstance(failing["says"], list) else [failing["says"]]
    yield from ("", f"## {rule.code} {rule.name}", "", rule.description, "")
    yield from (f"Objects to this: {'; '.join(said)}.", "", *_fenced(failing), "", "Lets pass:", "", *_fenced(passing))


def _fenced(case: dict[str, Any]) -> Iterator[str]:
    shown = {name: value for name, value in case.items() if name != "says"}
    text = yaml.safe_dump(shown, allow_unicode=True, sort_keys=False, width=_WIDTH)
    yield from ("```yaml", text.rstrip("\n"), "```")
