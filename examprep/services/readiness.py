"""Whether the service can serve."""

from sqlalchemy import select

from examprep.models.bank import ExamRow
from examprep.services.call import Call


def reach_database(call: Call) -> None:
    """Asks the database for an exam; its driver's error when it is away or has no tables yet."""
    call.session.scalar(select(ExamRow.id).limit(1))
