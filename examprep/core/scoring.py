"""From responses to a result. Pure: the same responses and keys give the same result."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

SCORING_MODEL = "linear-v1"
CHANGES = ("right-to-wrong", "wrong-to-right", "wrong-to-wrong")


@dataclass(frozen=True, slots=True)
class Graded:
    """One question with what decides about it."""

    domain: str
    task: str
    correct: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How many of `maximum` questions were right (`raw`)."""

    raw: int
    maximum: int

    @property
    def percent(self) -> float:
        """Share correct in percent, one decimal; 0 where there is no question."""
        return round(100 * self.raw / self.maximum, 1) if self.maximum else 0.0


def is_correct(keys: Collection[str], selected: Collection[str]) -> bool:
    """All or nothing: exactly the keys were selected. Nothing selected is not correct."""
    return set(keys) == set(selected)


def change_of_mind(first: Collection[str], last: Collection[str], keys: Collection[str]) -> str | None:
    """How the last selection differs from the first: one of `CHANGES`, `None` where it is the same."""
    if set(first) == set(last):
        return None
    before, after = ("right" if is_correct(keys, selected) else "wrong" for selected in (first, last))
    return f"{before}-to-{after}"


def scaled_score(score: Score) -> int:
    """The score on the scale 100 to 1000 by `linear-v1`: 100 + 900 x share correct, halves up.

    The exam's own mapping is not published, so this is an estimate. 45 of 65 gives 723.
    """
    if not score.maximum:
        return 100
    return 100 + (1800 * score.raw + score.maximum) // (2 * score.maximum)


def total(questions: Iterable[Graded]) -> Score:
    """The score over all questions."""
    graded = list(questions)
    return Score(sum(question.correct for question in graded), len(graded))


def by_domain(questions: Iterable[Graded]) -> dict[str, Score]:
    """The score of each domain that has a question, in order of appearance."""
    return _grouped((question.domain, question) for question in questions)


def by_task(questions: Iterable[Graded]) -> dict[str, Score]:
    """The score of each task that has a question, in order of appearance."""
    return _grouped((question.task, question) for question in questions)


def _grouped(pairs: Iterable[tuple[str, Graded]]) -> dict[str, Score]:
    groups: dict[str, list[Graded]] = {}
    for name, question in pairs:
        groups.setdefault(name, []).append(question)
    return {name: total(questions) for name, questions in groups.items()}
