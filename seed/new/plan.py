"""What somebody wants to examine, and the files of the pack that it comes to."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import Template

from examprep.core.slugs import slug

LOWEST_SCORE, HIGHEST_SCORE = 100, 1000
EXAMPLE_TOPIC = "example"
_EXAMPLE = Path(__file__).parent / "example.md"
_PACK = Template("""\
# What the exam is: docs/your-own-exam.md explains every line. The notes beside this file say what it asks.
title: $title
version: $version
language: $language
# The weights are percent of the scored questions and add up to 100.
domains:
$domains
# A domain has at least one task; split it where learners should see more closely what to study.
tasks:
$tasks
# linear-v1: 100 for nothing right, 1000 for everything; $percent % right come to $score.
blueprints:
  - code: $code
    title: $title
    questions: $questions
    minutes: $minutes
    passing_score: $score
    scoring_model: linear-v1
# Study order. Every page is listed here by its file name without .md.
topics:
  - $topic
""")


@dataclass(frozen=True, slots=True)
class Plan:
    """An exam in its outlines. `domains` are titles with weights in percent; `passing` is in percent of right ones."""

    code: str
    title: str
    version: str
    language: str
    domains: tuple[tuple[str, int], ...]
    questions: int
    minutes: int
    passing: int

    @property
    def passing_score(self) -> int:
        """The passing share on the scale from 100 to 1000, rounded up to a whole score."""
        return LOWEST_SCORE + -(-(HIGHEST_SCORE - LOWEST_SCORE) * self.passing // 100)


def plan_faults(plan: Plan) -> list[str]:
    """What keeps the plan from being a pack, a sentence each."""
    faults = []
    if (total := sum(weight for _, weight in plan.domains)) != 100:
        faults.append(f"the weights of the domains add up to {total}; 100 is expected")
    repeated = [code for code, count in Counter(_codes(plan)).items() if count > 1]
    return faults + [f"several domains would be called {code!r}; one is expected" for code in repeated]


def pack_files(plan: Plan) -> dict[str, str]:
    """The texts of the pack's files by name: `pack.yaml`, and an example page that builds."""
    domains = list(zip(_codes(plan), plan.domains, strict=True))
    pack = _PACK.substitute(
        title=_quoted(plan.title),
        version=_quoted(plan.version),
        language=_quoted(plan.language),
        domains=_lines(
            f"code: {_quoted(code)}, title: {_quoted(title)}, weight: {weight}" for code, (title, weight) in domains
        ),
        tasks=_lines(
            f'code: "{number}.1", domain: {_quoted(code)}, title: {_quoted(title)}'
            for number, (code, (title, _)) in enumerate(domains, start=1)
        ),
        code=_quoted(plan.code),
        questions=plan.questions,
        minutes=plan.minutes,
        percent=plan.passing,
        score=plan.passing_score,
        topic=EXAMPLE_TOPIC,
    )
    return {"pack.yaml": pack, f"{EXAMPLE_TOPIC}.md": _EXAMPLE.read_text(encoding="utf-8")}


def _codes(plan: Plan) -> list[str]:
    """A code for each domain: its title as a slug, or its number where the title has letters that codes have not."""
    slugs = [slug(title) for title, _ in plan.domains]
    return [code if code and code.isascii() else f"domain-{number}" for number, code in enumerate(slugs, start=1)]


def _quoted(text: str) -> str:
    """The text as a YAML scalar: a JSON string is one."""
    return json.dumps(text, ensure_ascii=False)


def _lines(entries: Iterable[str]) -> str:
    return "\n".join(f"  - {{{entry}}}" for entry in entries)
