"""Accounts, as an operator keeps them."""

import click
from flask.cli import AppGroup

from examprep.api.context import write
from examprep.api.schemas.accounts import RegisterSchema
from examprep.cli.outcome import or_exit
from examprep.core.errors import EmailTaken, NotFound
from examprep.services.accommodations import LARGEST_MULTIPLIER, set_multiplier_of
from examprep.services.accounts import ROLES, create_user

users = AppGroup("users", help="Accounts.")


@users.command("create")
@click.option("--email", prompt=True)
@click.option("--name", prompt=True)
@click.option("--role", type=click.Choice(ROLES), default="learner", show_default=True)
@click.password_option(help="Asked for when it is not given.")
def create(email: str, name: str, role: str, password: str) -> None:
    """Create an account with any role."""
    if faults := RegisterSchema().validate({"email": email, "name": name, "password": password}):
        raise click.ClickException("\n".join(f"{field}: {' '.join(said)}" for field, said in faults.items()))
    profile = or_exit(EmailTaken, lambda: write(create_user, email, password, name, role))
    click.echo(f"Created {profile.role} {profile.email}.")


@users.command("accommodate")
@click.argument("email")
@click.argument("multiplier", type=click.FloatRange(1, LARGEST_MULTIPLIER))
@click.option("--reason", required=True, help="Kept with the change.")
def accommodate(email: str, multiplier: float, reason: str) -> None:
    """Give a person more time: a factor for the limits of attempts they start from now on."""
    or_exit(NotFound, lambda: write(set_multiplier_of, email, multiplier, reason))
    click.echo(f"{email} gets {multiplier:g} times the limit.")
