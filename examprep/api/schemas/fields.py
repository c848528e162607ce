"""Kinds of fields that the resources share."""

from datetime import UTC, datetime
from typing import Any

from marshmallow import ValidationError, fields, validate


class UtcTime(fields.AwareDateTime):
    """A time as RFC 3339: given in UTC, with milliseconds and `Z`; taken with any offset, but not without one."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        try:
            return super()._deserialize(value, attr, data, **kwargs).astimezone(UTC)
        except OverflowError as error:
            raise ValidationError("This time is out of range.") from error

    def _serialize(self, value: datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        if value is None:
            return None
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Line(fields.String):
    """One line of text for people: trimmed, not empty, without control characters."""

    def __init__(self, max_length: int, **kwargs: Any) -> None:
        super().__init__(validate=validate.Length(1, max_length), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **kwargs)).strip()
        if not text.isprintable():
            raise ValidationError("Control characters and line breaks are not allowed.")
        return text


class NoteLink(fields.String):
    """Where the block of the notes is shown that the record's `item` comes from."""

    _CHECK_ATTRIBUTE = False  # the record has no field of this name

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"format": "uri-reference", "description": "The notes behind the item."}, **kwargs)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str:
        topic, _, within = obj.item.partition(".")
        return f"/v1/notes/{topic}#{within.partition('.')[0]}"
