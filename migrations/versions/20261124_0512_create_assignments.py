"""Create the tables of assignments and of the attempts started for them."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0512"
down_revision = "20261124_0511"


def upgrade() -> None:
    op.create_table(
        "assignments",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("cohort_id", sa.String(length=22), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("exam_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("selector", sa.String(length=20), nullable=True),
        sa.Column("subject", sa.String(length=60), nullable=True),
        sa.Column("question_count", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts_allowed", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(kind = 'drill') = (question_count IS NOT NULL)", name=op.f("ck_assignments_drill_has_count")
        ),
        sa.CheckConstraint("(kind = 'drill') = (selector IS NOT NULL)", name=op.f("ck_assignments_drill_has_selector")),
        sa.CheckConstraint("kind = 'drill' OR minutes IS NULL", name=op.f("ck_assignments_mock_has_minutes_of_exam")),
        sa.CheckConstraint("kind IN ('mock', 'drill')", name=op.f("ck_assignments_kind_known")),
        sa.CheckConstraint("attempts_allowed > 0", name=op.f("ck_assignments_attempts_allowed_positive")),
        sa.CheckConstraint("opens_at < closes_at", name=op.f("ck_assignments_opens_before_closing")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_assignments_cohort_id")),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"], name=op.f("fk_assignments_created_by")),
        sa.ForeignKeyConstraint(["exam_id"], ["exams.id"], name=op.f("fk_assignments_exam_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
    )
    op.create_index(
        op.f("ix_assignments_cohort_id_created_at_id"), "assignments", ["cohort_id", "created_at", "id"], unique=False
    )

    op.create_table(
        "assigned_attempts",
        sa.Column("attempt_id", sa.String(length=22), nullable=False),
        sa.Column("assignment_id", sa.String(length=22), nullable=False),
        sa.Column("user_id", sa.String(length=22), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_assigned_attempts_number_positive")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_assigned_attempts_assignment_id")),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempts.id"], name=op.f("fk_assigned_attempts_attempt_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_assigned_attempts_user_id")),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_assigned_attempts")),
        sa.UniqueConstraint(
            "assignment_id", "user_id", "number", name=op.f("uq_assigned_attempts_assignment_id_user_id_number")
        ),
    )


def downgrade() -> None:
    op.drop_table("assigned_attempts")
    op.drop_index(op.f("ix_assignments_cohort_id_created_at_id"), table_name="assignments")

    op.drop_table("assignments")
