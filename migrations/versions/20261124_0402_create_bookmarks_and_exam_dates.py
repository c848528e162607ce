"""Create the tables of bookmarks and exam dates."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0402"
down_revision = "20261124_0355"


def upgrade() -> None:
    op.create_table(
        "bookmarks",
        sa.Column("user_id", sa.String(length=22), nullable=False),
        sa.Column("item_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_bookmarks_item_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_bookmarks_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "item_id", name=op.f("pk_bookmarks")),
    )
    op.create_index(op.f("ix_bookmarks_user_id_created_at"), "bookmarks", ["user_id", "created_at"], unique=False)

    op.create_table(
        "exam_dates",
        sa.Column("user_id", sa.String(length=22), nullable=False),
        sa.Column("exam_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["exam_id"], ["exams.id"], name=op.f("fk_exam_dates_exam_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_exam_dates_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "exam_id", name=op.f("pk_exam_dates")),
    )


def downgrade() -> None:
    op.drop_table("exam_dates")
    op.drop_index(op.f("ix_bookmarks_user_id_created_at"), table_name="bookmarks")
    op.drop_table("bookmarks")
