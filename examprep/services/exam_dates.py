"""The day on which a learner sits an exam in earnest. Days are those of UTC."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from examprep.core.errors import ExamDatePast
from examprep.models.bank import ExamRow
from examprep.models.study import ExamDate
from examprep.services.accounts import lock_account
from examprep.services.call import Call
from examprep.services.exams import Exam, get_exam


@dataclass(frozen=True, slots=True)
class ExamDateRecord:
    """When the caller sits an exam. `days_left` is 0 on the day itself and negative afterwards; both are `None`
    where no date is set.
    """

    exam: str
    date: date | None
    days_left: int | None


def set_exam_date(call: Call, exam: str, day: date | None) -> ExamDateRecord:
    """The date of the caller's exam as it stands afterwards; `None` takes it away.

    Raises `NotFound` for an unknown exam, `ExamDatePast` for a day before today.
    """
    if day is not None and day < call.now.date():
        raise ExamDatePast(f"{day} is over; today is {call.now.date()} (UTC).", today=call.now.date().isoformat())
    lock_account(call)
    key = {"user_id": call.user_id, "exam_id": get_exam(call, exam).id}
    stored = call.session.get(ExamDate, key)
    if day is None:
        if stored is not None:
            call.session.delete(stored)
    elif stored is None:
        call.session.add(ExamDate(**key, day=day))
    else:
        stored.day = day
    call.session.flush()
    return _record(call, exam, day)


def list_exam_dates(call: Call) -> list[ExamDateRecord]:
    """The dates the caller has set, the first one first."""
    rows = call.session.execute(
        select(ExamRow.code, ExamDate.day)
        .join(ExamRow, ExamRow.id == ExamDate.exam_id)
        .where(ExamDate.user_id == call.user_id)
        .order_by(ExamDate.day, ExamRow.code)
    )
    return [_record(call, exam, day) for exam, day in rows]


def find_exam_date(call: Call, exam: Exam) -> date | None:
    """The first day from today on for which the caller has set this exam, or another one drawn from the same pack:
    a short mock exam prepares for the same day. `None` where there is none.
    """
    return call.session.scalar(
        select(func.min(ExamDate.day))
        .join(ExamRow, ExamRow.id == ExamDate.exam_id)
        .where(ExamDate.user_id == call.user_id, ExamDate.day >= call.now.date(), ExamRow.pack_id == exam.pack_id)
    )


def _record(call: Call, exam: str, day: date | None) -> ExamDateRecord:
    return ExamDateRecord(exam, day, None if day is None else (day - call.now.date()).days)
