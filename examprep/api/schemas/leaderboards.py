"""Leaderboards and how one is seen on them."""

import re
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from examprep.api.schemas.fields import UtcTime
from examprep.core.nickname import LONGEST
from examprep.core.privacy import MODES
from examprep.core.ranking import METRICS, SPANS
from examprep.services.leaderboards import NEIGHBOURS, Place


class PlaceCursor(fields.Field[Place]):
    """A place on a board, told without anything of who stands there."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"type": "string"}, **kwargs)

    def _serialize(self, value: Place | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else f"{value.score}-{value.key}"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Place:
        found = re.fullmatch(r"([0-9]{1,4})-([0-9]{1,9})", str(value))
        if found is None:
            raise ValidationError("Unknown.")
        return Place(int(found[1]), int(found[2]))


class ViewSchema(Schema):
    """Which leaderboard, and which part of it."""

    exam = fields.String(
        validate=validate.Length(1, 60), metadata={"description": "A full mock exam; the first one if none is named."}
    )
    metric = fields.String(load_default="best", validate=validate.OneOf(METRICS))
    window = fields.String(
        load_default="all",
        validate=validate.OneOf(SPANS),
        metadata={"description": "The present ISO week or month, in UTC, or all time."},
    )
    around = fields.String(
        validate=validate.Equal("me"),
        metadata={"description": f"Instead of a page, one's own row with up to {NEIGHBOURS} each way."},
    )
    limit = fields.Integer(load_default=20, validate=validate.Range(1, 100))
    cursor = PlaceCursor()

    @validates_schema
    def has_one_place(self, data: dict[str, Any], **_: object) -> None:
        """Refuses two places at once."""
        if "around" in data and "cursor" in data:
            raise ValidationError({"cursor": ["Not together with around."]})


class BoardRowSchema(Schema):
    """A member on the board, and nothing of the person but the name they chose to be seen under.

    One's own row is there without being `visible` to others: its rank is then the one it would have, its name `null`.
    Without a result in the window, one has no rank and no score.
    """

    rank = fields.Integer(required=True, allow_none=True)
    score = fields.Integer(required=True, allow_none=True)
    name = fields.String(required=True, allow_none=True)
    visible = fields.Boolean(required=True)
    me = fields.Boolean(required=True)


class LeaderboardSchema(Schema):
    """Part of a leaderboard, with one's own row in `me`; it is `null` for an admin who is no member.

    Scores are scaled ones (100 to 1000), improvements their differences. `ranked` counts the visible members.
    """

    exam = fields.String(required=True)
    metric = fields.String(required=True, validate=validate.OneOf(METRICS))
    window = fields.String(required=True, validate=validate.OneOf(SPANS))
    starts_at = UtcTime(required=True)
    ends_at = UtcTime(required=True, allow_none=True)
    ranked = fields.Integer(required=True)
    me = fields.Nested(BoardRowSchema, required=True, allow_none=True)
    data = fields.List(fields.Nested(BoardRowSchema), required=True, attribute="rows")
    next = PlaceCursor(required=True, allow_none=True)


class PrivacySchema(Schema):
    """How one wants to be seen: `off` (as long as nothing is chosen), `nickname` or `name`."""

    leaderboard = fields.String(required=True, validate=validate.OneOf(MODES))


class NicknameSchema(Schema):
    """A nickname to be seen under in one cohort."""

    nickname = fields.String(required=True, validate=validate.Length(max=10 * LONGEST))


class CohortNicknameSchema(Schema):
    """One's nickname in a cohort, `null` where none is chosen."""

    cohort = fields.String(required=True)
    nickname = fields.String(required=True, allow_none=True)


class SeenAsSchema(PrivacySchema):
    """How one is seen. By nickname, one is seen only in the cohorts where one has chosen one."""

    nicknames = fields.List(fields.Nested(CohortNicknameSchema), required=True)
