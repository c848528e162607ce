"""Packs: what an exam is. Domains with weights, task statements, blueprints, topics in study order."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Domain:
    """A content domain of the exam guide; `weight` in percent of the scored questions."""

    code: str
    title: str
    weight: int


@dataclass(frozen=True, slots=True)
class Task:
    """A task statement of the exam guide, in the domain with the code `domain`."""

    code: str
    domain: str
    title: str


@dataclass(frozen=True, slots=True)
class BlueprintSettings:
    """An exam that can be taken: how many questions in how many minutes, and how it is scored.

    `pilot` of the questions are not scored and not marked as such.
    """

    code: str
    title: str
    questions: int
    minutes: int
    passing_score: int
    scoring_model: str
    pilot: int = 0


@dataclass(frozen=True, slots=True)
class LeadIns:
    """Closing questions for situations whose notes ask none: for one key, and for several, which name `{n}`."""

    single: tuple[str, ...] = ("Which solution meets these requirements?", "Which approach meets these requirements?")
    several: tuple[str, ...] = (
        "Which {n} steps together meet these requirements?",
        "Which {n} measures meet these requirements?",
    )


@dataclass(frozen=True, slots=True)
class Pack:
    """The whole of `pack.yaml`. `version` is the exam version that qualifies the domain codes."""

    code: str
    title: str
    version: str
    language: str
    domains: tuple[Domain, ...]
    tasks: tuple[Task, ...]
    blueprints: tuple[BlueprintSettings, ...]
    topics: tuple[str, ...]
    lead_ins: LeadIns = LeadIns()

    def domain_of(self, task: str) -> str:
        """The code of the domain that a task statement belongs to; `KeyError` for an unknown one."""
        return {known.code: known.domain for known in self.tasks}[task]


class PackInvalid(ValueError):
    """A pack file does not describe a pack; `problems` says where and what, one sentence each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def contradictions(pack: Pack) -> Iterator[str]:
    """Yields a sentence for everything in the pack that does not fit together."""
    if sum(domain.weight for domain in pack.domains) != 100:
        yield "domains: the weights must add up to 100"
    known = {domain.code for domain in pack.domains}
    for task in pack.tasks:
        if task.domain not in known:
            yield f"tasks: task {task.code} names the unknown domain {task.domain!r}"
    for name, entries in (("domains", pack.domains), ("tasks", pack.tasks), ("blueprints", pack.blueprints)):
        yield from _repetitions(name, [entry.code for entry in entries])
    yield from _repetitions("topics", list(pack.topics))
    for blueprint in pack.blueprints:
        if blueprint.pilot >= blueprint.questions:
            yield f"blueprints: {blueprint.code} has no scored question"


def _repetitions(name: str, codes: list[str]) -> Iterator[str]:
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield f"{name}: {code!r} stands twice"
