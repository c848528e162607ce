"""Study notes behind the items."""

from examprep.api.context import read
from examprep.api.openapi import Resource
from examprep.api.schemas.notes import NotesSchema, OfExamSchema, TopicListSchema
from examprep.core.errors import NotFound
from examprep.services import notes as service

notes = Resource("notes", "Study notes behind the items.")


@notes.get("/topics")
@notes.private(NotFound)
@notes.arguments(OfExamSchema, location="query")
@notes.response(200, TopicListSchema)
def list_topics(query: dict[str, str]) -> dict[str, object]:
    """Lists the topics of the notes in study order."""
    return {"data": read(service.list_topics, query.get("exam")), "next": None}


@notes.get("/notes/<string:topic>")
@notes.private(NotFound)
@notes.arguments(OfExamSchema, location="query")
@notes.response(200, NotesSchema)
def get_notes(query: dict[str, str], topic: str) -> service.Notes:
    """Shows the notes on a topic, without the blocks that questions of the caller's open mock exams come from."""
    return read(service.get_notes, topic, query.get("exam"))
