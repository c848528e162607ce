"""Create the tables of leaderboards and of privacy settings."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0513"
down_revision = "20261124_0512"


def upgrade() -> None:
    op.create_table(
        "privacy_settings",
        sa.Column("user_id", sa.String(length=22), nullable=False),
        sa.Column("leaderboard", sa.String(length=10), nullable=False),
        sa.CheckConstraint(
            "leaderboard IN ('off', 'nickname', 'name')", name=op.f("ck_privacy_settings_leaderboard_known")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_privacy_settings_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_privacy_settings")),
    )
    op.create_table(
        "boards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.String(length=22), nullable=False),
        sa.Column("exam_id", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(length=20), nullable=False),
        sa.Column("span", sa.String(length=10), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("metric IN ('best', 'first', 'improvement')", name=op.f("ck_boards_metric_known")),
        sa.CheckConstraint("span IN ('week', 'month', 'all')", name=op.f("ck_boards_span_known")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_boards_cohort_id")),
        sa.ForeignKeyConstraint(["exam_id"], ["exams.id"], name=op.f("fk_boards_exam_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_boards")),
        sa.UniqueConstraint(
            "cohort_id",
            "exam_id",
            "metric",
            "span",
            "starts_at",
            name=op.f("uq_boards_cohort_id_exam_id_metric_span_starts_at"),
        ),
    )
    op.create_table(
        "placings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.String(length=22), nullable=False),
        sa.Column("visible", sa.Boolean(), nullable=False),
        sa.Column("behind", sa.Integer(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("behind BETWEEN 0 AND 1000", name=op.f("ck_placings_behind_on_scale")),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_placings_board_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["cohort_members.id"], name=op.f("fk_placings_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placings")),
        sa.UniqueConstraint("member_id", "board_id", name=op.f("uq_placings_member_id_board_id")),
    )
    op.create_index(
        op.f("ix_placings_board_id_visible_behind_finished_at_id"),
        "placings",
        ["board_id", "visible", "behind", "finished_at", "id"],
        unique=False,
    )

    op.create_table(
        "score_counts",
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.CheckConstraint("members >= 0", name=op.f("ck_score_counts_members_not_negative")),
        sa.ForeignKeyConstraint(["board_id"], ["boards.id"], name=op.f("fk_score_counts_board_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("board_id", "score", name=op.f("pk_score_counts")),
    )


def downgrade() -> None:
    op.drop_table("score_counts")
    op.drop_index(op.f("ix_placings_board_id_visible_behind_finished_at_id"), table_name="placings")

    op.drop_table("placings")
    op.drop_table("boards")
    op.drop_table("privacy_settings")
