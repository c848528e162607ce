"""Exams, as an operator looks at them."""

import random

import click
from flask.cli import AppGroup

from examprep.api.context import read
from examprep.cli.outcome import or_exit
from examprep.core.errors import NotFound
from examprep.core.simulation import Simulation, simulate
from examprep.services import pools
from examprep.services.exams import get_exam

exams = AppGroup("exams", help="Exams.")


@exams.command("simulate")
@click.argument("code")
@click.option("--learners", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option("--mocks", type=click.IntRange(1, 500), default=6, show_default=True, help="Forms in a row for each.")
@click.option("--seed", type=int, default=1, show_default=True)
def simulate_exam(code: str, learners: int, mocks: int, seed: int) -> None:
    """Draw forms for many learners who are new to the exam, and report what they would meet."""
    exam = or_exit(NotFound, lambda: read(get_exam, code))
    pool = read(pools.mock_pool, exam)
    for line in _report(simulate(pool, exam.quotas, exam.pilots, learners, mocks, random.Random(seed))):
        click.echo(line)


def _report(simulation: Simulation) -> list[str]:
    repeats = ", ".join(
        f"{learners} in mock {mock}" if mock else f"{learners} never"
        for mock, learners in simulation.first_repeat.items()
    )
    overlap = " ".join(f"{share:.0%}" for share in simulation.overlap)
    lines = [
        f"{simulation.learners} learners, {simulation.mocks} mocks of {simulation.questions} questions each, "
        f"from {simulation.pool} items",
        f"asked: the most exposed item in {simulation.most_asked} forms; {simulation.never_asked} items never",
        f"seen before, by mock: {overlap}",
        f"first repeated item: {repeats}",
    ]
    return [*lines, f"shortage: {simulation.shortage}"] if simulation.shortage else lines
