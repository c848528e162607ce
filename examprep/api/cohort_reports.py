"""What the learners of a cohort master, for those who teach it."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import Response

from examprep.api.context import read
from examprep.api.csv import Cell, csv_reply, or_csv, wants_csv
from examprep.api.openapi import Resource
from examprep.api.paging import cursor, position
from examprep.api.schemas.cohort_reports import MOST_LEARNERS, CohortReportQuerySchema, CohortReportSchema
from examprep.core.errors import NotFound, RoleMissing
from examprep.services.cohort_reports import CohortReport, MemberReport, get_cohort_report
from examprep.services.paging import Position

cohort_reports = Resource("cohort reports", "What the learners of a cohort master.")
_WHO = ("member", "name", "email", "joined_at", "started", "mocks", "last_started_at")
_FIGURES = ("value", "low", "high", "responses", "label")


@cohort_reports.get("/cohorts/<string:cohort_id>/report")
@cohort_reports.private(NotFound, RoleMissing)
@cohort_reports.arguments(CohortReportQuerySchema, location="query")
@or_csv(cohort_reports)
@cohort_reports.response(200, CohortReportSchema)
def show_cohort_report(query: dict[str, Any], cohort_id: str) -> dict[str, object] | Response:
    """Shows every learner's mastery per domain and task as their own report does, and who has not started; for
    instructors.
    """
    if wants_csv(query):
        pages = list(_pages(query, cohort_id))
        parts = ("total", *(part.code for part in (*pages[0].domains, *pages[0].tasks)))
        header = (*_WHO, *(f"{part} {figure}" for part in parts for figure in _FIGURES))
        return csv_reply("report", header, (_row(member, parts) for page in pages for member in page.members))
    report = _page(query, cohort_id, query["limit"], position(query))
    return {
        "exam": report.exam,
        "passing_share": report.passing_share,
        "not_started": report.not_started,
        "domains": report.domains,
        "tasks": report.tasks,
        "data": report.members,
        "next": cursor(report.next) if report.next else None,
    }


def _page(query: dict[str, Any], cohort_id: str, limit: int, after: Position | None) -> CohortReport:
    return read(get_cohort_report, cohort_id, query["exam"], query["started"], limit, after)


def _pages(query: dict[str, Any], cohort_id: str) -> Iterator[CohortReport]:
    """One after the other, so that each costs no more than a reply."""
    page = _page(query, cohort_id, MOST_LEARNERS, None)
    yield page
    while page.next:
        page = _page(query, cohort_id, MOST_LEARNERS, page.next)
        yield page


def _row(member: MemberReport, parts: Sequence[str]) -> list[Cell]:
    masteries = {"total": member.total, **member.domains, **member.tasks}
    cells: list[Cell] = [getattr(member, column) for column in _WHO]
    for part in parts:
        mastery = masteries[part]
        cells += [round(mastery.value, 3), round(mastery.low, 3), round(mastery.high, 3)]
        cells += [mastery.responses, mastery.label]
    return cells
