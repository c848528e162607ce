"""Puts the application together: build, register, return."""

import random
from collections.abc import Callable
from datetime import datetime

from flask import Flask

from examprep.api.assignments import assignments
from examprep.api.attempts import attempts
from examprep.api.auth import auth
from examprep.api.cohort_reports import cohort_reports
from examprep.api.cohorts import cohorts
from examprep.api.context import UNPREDICTABLE, Resources, utc_now
from examprep.api.docs import docs
from examprep.api.errors import register_error_handlers
from examprep.api.exams import exams
from examprep.api.health import health
from examprep.api.invites import invites
from examprep.api.json import OrjsonProvider
from examprep.api.leaderboards import leaderboards
from examprep.api.limits import LogInGuard
from examprep.api.live_help import live_help
from examprep.api.me import me
from examprep.api.measuring import measure_requests
from examprep.api.members import members
from examprep.api.notes import notes
from examprep.api.notices import notices
from examprep.api.openapi import create_api
from examprep.api.reports import reports
from examprep.api.responses import responses
from examprep.api.study import study
from examprep.api.timing import timing
from examprep.cli.attempts import attempts as attempt_commands
from examprep.cli.demo import demo
from examprep.cli.exams import exams as exam_commands
from examprep.cli.leaderboard import leaderboard as leaderboard_commands
from examprep.cli.setup import setup_commands
from examprep.cli.users import users as user_commands
from examprep.models.database import open_database
from examprep.settings import Settings

MAX_BODY_BYTES = 64 * 1024
RESOURCES = (
    auth,
    me,
    notices,
    exams,
    notes,
    attempts,
    responses,
    timing,
    reports,
    study,
    cohorts,
    invites,
    members,
    assignments,
    cohort_reports,
    live_help,
    leaderboards,
)


def create_app(
    settings: Settings, clock: Callable[[], datetime] = utc_now, rng: random.Random = UNPREDICTABLE
) -> Flask:
    """The application. Ids and tokens come from `rng`."""
    app = Flask("examprep", static_folder=None)
    app.json = OrjsonProvider(app)
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    app.extensions["examprep"] = Resources(
        database=open_database(settings.database_url),
        signing_key=settings.signing_key,
        clock=clock,
        rng=rng,
        log_in_guard=LogInGuard(settings.redis_url),
        metrics_token=settings.metrics_token,
    )
    measure_requests(app)
    register_error_handlers(app)
    api = create_api(app)
    for resource in RESOURCES:
        api.register_blueprint(resource)
    app.register_blueprint(health)
    app.register_blueprint(docs)
    for command in (
        *setup_commands(settings),
        user_commands,
        attempt_commands,
        exam_commands,
        demo,
        leaderboard_commands,
    ):
        app.cli.add_command(command)
    return app
