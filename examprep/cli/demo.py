"""Made-up life for trying things out."""

import random

import click
from faker import Faker
from flask.cli import with_appcontext

from examprep.api.context import read, resources
from examprep.cli.outcome import or_exit
from examprep.core.errors import PoolTooSmall
from examprep.demo.life import COHORTS, PASSWORD, live
from examprep.demo.people import EMAIL_DOMAIN
from examprep.demo.world import World
from examprep.services.accounts import count_accounts
from examprep.services.exams import Exam, list_exams


@click.command("demo")
@click.option("--learners", type=click.IntRange(10, 2000), default=200, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes up the same people.")
@click.option("--locale", default="en_US", show_default=True, help="Faker locale of the names, as de_DE or ko_KR.")
@click.option("--among-real-users", is_flag=True, help="Even where accounts exist that were not made up.")
@with_appcontext
def demo(learners: int, seed: int, locale: str, among_real_users: bool) -> None:
    """Fill the database with cohorts of made-up learners who practised for eight weeks, and print log-ins."""
    _refuse_where_people_are(among_real_users)
    exams = _exams()
    held = resources()
    world = World(held.database, random.Random(seed), held.clock())
    log_ins = or_exit(PoolTooSmall, lambda: live(world, _faker(locale, seed), exams, learners))
    click.echo(f"{learners} learners in {len(COHORTS)} cohorts. The password of everybody is: {PASSWORD}")
    for log_in in log_ins:
        click.echo(f"  {log_in.role:<10}  {log_in.email}  ({log_in.note})")
    click.echo(
        "To serve it: make run, with the same DATABASE_URL if one is set. docs/cohorts.md walks through it by curl."
    )


def _refuse_where_people_are(among_real_users: bool) -> None:
    everybody = read(count_accounts)
    made_up = read(count_accounts, EMAIL_DOMAIN)
    if made_up:
        raise click.ClickException(
            f"The demo is in this database already: {made_up} accounts at {EMAIL_DOMAIN}, with the password "
            f'"{PASSWORD}". For a fresh one, set DATABASE_URL to another database.'
        )
    if everybody and not among_real_users:
        raise click.ClickException(
            f"This database has {everybody} accounts of real people. Set DATABASE_URL to another database, or give "
            "--among-real-users to add made-up people to them."
        )


def _exams() -> list[Exam]:
    """The longest exam that can be taken, and the shortest of the same pack if that is another one."""
    exams = sorted(read(list_exams), key=lambda exam: -exam.questions)
    if not exams:
        raise click.ClickException("There is no exam to sit. Load a bank first: flask --app wsgi prepare")
    of_pack = [exam for exam in exams if exam.pack_id == exams[0].pack_id]
    return [of_pack[0], *of_pack[1:][-1:]]


def _faker(locale: str, seed: int) -> Faker:
    try:
        faker = Faker(locale)
    except AttributeError as error:
        raise click.ClickException(
            f"Faker knows no locale {locale!r}; en_US, de_DE and ko_KR are some it knows."
        ) from error
    faker.seed_instance(seed)
    return faker
