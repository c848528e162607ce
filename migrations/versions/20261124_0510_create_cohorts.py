"""Create the tables of cohorts, their members and invites."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0510"
down_revision = "20261124_0402"


def upgrade() -> None:
    op.create_table(
        "cohorts",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("created_by", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"], name=op.f("fk_cohorts_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohorts")),
    )
    op.create_index(op.f("ix_cohorts_created_at_id"), "cohorts", ["created_at", "id"], unique=False)

    op.create_table(
        "cohort_invites",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("cohort_id", sa.String(length=22), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("places > 0", name=op.f("ck_cohort_invites_places_positive")),
        sa.CheckConstraint("taken BETWEEN 0 AND places", name=op.f("ck_cohort_invites_taken_within_places")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_cohort_invites_cohort_id")),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"], name=op.f("fk_cohort_invites_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort_invites")),
        sa.UniqueConstraint("code", name=op.f("uq_cohort_invites_code")),
    )
    op.create_index(
        op.f("ix_cohort_invites_cohort_id_created_at_id"),
        "cohort_invites",
        ["cohort_id", "created_at", "id"],
        unique=False,
    )

    op.create_table(
        "cohort_members",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("cohort_id", sa.String(length=22), nullable=False),
        sa.Column("user_id", sa.String(length=22), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("nickname", sa.String(length=30), nullable=True),
        sa.Column("nickname_key", sa.String(length=60), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(length=10), nullable=True),
        sa.CheckConstraint("ended_by IN ('left', 'removed', 'deleted')", name=op.f("ck_cohort_members_ended_by_known")),
        sa.CheckConstraint("role IN ('learner', 'instructor')", name=op.f("ck_cohort_members_role_known")),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_by IS NULL)", name=op.f("ck_cohort_members_ended_by_something")
        ),
        sa.CheckConstraint(
            "(nickname IS NULL) = (nickname_key IS NULL)", name=op.f("ck_cohort_members_nickname_has_key")
        ),
        sa.CheckConstraint("ended_at IS NULL OR nickname IS NULL", name=op.f("ck_cohort_members_nickname_is_current")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_cohort_members_cohort_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_cohort_members_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort_members")),
        sa.UniqueConstraint("cohort_id", "nickname_key", name=op.f("uq_cohort_members_cohort_id_nickname_key")),
    )
    op.create_index(
        op.f("ix_cohort_members_cohort_id_joined_at_id"),
        "cohort_members",
        ["cohort_id", "joined_at", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_cohort_members_user_id"), "cohort_members", ["user_id"], unique=False)
    op.create_index(
        "uq_cohort_members_current",
        "cohort_members",
        ["cohort_id", "user_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index(
        "uq_cohort_members_current",
        table_name="cohort_members",
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.drop_index(op.f("ix_cohort_members_user_id"), table_name="cohort_members")
    op.drop_index(op.f("ix_cohort_members_cohort_id_joined_at_id"), table_name="cohort_members")

    op.drop_table("cohort_members")
    op.drop_index(op.f("ix_cohort_invites_cohort_id_created_at_id"), table_name="cohort_invites")

    op.drop_table("cohort_invites")
    op.drop_index(op.f("ix_cohorts_created_at_id"), table_name="cohorts")

    op.drop_table("cohorts")
