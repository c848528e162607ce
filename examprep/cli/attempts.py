"""Attempts, as an operator looks after them."""

import time

import click
from flask.cli import AppGroup

from examprep.api.context import read, write
from examprep.services.closing import expire
from examprep.services.events import list_events
from examprep.services.rescoring import rescore

BATCH = 100
attempts = AppGroup("attempts", help="Attempts.")


@attempts.command("expire")
@click.option("--every", type=click.IntRange(1, 3600), help="Go on, once in so many seconds.")
def expire_attempts(every: int | None) -> None:
    """Close the attempts whose time is over and that nobody came back for."""
    while True:
        while closed := write(expire, BATCH):
            click.echo(f"Closed {closed} attempts.")
        if every is None:
            return
        time.sleep(every)


@attempts.command("rescore")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def rescore_attempts(dry_run: bool) -> None:
    """Grade all closed attempts again from their responses, and keep what comes out."""
    after, looked_at, differing = "", 0, 0
    while (page := write(rescore, after, BATCH, apply=not dry_run)).count:
        after, looked_at, differing = page.last, looked_at + page.count, differing + len(page.differing)
        for found in page.differing:
            changes = ", ".join(f"{name} {kept} -> {now}" for name, (kept, now) in found.differences.items())
            click.echo(f"{found.attempt}: {changes}")
    click.echo(f"{looked_at} closed attempts, {differing} {'would change' if dry_run else 'changed'}.")


@attempts.command("events")
@click.argument("attempt")
def show_events(attempt: str) -> None:
    """Tell what happened to an attempt, one event a line."""
    for event in read(list_events, attempt):
        question = f" question {event.number}" if event.number else ""
        detail = " ".join(f"{name}={value}" for name, value in event.detail.items())
        click.echo(f"{event.at.isoformat(timespec='milliseconds')} {event.kind}{question} {detail}".rstrip())
