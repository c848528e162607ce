"""Create the table of notices."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0511"
down_revision = "20261124_0510"


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("user_id", sa.String(length=22), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('accommodation-set', 'attempt-extended', 'assignment-published', 'removed-from-cohort')",
            name=op.f("ck_notices_kind_known"),
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_notices_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    op.create_index(op.f("ix_notices_user_id_created_at_id"), "notices", ["user_id", "created_at", "id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_notices_user_id_created_at_id"), table_name="notices")

    op.drop_table("notices")
