"""What a simulation showed, as a table with the targets beside it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from calibration.measures import brier_score, calibration_error, chance_of_at_least
from calibration.sitting import Blueprint, Foretold, Judged, Outcome

BELOW = 0.1
LEAST_COVERED, MOST_COVERED = 0.87, 0.94


@dataclass(frozen=True, slots=True)
class Row:
    """One measure, whether it is as wanted, and what is wanted; no target, no verdict."""

    measure: str
    value: float
    target: str = ""
    met: bool = True

    def __str__(self) -> str:
        verdict = "" if self.met else "MISSED"
        return f"  {self.measure:58} {self.value:7.3f}  {self.target:13} {verdict}".rstrip()


def rows(outcome: Outcome, blueprint: Blueprint, targets: bool) -> Iterator[Row]:
    """The rows of one population; without targets where it lies beyond what is promised."""
    for level in ("domain", "task"):
        for mocks in sorted({one.mocks for one in outcome.judged}):
            here = [one for one in outcome.judged if one.level == level and one.mocks == mocks]
            yield from _coverage(here, f"{level}s after {mocks} mocks", level == "domain" and mocks >= 3, targets)
    yield from _labels(outcome.judged, blueprint, targets)
    yield from readiness_rows(outcome.foretold, blueprint, targets)


def readiness_rows(foretold: Sequence[Foretold], blueprint: Blueprint, targets: bool) -> Iterator[Row]:
    """How good the foretold chances were, beside two that anybody could foretell."""
    passed = [one.passed for one in foretold]
    chances = [one.chance for one in foretold]
    shares = [one.share_so_far for one in foretold]
    scored = sum(blueprint.scored.values())
    needed = next(raw for raw in range(scored + 1) if blueprint.passes(raw))
    error, brier = calibration_error(chances, passed), brier_score(chances, passed)
    constant, naive = brier_score([mean(passed)] * len(passed), passed), brier_score(shares, passed)
    binomial = brier_score([chance_of_at_least(needed, scored, share) for share in shares], passed)
    yield Row(
        f"readiness: calibration error, {len(passed)} mocks foretold", error, *_wanted("<=", 0.05, error, targets)
    )
    yield Row("readiness: Brier score", brier, *_wanted("<", min(constant, naive), brier, targets))
    yield Row("  of the share passed, foretold for all", constant)
    yield Row("  of the share right so far", naive)
    yield Row("  of a binomial distribution with the share right so far", binomial)


def _coverage(here: Sequence[Judged], named: str, bounded: bool, targets: bool) -> Iterator[Row]:
    covered = mean(one.mastery.low <= one.truth <= one.mastery.high for one in here)
    target = f"{LEAST_COVERED:.2f} to {MOST_COVERED:.2f}" if bounded else f">= {LEAST_COVERED:.2f}"
    met = covered >= LEAST_COVERED and (covered <= MOST_COVERED or not bounded)
    yield Row(f"{named}: 90 % intervals that cover", covered, *((target, met) if targets else ()))
    yield Row("  width", mean(one.mastery.high - one.mastery.low for one in here))


def _labels(judged: Sequence[Judged], blueprint: Blueprint, targets: bool) -> Iterator[Row]:
    judgements: tuple[tuple[str, Callable[[float], bool]], ...] = (
        ("weak", lambda truth: truth < blueprint.passing),
        ("strong", lambda truth: truth > blueprint.passing),
    )
    for label, holds in judgements:
        given = [one for one in judged if one.mastery.label == label]
        right = mean(holds(one.truth) for one in given)
        target = _wanted(">=", 0.85, right, targets and label == "weak")
        yield Row(f"{label}: right where given ({len(given)} times)", right, *target)
    low = [one for one in judged if one.mocks == 5 and one.level == "domain" and one.truth <= blueprint.passing - BELOW]
    found = mean(one.mastery.label == "weak" for one in low)
    target = _wanted(">=", 0.7, found, targets)
    yield Row(f"weak: given after 5 mocks to domains 10 points below ({len(low)})", found, *target)


def _wanted(relation: str, bound: float, value: float, targets: bool) -> tuple[str, bool] | tuple[()]:
    met = {">=": value >= bound, "<=": value <= bound, "<": value < bound}[relation]
    return (f"{relation} {bound:.3f}", met) if targets else ()
