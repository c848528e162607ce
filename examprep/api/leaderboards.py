"""The leaderboard of a cohort, and how one is seen on it."""

from typing import Any

from examprep.api.context import read, write
from examprep.api.openapi import CACHED, Resource
from examprep.api.schemas.leaderboards import (
    CohortNicknameSchema,
    LeaderboardSchema,
    NicknameSchema,
    PrivacySchema,
    SeenAsSchema,
    ViewSchema,
)
from examprep.core.cohort_errors import CohortArchived, ExamNotRanked, NicknameInvalid, NicknameTaken
from examprep.core.errors import NotFound
from examprep.services import leaderboards as service
from examprep.services import privacy

leaderboards = Resource("leaderboards", "The leaderboard of a cohort, and how one is seen on it.")

MAX_AGE_SECONDS = 15


@leaderboards.get("/cohorts/<string:cohort_id>/leaderboard")
@leaderboards.private(NotFound, ExamNotRanked)
@leaderboards.cached(MAX_AGE_SECONDS)
@leaderboards.arguments(ViewSchema, location="query")
@leaderboards.response(200, LeaderboardSchema, headers=CACHED)
def get_leaderboard(query: dict[str, Any], cohort_id: str) -> service.Leaderboard:
    """Shows a page of a cohort's leaderboard with one's own row, or that row with its neighbours."""
    return read(service.get_leaderboard, cohort_id, _view(**query))


@leaderboards.get("/me/privacy")
@leaderboards.private()
@leaderboards.response(200, SeenAsSchema)
def get_privacy() -> privacy.Privacy:
    """Shows how one is seen on leaderboards."""
    return read(privacy.get_privacy)


@leaderboards.put("/me/privacy")
@leaderboards.private(NotFound)
@leaderboards.arguments(PrivacySchema)
@leaderboards.response(200, SeenAsSchema)
def set_privacy(body: dict[str, str]) -> privacy.Privacy:
    """Chooses how one is seen on the leaderboards of all one's cohorts: not at all, by nickname or by name."""
    return write(privacy.set_privacy, body["leaderboard"])


@leaderboards.put("/cohorts/<string:cohort_id>/members/me/nickname")
@leaderboards.private(NotFound, CohortArchived, NicknameInvalid, NicknameTaken)
@leaderboards.arguments(NicknameSchema)
@leaderboards.response(200, CohortNicknameSchema)
def set_nickname(body: dict[str, str], cohort_id: str) -> privacy.Nickname:
    """Chooses one's nickname in a cohort, as often as one likes; no two members have the same."""
    return write(privacy.set_nickname, cohort_id, body["nickname"])


def _view(
    metric: str,
    window: str,
    limit: int,
    exam: str | None = None,
    around: str | None = None,
    cursor: service.Place | None = None,
) -> service.View:
    return service.View(metric, window, exam, around is not None, limit, cursor)
