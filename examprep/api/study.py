"""What learners keep for their studies: bookmarks and the date of their exam."""

from typing import Any

from examprep.api.context import read, write
from examprep.api.openapi import Resource
from examprep.api.paging import page, position
from examprep.api.schemas.paging import PageSchema
from examprep.api.schemas.study import (
    BookmarkPageSchema,
    DueOverviewSchema,
    DueQuerySchema,
    ExamDateListSchema,
    ExamDateSchema,
    SetExamDateSchema,
)
from examprep.core.errors import ExamDatePast, NotFound
from examprep.services import bookmarks, exam_dates, schedule
from examprep.services.paging import Position

study = Resource("study", "What learners keep for their studies.")


@study.get("/me/bookmarks")
@study.private()
@study.arguments(PageSchema, location="query")
@study.response(200, BookmarkPageSchema)
def list_bookmarks(query: dict[str, Any]) -> dict[str, object]:
    """Lists the caller's bookmarks, newest first, but for those of items on an open mock exam."""
    found, withheld = read(bookmarks.list_bookmarks, query["limit"] + 1, position(query))
    shown = page(found, query["limit"], lambda bookmark: Position(bookmark.bookmarked_at, bookmark.item))
    return {**shown, "withheld": withheld}


@study.put("/me/bookmarks/<string:item>")
@study.private(NotFound)
@study.response(204)
def add_bookmark(item: str) -> None:
    """Bookmarks an item by the id that reviews and checks show, for drills of `bookmarked`."""
    write(bookmarks.add_bookmark, item)


@study.delete("/me/bookmarks/<string:item>")
@study.private(NotFound)
@study.response(204)
def remove_bookmark(item: str) -> None:
    """Takes a bookmark away; it is no fault if there is none."""
    write(bookmarks.remove_bookmark, item)


@study.get("/me/exam-date")
@study.private()
@study.response(200, ExamDateListSchema)
def list_exam_dates() -> dict[str, object]:
    """Lists the days on which the caller sits exams, the first one first."""
    return {"data": read(exam_dates.list_exam_dates), "next": None}


@study.put("/me/exam-date")
@study.private(NotFound, ExamDatePast)
@study.arguments(SetExamDateSchema)
@study.response(200, ExamDateSchema)
def set_exam_date(body: dict[str, Any]) -> exam_dates.ExamDateRecord:
    """Sets the day on which the caller sits an exam, or takes it away; drills of `due` aim at it."""
    return write(exam_dates.set_exam_date, body["exam"], body["date"])


@study.get("/me/due")
@study.private(NotFound)
@study.arguments(DueQuerySchema, location="query")
@study.response(200, DueOverviewSchema)
def get_due(query: dict[str, Any]) -> schedule.DueOverview:
    """Shows how many items are due for review, now and on the days to come, and what the exam date leaves out."""
    return read(schedule.get_due, query["exam"], query["days"])
