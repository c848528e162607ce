"""Every migration goes down and up again, with data in, and leaves nothing half done."""

from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import create_engine, inspect, select, text
from sqlalchemy.exc import IntegrityError

from examprep.api.context import write
from examprep.models.base import Base
from examprep.models.database import open_database
from examprep.services.bank import load_bank
from tests import factories
from tests.applications import Clock, Person, create_person, open_application, sign_in
from tests.databases import alembic_config, migrate
from tests.groups import make_group
from tests.migrations.schema import describe
from tests.processes import environment, run_flask

REVISIONS = [
    script.revision for script in reversed([*ScriptDirectory.from_config(alembic_config("")).walk_revisions()])
]
IMPOSSIBLE = {
    "uq_users_email": "UPDATE users SET email = 'same'",
    "ck_users_role_known": "UPDATE users SET role = 'god'",
    "ck_exams_minutes_positive": "UPDATE exams SET minutes = 0",
    "ck_exams_pilot_below_questions": "UPDATE exams SET pilot = questions",
    "ck_attempts_closed_means_scored": "UPDATE attempts SET raw = NULL WHERE closed_at IS NOT NULL",
    "ck_attempts_closed_by_somebody": "UPDATE attempts SET closed_by = NULL WHERE closed_at IS NOT NULL",
    "ck_attempts_raw_within_maximum": "UPDATE attempts SET raw = maximum + 1 WHERE closed_at IS NOT NULL",
    "ck_attempts_mock_is_timed": "UPDATE attempts SET deadline_at = NULL WHERE kind = 'mock'",
    "ck_attempts_mock_is_not_paused": "UPDATE attempts SET paused_at = started_at",
    "uq_attempts_open_mock": (
        "UPDATE attempts SET kind = 'mock', deadline_at = started_at, closed_at = NULL, closed_by = NULL, raw = NULL"
    ),
    "ck_attempt_questions_revision_not_negative": "UPDATE attempt_questions SET revision = -1",
    "ck_item_usage_first_responses_within_asked": "UPDATE item_usage SET first_responses = asked + 1",
    "ck_item_usage_first_correct_within_first_responses": "UPDATE item_usage SET first_correct = first_responses + 1",
    "ck_attempt_questions_first_seen_means_never_before": "UPDATE attempt_questions SET first_seen = NOT first_seen",
    "ck_attempt_questions_days_since_seen_not_negative": (
        "UPDATE attempt_questions SET first_seen = (1 = 0), days_since_seen = -1"
    ),
    "fk_bookmarks_item_id": "UPDATE bookmarks SET item_id = 0",
    "fk_exam_dates_exam_id": "UPDATE exam_dates SET exam_id = 0",
    "fk_attempts_user_id": "DELETE FROM users WHERE id IN (SELECT user_id FROM attempts)",
    "fk_attempt_questions_item_revision_id": "DELETE FROM item_revisions",
    "uq_item_revisions_item_id_number": (
        "INSERT INTO item_revisions (item_id, number, content_hash, choose, content, created_at)"
        " SELECT item_id, number, content_hash, choose, content, created_at FROM item_revisions"
    ),
    "ck_cohort_members_role_known": "UPDATE cohort_members SET role = 'god'",
    "ck_cohort_members_ended_by_something": "UPDATE cohort_members SET ended_by = 'left'",
    "ck_cohort_members_nickname_is_current": (
        "UPDATE cohort_members SET nickname = 'A', nickname_key = 'a', ended_at = joined_at, ended_by = 'left'"
    ),
    "uq_cohort_members_cohort_id_nickname_key": "UPDATE cohort_members SET nickname = 'A', nickname_key = 'a'",
    "ck_cohort_invites_taken_within_places": "UPDATE cohort_invites SET taken = places + 1",
    "ck_assignments_opens_before_closing": "UPDATE assignments SET closes_at = opens_at",
    "ck_assignments_drill_has_selector": "UPDATE assignments SET selector = NULL",
    "ck_assignments_mock_has_minutes_of_exam": (
        "UPDATE assignments SET kind = 'mock', selector = NULL, question_count = NULL, minutes = 5"
    ),
    "uq_assigned_attempts_assignment_id_user_id_number": "UPDATE assigned_attempts SET number = 1",
    "fk_assigned_attempts_assignment_id": "DELETE FROM assignments",
    "ck_notices_kind_known": "UPDATE notices SET kind = 'rumour'",
}
SQLITE_NAMES_ONLY_CHECKS = {"uq": "UNIQUE constraint failed", "fk": "FOREIGN KEY constraint failed"}


def use(app: Flask) -> None:
    """Loads the bank; Ada starts a mock, Grace submits one, starts a drill and keeps a bookmark and a date; Ada joins a
    cohort and is removed, Grace stays and starts twice what is assigned.
    """
    with app.app_context():
        write(load_bank, factories.PACK, factories.make_bank())
    ada, grace = (_learner(app, email) for email in ("ada@example.org", "grace@example.org"))
    assert ada.start_mock().status_code == 201
    mock = grace.start_mock(Idempotency_Key="k1").get_json()["id"]
    grace.respond_to_all(mock)
    assert grace.submit(mock).status_code == 200
    assert grace.start_drill().status_code == 201
    assert grace.call("PUT", "/v1/me/bookmarks/safes.block-1.need-1").status_code == 204
    assert grace.call("PUT", "/v1/me/exam-date", {"exam": "mini", "date": "2026-12-24"}).status_code == 200
    create_person(app, "alan@example.org", "instructor")
    group = make_group(sign_in(app, "alan@example.org"), Clock())
    group.admit(grace)
    drill = group.assign_drill(attempts_allowed=2)
    assert [group.start(drill, grace).status_code for _ in range(2)] == [201, 201]
    assert group.call("DELETE", f"/members/{group.admit(ada)}").status_code == 204


def _learner(app: Flask, email: str) -> Person:
    create_person(app, email, "learner")
    return sign_in(app, email)


def migrate_and_use(url: str, folder: Path) -> None:
    migrate(url)
    app = open_application(url, folder, Clock())
    use(app)
    app.extensions["examprep"].database.close()


def row_counts(url: str) -> dict[str, int]:
    engine = create_engine(url)
    with engine.connect() as connection:
        counts = {table.name: len(connection.execute(select(table)).all()) for table in Base.metadata.sorted_tables}
    engine.dispose()
    return counts


def test_every_step_goes_down_and_up_again_with_data_in(empty_database_url: str, tmp_path: Path) -> None:
    url = empty_database_url
    schemas = {"base": describe(url)}
    for revision in REVISIONS:
        migrate(url, revision)
        schemas[revision] = describe(url)
    migrate_and_use(url, tmp_path)
    assert sum(row_counts(url).values()) > 100

    for revision in reversed(["base", *REVISIONS[:-1]]):
        command.downgrade(alembic_config(url), revision)
        assert describe(url) == schemas[revision]
    assert schemas["base"] == {}
    for revision in REVISIONS:
        migrate(url, revision)
        assert describe(url) == schemas[revision]
    migrate_and_use(url, tmp_path)


def test_migrating_what_is_migrated_keeps_every_row(empty_database_url: str, tmp_path: Path) -> None:
    migrate_and_use(empty_database_url, tmp_path)
    before = row_counts(empty_database_url)
    migrate(empty_database_url)
    assert row_counts(empty_database_url) == before


def test_a_migration_that_fails_leaves_nothing_behind(empty_database_url: str, tmp_path: Path) -> None:
    """The table in its way is not the first that the first migration makes."""
    with closing(open_database(empty_database_url)) as database:
        with database.writer.begin() as connection:
            connection.execute(text("CREATE TABLE users (id INTEGER)"))
        finished = run_flask(environment(empty_database_url, tmp_path), "db", "upgrade")
        assert finished.returncode != 0
        assert "users" in finished.stderr
        assert inspect(database.reader).get_table_names() == ["users"]


def test_the_database_refuses_what_must_never_be(empty_database_url: str, tmp_path: Path) -> None:
    migrate_and_use(empty_database_url, tmp_path)
    accepted = [name for name, statement in IMPOSSIBLE.items() if not refuses(empty_database_url, statement, name)]
    assert accepted == []


def refuses(url: str, statement: str, constraint: str) -> bool:
    """Whether the constraint, and not another one, refuses the statement."""
    with closing(open_database(url)) as database, database.writer.connect() as connection:
        try:
            connection.execute(text(statement))
        except IntegrityError as error:
            shown = str(error.orig)
            return constraint in shown or SQLITE_NAMES_ONLY_CHECKS.get(constraint[:2], constraint) in shown
    return False
