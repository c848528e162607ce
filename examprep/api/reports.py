"""What a learner's responses say."""

from typing import Any

from examprep.api.context import read
from examprep.api.openapi import Resource
from examprep.api.schemas.reports import (
    ExamQuerySchema,
    ProgressQuerySchema,
    ProgressSchema,
    ReadinessSchema,
    ReportSchema,
)
from examprep.core.errors import NotEnoughEvidence, NotFound
from examprep.services.foretelling import Readiness, get_readiness
from examprep.services.progress import Progress, get_progress
from examprep.services.reports import Report, get_report

reports = Resource("reports", "What one's own responses say: mastery, progress, readiness.")


@reports.get("/me/report")
@reports.private(NotFound)
@reports.arguments(ExamQuerySchema, location="query")
@reports.response(200, ReportSchema)
def show_report(query: dict[str, Any]) -> Report:
    """Shows the caller's mastery per domain, task and topic, with intervals and the drill that each row starts."""
    return read(get_report, query["exam"])


@reports.get("/me/progress")
@reports.private(NotFound)
@reports.arguments(ProgressQuerySchema, location="query")
@reports.response(200, ProgressSchema)
def show_progress(query: dict[str, Any]) -> Progress:
    """Shows the caller's closed mocks of an exam over time, by domain, first-seen questions apart."""
    return read(get_progress, query["exam"], query["limit"])


@reports.get("/me/readiness")
@reports.private(NotFound, NotEnoughEvidence)
@reports.arguments(ExamQuerySchema, location="query")
@reports.response(200, ReadinessSchema)
def show_readiness(query: dict[str, Any]) -> Readiness:
    """Shows the caller's chance to pass the next mock, and what it rests on."""
    return read(get_readiness, query["exam"])
