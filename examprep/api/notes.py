"""Study notes behind the items."""

from typing import Any

from examprep.api.context import read
from examprep.api.openapi import Resource
from examprep.api.schemas.notes import NotesSchema, TopicListSchema
from examprep.api.schemas.reports import ExamQuerySchema
from examprep.core.errors import NotFound
from examprep.services import notes as service

notes = Resource("notes", "Study notes behind the items.")


@notes.get("/topics")
@notes.private(NotFound)
@notes.arguments(ExamQuerySchema, location="query")
@notes.response(200, TopicListSchema)
def list_topics(query: dict[str, Any]) -> dict[str, object]:
    """Lists the topics of the notes in study order, each with the caller's mastery."""
    return {"data": read(service.list_topics, query["exam"]), "next": None}


@notes.get("/notes/<string:topic>")
@notes.private(NotFound)
@notes.arguments(ExamQuerySchema, location="query")
@notes.response(200, NotesSchema)
def get_notes(query: dict[str, Any], topic: str) -> service.Notes:
    """Shows the notes on a topic, without the blocks that questions of the caller's open mock exams come from."""
    return read(service.get_notes, topic, query["exam"])
