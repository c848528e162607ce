"""Whether a learner would pass the next mock."""

from dataclasses import dataclass

from sqlalchemy import func, select

from examprep.core.errors import NotEnoughEvidence
from examprep.core.mastery import Mastery
from examprep.core.readiness import missing_evidence, quantile, raw_distribution
from examprep.core.scoring import Score, scaled_score
from examprep.models.attempt import Attempt
from examprep.models.bank import ExamRow
from examprep.services.call import Call
from examprep.services.closing import expire_own
from examprep.services.exams import Exam, get_exam_or_longest
from examprep.services.mastery import mastery_of


@dataclass(frozen=True, slots=True)
class Readiness:
    """The chance to pass the next mock of an exam if all its items are new, from 0 to 1.

    `scaled` is the median of what is foretold; with 90 % it lies from `scaled_low` to `scaled_high`. It rests on the
    responses that `mastery` counts, given in `mocks` closed mocks and `drills` drills.
    """

    exam: str
    chance: float
    scaled: int
    scaled_low: int
    scaled_high: int
    passing_score: int
    scoring_model: str
    mastery: Mastery
    mocks: int
    drills: int


def get_readiness(call: Call, exam_code: str | None) -> Readiness:
    """The caller's chance to pass an exam, by default the longest.

    Raises `NotFound` for an unknown exam, `NotEnoughEvidence` with the responses that each domain lacks.
    """
    expire_own(call)
    exam = get_exam_or_longest(call, exam_code)
    estimates = mastery_of(call, exam, [call.user_id], by_topic=False)[call.user_id]
    scored = {domain.code: domain.questions - domain.pilot for domain in exam.domains}
    missing = missing_evidence({code: mastery.weight for code, mastery in estimates.domains.items()}, scored)
    if missing:
        told = ", ".join(f"{count} in {domain}" for domain, count in missing.items())
        raise NotEnoughEvidence(f"It takes so many more responses to new questions: {told}.", missing=missing)
    outcome = raw_distribution(estimates.ability, scored)
    scaled = [scaled_score(Score(raw, len(outcome) - 1)) for raw in range(len(outcome))]
    low, middle, high = (scaled[quantile(outcome, probability)] for probability in (0.05, 0.5, 0.95))
    return Readiness(
        exam=exam.code,
        chance=sum(share for share, score in zip(outcome, scaled, strict=True) if score >= exam.passing_score),
        scaled=middle,
        scaled_low=low,
        scaled_high=high,
        passing_score=exam.passing_score,
        scoring_model=exam.scoring_model,
        mastery=estimates.total,
        mocks=_closed(call, exam, "mock"),
        drills=_closed(call, exam, "drill"),
    )


def _closed(call: Call, exam: Exam, kind: str) -> int:
    """How many closed attempts of the kind the caller has, in any exam of the same pack."""
    count = select(func.count()).select_from(Attempt).join(ExamRow, ExamRow.id == Attempt.exam_id)
    of_caller = count.where(Attempt.user_id == call.user_id, ExamRow.pack_id == exam.pack_id)
    return call.session.scalar(of_caller.where(Attempt.kind == kind, Attempt.closed_at.is_not(None))) or 0
