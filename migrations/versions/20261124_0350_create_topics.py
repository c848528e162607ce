"""Create the table of the study notes."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0350"
down_revision = "20261124_0105"


def upgrade() -> None:
    op.create_table(
        "topics",
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("task", sa.String(length=60), nullable=False),
        sa.Column("services", sa.JSON(), nullable=False),
        sa.Column("as_of", sa.String(length=7), nullable=False),
        sa.Column("references", sa.JSON(), nullable=False),
        sa.Column("prose", sa.Text(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["packs.id"], name=op.f("fk_topics_pack_id")),
        sa.PrimaryKeyConstraint("pack_id", "code", name=op.f("pk_topics")),
    )


def downgrade() -> None:
    op.drop_table("topics")
