"""What a learner masters, where that changes, and which drill to start."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from examprep.core.evidence import Evidence, add_up
from examprep.core.mastery import Estimates, Mastery
from examprep.core.trend import UNKNOWN, Trend, trend
from examprep.services.call import Call
from examprep.services.closing import expire_own
from examprep.services.drills import Drill
from examprep.services.exams import get_exam_or_longest
from examprep.services.mastery import Outline, judge, load_outline, load_periods, without_topics
from examprep.services.notes import topic_titles

DRILL_QUESTIONS = 10
_Known = tuple[str, str, tuple[str, ...]]  # code, title, what it is part of


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A domain, task or topic: the mastery of it, its trend, the drill to start.

    `within` names what it is part of: a task's domain, a topic's tasks. Topics have too few items for a trend.
    """

    code: str
    title: str
    within: tuple[str, ...]
    mastery: Mastery
    trend: Trend | None
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
    """Estimates without topics from the responses of either period, where both have some."""

    earlier: Estimates
    recent: Estimates


def get_report(call: Call, exam_code: str | None) -> Report:
    """The caller's report on an exam, by default the longest. Raises `NotFound` for an unknown one."""
    expire_own(call)
    exam = get_exam_or_longest(call, exam_code)
    outline = load_outline(call, exam)
    earlier, recent = load_periods(call, outline)
    by_topic = judge(outline, add_up([*earlier, *recent], outline.cells))
    by_task, periods = _by_task(without_topics(outline), earlier, recent)
    tasks: dict[str, tuple[str, ...]] = {}
    for cell in outline.cells:
        tasks[cell.topic] = (*tasks.get(cell.topic, ()), cell.task)
    titles = topic_titles(call, exam)
    domains: list[_Known] = [(domain.code, domain.title, ()) for domain in exam.domains]
    of_domains: list[_Known] = [(task.code, task.title, (task.domain,)) for task in exam.tasks]
    of_tasks = [(topic.code, titles.get(topic.code, topic.code), tasks[topic.code]) for topic in exam.topics]
    return Report(
        exam=exam.code,
        passing_share=outline.passing,
        total=by_task.total,
        trend=trend(periods.earlier.total, periods.recent.total) if periods else UNKNOWN,
        domains=_rows(outline, by_task, periods, "domain", domains),
        tasks=_rows(outline, by_task, periods, "task", of_domains),
        topics=_rows(outline, by_topic, periods, "topic", of_tasks),
    )


def _by_task(
    outline: Outline, earlier: Iterable[Evidence], recent: Iterable[Evidence]
) -> tuple[Estimates, _Periods | None]:
    """Estimates from all responses, and those of the periods."""
    before, since = (add_up(evidence, outline.cells) for evidence in (earlier, recent))
    estimates = judge(outline, add_up(recent, outline.cells, before))
    periods = _Periods(judge(outline, before), judge(outline, since)) if before and since else None
    return estimates, periods


def _rows(
    outline: Outline, estimates: Estimates, periods: _Periods | None, kind: str, known: Iterable[_Known]
) -> tuple[ReportRow, ...]:
    """A row for each of these domains, tasks or topics that has items."""
    items: Counter[str] = Counter()
    for cell in outline.cells:
        items[getattr(cell, kind)] += outline.items[cell.task, cell.topic]
    return tuple(
        ReportRow(
            code=code,
            title=title,
            within=within,
            mastery=estimates.of(kind)[code],
            trend=None if kind == "topic" else _trend(periods, kind, code),
            drill=Drill(outline.exam.code, kind, code, min(DRILL_QUESTIONS, items[code])),
        )
        for code, title, within in known
        if items[code]
    )


def _trend(periods: _Periods | None, kind: str, code: str) -> Trend:
    return trend(periods.earlier.of(kind)[code], periods.recent.of(kind)[code]) if periods else UNKNOWN
