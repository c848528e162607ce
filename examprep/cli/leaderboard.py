"""Leaderboards, as an operator looks after them."""

import click
from flask.cli import AppGroup

from examprep.api.context import read, write
from examprep.services.rebuilding import count_again, find_cohort, place_again

BATCH = 50
leaderboard = AppGroup("leaderboard", help="Leaderboards.")


@leaderboard.command("rebuild")
def rebuild_leaderboards() -> None:
    """Make all leaderboards anew from attempts, memberships and privacy settings; goes along with use."""
    after, people, changed = "", 0, 0
    while (page := write(place_again, after, BATCH)).people:
        after, people, changed = page.last, people + page.people, changed + page.changed
    cohort, cohorts = "", 0
    while found := read(find_cohort, cohort):
        write(count_again, found)
        cohort, cohorts = found, cohorts + 1
    click.echo(f"{people} people in {cohorts} cohorts, {changed} placings changed.")
