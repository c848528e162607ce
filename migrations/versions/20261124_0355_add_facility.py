"""Count right first responses of items, and keep how long ago a learner had last had a question's item."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0355"
down_revision = "20261124_0350"

COUNT_FIRST_CORRECT = """
    UPDATE item_usage SET first_correct = (
        SELECT count(*) FROM attempt_questions AS question JOIN attempts ON attempts.id = question.attempt_id
        WHERE question.item_id = item_usage.item_id AND attempts.closed_at IS NOT NULL
        AND question.first_seen AND question.correct AND question.selected <> ''
    )
"""


def upgrade() -> None:
    op.add_column("item_usage", sa.Column("first_correct", sa.Integer(), nullable=True))
    op.execute(COUNT_FIRST_CORRECT)
    with op.batch_alter_table("item_usage") as item_usage:
        item_usage.alter_column("first_correct", nullable=False)
        item_usage.create_check_constraint(
            op.f("ck_item_usage_first_correct_within_first_responses"), "first_correct BETWEEN 0 AND first_responses"
        )
    op.add_column("attempt_questions", sa.Column("days_since_seen", sa.Integer(), nullable=True))
    op.execute("UPDATE attempt_questions SET days_since_seen = 0 WHERE NOT first_seen")  # as if just seen: says least
    with op.batch_alter_table("attempt_questions") as attempt_questions:
        attempt_questions.create_check_constraint(
            op.f("ck_attempt_questions_days_since_seen_not_negative"), "days_since_seen >= 0"
        )
        attempt_questions.create_check_constraint(
            op.f("ck_attempt_questions_first_seen_means_never_before"), "first_seen = (days_since_seen IS NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("attempt_questions") as attempt_questions:
        attempt_questions.drop_constraint(op.f("ck_attempt_questions_first_seen_means_never_before"), type_="check")
        attempt_questions.drop_constraint(op.f("ck_attempt_questions_days_since_seen_not_negative"), type_="check")
        attempt_questions.drop_column("days_since_seen")
    with op.batch_alter_table("item_usage") as item_usage:
        item_usage.drop_constraint(op.f("ck_item_usage_first_correct_within_first_responses"), type_="check")
        item_usage.drop_column("first_correct")
