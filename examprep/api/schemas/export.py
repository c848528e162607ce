"""Everything kept about a person."""

from marshmallow import Schema, fields

from examprep.api.schemas.accounts import ProfileSchema
from examprep.api.schemas.fields import NoteLink, UtcTime
from examprep.api.schemas.results import ReviewedOptionSchema
from examprep.api.schemas.study import ExamDateSchema


class KeptOutcomeSchema(Schema):
    """What a question turned out to be; `item` and `content_hash` lead to one of the export's items."""

    item = fields.String(required=True)
    content_hash = fields.String(required=True)
    domain = fields.String(required=True)
    task = fields.String(required=True)
    topic = fields.String(required=True)
    pilot = fields.Boolean(required=True)
    first_seen = fields.Boolean(required=True)
    correct = fields.Boolean(required=True)


class KeptQuestionSchema(Schema):
    """A question with the response to it. It has an outcome once the attempt is closed or the question checked, unless
    the same item stands on an open mock exam.
    """

    number = fields.Integer(required=True)
    selected = fields.List(fields.String(), required=True)
    revision = fields.Integer(required=True)
    flagged = fields.Boolean(required=True)
    late = fields.Boolean(required=True)
    elapsed_ms = fields.Integer(required=True)
    saved_at = UtcTime(required=True, allow_none=True)
    checked_at = UtcTime(required=True, allow_none=True)
    outcome = fields.Nested(KeptOutcomeSchema, required=True, allow_none=True)


class EventSchema(Schema):
    """What happened to an attempt; `number` is the question's, where one is concerned."""

    at = UtcTime(required=True)
    kind = fields.String(required=True)
    number = fields.Integer(required=True, allow_none=True)
    detail = fields.Dict(required=True)


class KeptAttemptSchema(Schema):
    """An attempt with all that was kept of it. Its scores are `null` while it is open."""

    id = fields.String(required=True)
    exam = fields.String(required=True)
    kind = fields.String(required=True)
    started_at = UtcTime(required=True)
    deadline_at = UtcTime(required=True, allow_none=True)
    paused_at = UtcTime(required=True, allow_none=True)
    closed_at = UtcTime(required=True, allow_none=True)
    closed_by = fields.String(required=True, allow_none=True)
    passing_score = fields.Integer(required=True)
    scoring_model = fields.String(required=True)
    raw = fields.Integer(required=True, allow_none=True)
    maximum = fields.Integer(required=True)
    scaled = fields.Integer(required=True, allow_none=True)
    passed = fields.Boolean(required=True, allow_none=True)
    questions = fields.List(fields.Nested(KeptQuestionSchema), required=True)
    events = fields.List(fields.Nested(EventSchema), required=True)


class AskedItemSchema(Schema):
    """What was asked, with its key."""

    item = fields.String(required=True)
    content_hash = fields.String(required=True)
    stem = fields.String(required=True)
    choose = fields.Integer(required=True)
    options = fields.List(fields.Nested(ReviewedOptionSchema), required=True)
    explanation = fields.String(required=True)
    note = NoteLink(required=True)


class ExtraTimeSchema(Schema):
    """A time multiplier that somebody gave, and why."""

    set_at = UtcTime(required=True)
    multiplier = fields.Float(required=True)
    reason = fields.String(required=True)


class KeptTokenSchema(Schema):
    """A refresh token, without what it is known by."""

    expires_at = UtcTime(required=True)
    used_at = UtcTime(required=True, allow_none=True)
    revoked_at = UtcTime(required=True, allow_none=True)


class KeptKeySchema(Schema):
    """An idempotency key, and the attempt that it started."""

    created_at = UtcTime(required=True)
    key = fields.String(required=True)
    attempt_id = fields.String(required=True)


class KeptBookmarkSchema(Schema):
    """A bookmarked item, by the bank's id."""

    bookmarked_at = UtcTime(required=True)
    item = fields.String(required=True)


class KeptMembershipSchema(Schema):
    """A stay in a cohort; `ended_by` is `null` while it lasts."""

    joined_at = UtcTime(required=True)
    cohort = fields.String(required=True)
    role = fields.String(required=True)
    nickname = fields.String(required=True, allow_none=True)
    ended_at = UtcTime(required=True, allow_none=True)
    ended_by = fields.String(required=True, allow_none=True)


class KeptNoticeSchema(Schema):
    """What the person was told."""

    created_at = UtcTime(required=True)
    kind = fields.String(required=True)
    detail = fields.Dict(required=True)
    read_at = UtcTime(required=True, allow_none=True)


class KeptAssignedSchema(Schema):
    """An attempt that was started for an assignment."""

    attempt_id = fields.String(required=True)
    assignment_id = fields.String(required=True)


class KeptCohortSchema(Schema):
    """A cohort that the person has made, by its id."""

    created_at = UtcTime(required=True)
    id = fields.String(required=True)
    name = fields.String(required=True)


class KeptInviteSchema(Schema):
    """An invite that the person has made."""

    created_at = UtcTime(required=True)
    cohort = fields.String(required=True)
    code = fields.String(required=True)


class KeptAssignmentSchema(Schema):
    """An assignment that the person has published."""

    created_at = UtcTime(required=True)
    id = fields.String(required=True)
    title = fields.String(required=True)


class KeptPrivacySchema(Schema):
    """How others may see the person."""

    leaderboard = fields.String(required=True)


class ExportSchema(Schema):
    """All that is kept about the caller, oldest first. Passwords and tokens are kept as digests and not shown."""

    exported_at = UtcTime(required=True)
    profile = fields.Nested(ProfileSchema, required=True)
    accommodations = fields.List(fields.Nested(ExtraTimeSchema), required=True)
    refresh_tokens = fields.List(fields.Nested(KeptTokenSchema), required=True)
    idempotency_keys = fields.List(fields.Nested(KeptKeySchema), required=True)
    bookmarks = fields.List(fields.Nested(KeptBookmarkSchema), required=True)
    exam_dates = fields.List(fields.Nested(ExamDateSchema), required=True)
    privacy_settings = fields.List(fields.Nested(KeptPrivacySchema), required=True)
    memberships = fields.List(fields.Nested(KeptMembershipSchema), required=True)
    notices = fields.List(fields.Nested(KeptNoticeSchema), required=True)
    assigned_attempts = fields.List(fields.Nested(KeptAssignedSchema), required=True)
    cohorts = fields.List(fields.Nested(KeptCohortSchema), required=True)
    invites = fields.List(fields.Nested(KeptInviteSchema), required=True)
    assignments = fields.List(fields.Nested(KeptAssignmentSchema), required=True)
    attempts = fields.List(fields.Nested(KeptAttemptSchema), required=True)
    items = fields.List(fields.Nested(AskedItemSchema), required=True)
