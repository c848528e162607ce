"""Create the tables of accounts, bank and attempts."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0105"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "packs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("version", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs")),
        sa.UniqueConstraint("code", name=op.f("uq_packs_code")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("role IN ('learner', 'instructor', 'author', 'admin')", name=op.f("ck_users_role_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
    )
    op.create_table(
        "accommodations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=22), nullable=False),
        sa.Column("multiplier", sa.Double(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("set_by", sa.String(length=22), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("multiplier BETWEEN 1 AND 4", name=op.f("ck_accommodations_multiplier_in_range")),
        sa.ForeignKeyConstraint(["set_by"], ["users.id"], name=op.f("fk_accommodations_set_by")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_accommodations_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accommodations")),
    )
    op.create_index(op.f("ix_accommodations_user_id_id"), "accommodations", ["user_id", "id"], unique=False)

    op.create_table(
        "domains",
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.CheckConstraint("weight BETWEEN 1 AND 100", name=op.f("ck_domains_weight_in_percent")),
        sa.ForeignKeyConstraint(["pack_id"], ["packs.id"], name=op.f("fk_domains_pack_id")),
        sa.PrimaryKeyConstraint("pack_id", "code", name=op.f("pk_domains")),
    )
    op.create_table(
        "exams",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("pilot", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("passing_score", sa.Integer(), nullable=False),
        sa.Column("scoring_model", sa.String(length=20), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_exams_minutes_positive")),
        sa.CheckConstraint("passing_score BETWEEN 100 AND 1000", name=op.f("ck_exams_passing_score_on_scale")),
        sa.CheckConstraint("pilot >= 0 AND pilot < questions", name=op.f("ck_exams_pilot_below_questions")),
        sa.CheckConstraint("questions > 0", name=op.f("ck_exams_questions_positive")),
        sa.ForeignKeyConstraint(["pack_id"], ["packs.id"], name=op.f("fk_exams_pack_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exams")),
        sa.UniqueConstraint("code", name=op.f("uq_exams_code")),
    )
    op.create_table(
        "items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("domain", sa.String(length=60), nullable=False),
        sa.Column("task", sa.String(length=60), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("block", sa.String(length=200), nullable=False),
        sa.Column("difficulty", sa.Integer(), nullable=False),
        sa.Column("mock", sa.Boolean(), nullable=False),
        sa.Column("choose", sa.Integer(), nullable=False),
        sa.Column("enemies", sa.JSON(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("choose > 0", name=op.f("ck_items_choose_positive")),
        sa.CheckConstraint("difficulty BETWEEN 1 AND 3", name=op.f("ck_items_difficulty_in_range")),
        sa.ForeignKeyConstraint(["pack_id"], ["packs.id"], name=op.f("fk_items_pack_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("pack_id", "code", name=op.f("uq_items_pack_id_code")),
    )
    op.create_index(op.f("ix_items_pack_id_retired_at_mock"), "items", ["pack_id", "retired_at", "mock"], unique=False)

    op.create_table(
        "refresh_tokens",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=22), nullable=False),
        sa.Column("family", sa.String(length=22), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_refresh_tokens_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_refresh_tokens")),
    )
    op.create_index(op.f("ix_refresh_tokens_family"), "refresh_tokens", ["family"], unique=False)
    op.create_index(op.f("ix_refresh_tokens_user_id"), "refresh_tokens", ["user_id"], unique=False)

    op.create_table(
        "tasks",
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("domain", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["packs.id"], name=op.f("fk_tasks_pack_id")),
        sa.PrimaryKeyConstraint("pack_id", "code", name=op.f("pk_tasks")),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("user_id", sa.String(length=22), nullable=False),
        sa.Column("exam_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("passing_score", sa.Integer(), nullable=False),
        sa.Column("scoring_model", sa.String(length=20), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.String(length=10), nullable=True),
        sa.Column("raw", sa.Integer(), nullable=True),
        sa.Column("scaled", sa.Integer(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.CheckConstraint("closed_by IN ('learner', 'timer')", name=op.f("ck_attempts_closed_by_known")),
        sa.CheckConstraint("kind = 'drill' OR deadline_at IS NOT NULL", name=op.f("ck_attempts_mock_is_timed")),
        sa.CheckConstraint("kind = 'drill' OR paused_at IS NULL", name=op.f("ck_attempts_mock_is_not_paused")),
        sa.CheckConstraint("kind IN ('mock', 'drill')", name=op.f("ck_attempts_kind_known")),
        sa.CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name=op.f("ck_attempts_closed_by_somebody")),
        sa.CheckConstraint("(closed_at IS NULL) = (raw IS NULL)", name=op.f("ck_attempts_closed_means_scored")),
        sa.CheckConstraint("raw BETWEEN 0 AND maximum", name=op.f("ck_attempts_raw_within_maximum")),
        sa.ForeignKeyConstraint(["exam_id"], ["exams.id"], name=op.f("fk_attempts_exam_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_attempts_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index(
        "ix_attempts_open_deadline_at",
        "attempts",
        ["deadline_at"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        op.f("ix_attempts_user_id_started_at_id"), "attempts", ["user_id", "started_at", "id"], unique=False
    )
    op.create_index(
        "uq_attempts_open_mock",
        "attempts",
        ["user_id", "exam_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'mock' AND closed_at IS NULL"),
        postgresql_where=sa.text("kind = 'mock' AND closed_at IS NULL"),
    )

    op.create_table(
        "item_revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=16), nullable=False),
        sa.Column("choose", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("choose > 0", name=op.f("ck_item_revisions_choose_positive")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_item_revisions_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_revisions")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_item_revisions_item_id_number")),
    )
    op.create_table(
        "item_usage",
        sa.Column("item_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("first_responses", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "first_responses BETWEEN 0 AND asked", name=op.f("ck_item_usage_first_responses_within_asked")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_item_usage_item_id")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_item_usage")),
    )
    op.create_table(
        "attempt_events",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("attempt_id", sa.String(length=22), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('started', 'saved', 'late', 'superseded', 'checked', 'paused', 'resumed', 'extended', 'closed')",
            name=op.f("ck_attempt_events_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_attempt_events_attempt_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt_events")),
    )
    op.create_index(op.f("ix_attempt_events_attempt_id_id"), "attempt_events", ["attempt_id", "id"], unique=False)

    op.create_table(
        "attempt_questions",
        sa.Column("attempt_id", sa.String(length=22), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("item_revision_id", sa.Integer(), nullable=False),
        sa.Column("domain", sa.String(length=60), nullable=False),
        sa.Column("task", sa.String(length=60), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("pilot", sa.Boolean(), nullable=False),
        sa.Column("first_seen", sa.Boolean(), nullable=False),
        sa.Column("choose", sa.Integer(), nullable=False),
        sa.Column("option_order", sa.String(length=200), nullable=False),
        sa.Column("selected", sa.String(length=200), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("elapsed_ms", sa.BigInteger(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("correct", sa.Boolean(), nullable=True),
        sa.CheckConstraint("choose > 0", name=op.f("ck_attempt_questions_choose_positive")),
        sa.CheckConstraint("number > 0", name=op.f("ck_attempt_questions_number_positive")),
        sa.CheckConstraint("revision >= 0", name=op.f("ck_attempt_questions_revision_not_negative")),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_attempt_questions_attempt_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_attempt_questions_item_id")),
        sa.ForeignKeyConstraint(
            ["item_revision_id"], ["item_revisions.id"], name=op.f("fk_attempt_questions_item_revision_id")
        ),
        sa.PrimaryKeyConstraint("attempt_id", "number", name=op.f("pk_attempt_questions")),
    )
    op.create_index(op.f("ix_attempt_questions_item_id"), "attempt_questions", ["item_id"], unique=False)

    op.create_table(
        "idempotency_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.String(length=22), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("body_digest", sa.String(length=64), nullable=False),
        sa.Column("attempt_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_idempotency_keys_attempt_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_idempotency_keys_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotency_keys")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_idempotency_keys_user_id_key")),
    )


def downgrade() -> None:
    op.drop_table("idempotency_keys")
    op.drop_index(op.f("ix_attempt_questions_item_id"), table_name="attempt_questions")

    op.drop_table("attempt_questions")
    op.drop_index(op.f("ix_attempt_events_attempt_id_id"), table_name="attempt_events")

    op.drop_table("attempt_events")
    op.drop_table("item_usage")
    op.drop_table("item_revisions")
    op.drop_index(
        "uq_attempts_open_mock",
        sqlite_where=sa.text("kind = 'mock' AND closed_at IS NULL"),
        postgresql_where=sa.text("kind = 'mock' AND closed_at IS NULL"),
        table_name="attempts",
    )
    op.drop_index(op.f("ix_attempts_user_id_started_at_id"), table_name="attempts")
    op.drop_index(
        "ix_attempts_open_deadline_at",
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
        table_name="attempts",
    )

    op.drop_table("attempts")
    op.drop_table("tasks")
    op.drop_index(op.f("ix_refresh_tokens_user_id"), table_name="refresh_tokens")
    op.drop_index(op.f("ix_refresh_tokens_family"), table_name="refresh_tokens")

    op.drop_table("refresh_tokens")
    op.drop_index(op.f("ix_items_pack_id_retired_at_mock"), table_name="items")

    op.drop_table("items")
    op.drop_table("exams")
    op.drop_table("domains")
    op.drop_index(op.f("ix_accommodations_user_id_id"), table_name="accommodations")

    op.drop_table("accommodations")
    op.drop_table("users")
    op.drop_table("packs")
