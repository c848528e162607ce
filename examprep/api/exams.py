"""The exams that can be taken."""

from examprep.api.context import read
from examprep.api.openapi import Resource
from examprep.api.schemas.exams import ExamListSchema, ExamSchema
from examprep.core.errors import NotFound
from examprep.services import exams as service

exams = Resource("exams", "The exams that can be taken.")


@exams.get("/exams")
@exams.private()
@exams.response(200, ExamListSchema)
def list_exams() -> dict[str, object]:
    """Lists all exams."""
    return {"data": read(service.list_exams), "next": None}


@exams.get("/exams/<string:code>")
@exams.private(NotFound)
@exams.response(200, ExamSchema)
def get_exam(code: str) -> service.Exam:
    """Shows an exam: questions, minutes, domains with weights, tasks, topics."""
    return read(service.get_exam, code)
