"""What a learner masters, where that changes, and which drill to start."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from examprep.core.mastery import Estimates, Evidence, Mastery
from examprep.core.trend import RECENT_DAYS, UNKNOWN, Trend, trend
from examprep.services.call import Call
from examprep.services.closing import expire_own
from examprep.services.drills import Drill
from examprep.services.exams import get_exam_or_longest
from examprep.services.mastery import Outline, judge, load_evidence, load_outline

DRILL_QUESTIONS = 10


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A domain, task or topic: the mastery of it, its trend, the drill to start.

    `within` names what it is part of: a task's domain, a topic's tasks.
    """

    code: str
    title: str
    within: tuple[str, ...]
    mastery: Mastery
    trend: Trend
    drill: Drill


@dataclass(frozen=True, slots=True)
class Report:
    """A learner's mastery of an exam. `passing_share` is the share correct that the labels are about."""

    exam: str
    passing_share: float
    total: Mastery
    trend: Trend
    domains: tuple[ReportRow, ...]
    tasks: tuple[ReportRow, ...]
    topics: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class _Periods:
    """Estimates from all responses, and from those of either period where both have some."""

    all: Estimates
    earlier: Estimates | None = None
    recent: Estimates | None = None

    def trend_of_total(self) -> Trend:
        """The change of the total."""
        return trend(self.earlier.total, self.recent.total) if self.earlier and self.recent else UNKNOWN

    def trend(self, kind: str, code: str) -> Trend:
        """The change of a domain, task or topic."""
        if self.earlier is None or self.recent is None:
            return UNKNOWN
        return trend(self.earlier.of(kind)[code], self.recent.of(kind)[code])


def get_report(call: Call, exam_code: str | None) -> Report:
    """The caller's report on an exam, by default the longest. Raises `NotFound` for an unknown one."""
    expire_own(call)
    exam = get_exam_or_longest(call, exam_code)
    outline = load_outline(call, exam)
    periods = _periods(outline, load_evidence(call, outline, [call.user_id]).get(call.user_id, []))
    tasks: dict[str, tuple[str, ...]] = {}
    for cell in outline.cells:
        tasks[cell.topic] = (*tasks.get(cell.topic, ()), cell.task)
    return Report(
        exam=exam.code,
        passing_share=outline.passing,
        total=periods.all.total,
        trend=periods.trend_of_total(),
        domains=_rows(outline, periods, "domain", [(one.code, one.title, ()) for one in exam.domains]),
        tasks=_rows(outline, periods, "task", [(one.code, one.title, (one.domain,)) for one in exam.tasks]),
        topics=_rows(outline, periods, "topic", [(one.code, one.code, tasks[one.code]) for one in exam.topics]),
    )


def _periods(outline: Outline, evidence: Sequence[Evidence]) -> _Periods:
    recent = [one for one in evidence if one.age_days < RECENT_DAYS]
    earlier = [one for one in evidence if one.age_days >= RECENT_DAYS]
    if not recent or not earlier:
        return _Periods(judge(outline, evidence))
    return _Periods(judge(outline, evidence), judge(outline, earlier), judge(outline, recent))


def _rows(
    outline: Outline, periods: _Periods, kind: str, known: Iterable[tuple[str, str, tuple[str, ...]]]
) -> tuple[ReportRow, ...]:
    """A row for each of these domains, tasks or topics that has items: its code, title and what it is part of."""
    items: Counter[str] = Counter()
    for cell in outline.cells:
        items[getattr(cell, kind)] += outline.items[cell.task, cell.topic]
    return tuple(
        ReportRow(
            code=code,
            title=title,
            within=within,
            mastery=periods.all.of(kind)[code],
            trend=periods.trend(kind, code),
            drill=Drill(outline.exam.code, kind, code, min(DRILL_QUESTIONS, items[code])),
        )
        for code, title, within in known
        if items[code]
    )
