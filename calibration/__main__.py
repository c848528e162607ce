"""How well mastery and readiness hold for made-up learners of known ability.

python -m calibration [--learners 400] [--seed 1] [--out FILE]
"""

import random
import sys
from pathlib import Path

import click

from calibration.sitting import Outcome, make_blueprint, sit
from calibration.table import Row, readiness_rows, rows
from calibration.world import Population, make_world
from examprep.pack_file import read_pack

PACK = read_pack(Path(__file__).parents[1] / "seed" / "notes" / "aws-saa-c03")
BLUEPRINT = make_blueprint(PACK, PACK.blueprints[0])
CHECKPOINTS = (1, 3, 5, 10)
ITEMS, FEW_ITEMS = 600, 200
MATCHED = Population("matched", 0.4, 1.0, 0.35, 0.4, 0.3)
PROMISED = (
    MATCHED,
    Population("wider: twice the variances", 0.4, 1.414, 0.495, 0.566, 0.424),
    Population("shifted: 0.8 logits weaker", -0.4, 1.0, 0.35, 0.4, 0.3),
    Population("shifted: 0.8 logits stronger", 1.2, 1.0, 0.35, 0.4, 0.3),
)
BEYOND = (
    (Population("lucky: right in 22 % without knowing", -0.2, 1.2, 0.45, 0.5, 0.4, lucky=0.22), ITEMS),
    (Population("repeats: matched, a bank of 200 items", 0.4, 1.0, 0.35, 0.4, 0.3), FEW_ITEMS),
)


@click.command()
@click.option("--learners", default=400, show_default=True, type=click.IntRange(10), help="In each population.")
@click.option("--seed", default=1, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="File to write the table to.")
def main(learners: int, seed: int, out: Path | None) -> None:
    """Simulate learners of known ability and hold the estimates against the truth; fails where a target is missed."""
    head = f"{learners} learners a population, seed {seed}, forms of {sum(BLUEPRINT.questions.values())} questions"
    tables: list[tuple[str, list[Row]]] = [(head, [])]
    promised = [simulate(population, ITEMS, learners, seed) for population in PROMISED]
    for population, outcome in zip(PROMISED, promised, strict=True):
        tables.append((population.name, [*rows(outcome, BLUEPRINT, targets=True)]))
    foretold = [one for outcome in promised for one in outcome.foretold]
    tables.append(("these together", [*readiness_rows(foretold, BLUEPRINT, targets=True)]))
    for population, items in BEYOND:
        outcome = simulate(population, items, learners, seed)
        tables.append((f"{population.name} (beyond the targets)", [*rows(outcome, BLUEPRINT, targets=False)]))
    text = "\n\n".join("\n".join([name, *map(str, table)]) for name, table in tables) + "\n"
    click.echo(text, nl=False)
    if out:
        out.write_text(text, encoding="utf-8")
    sys.exit(any(not row.met for _, table in tables for row in table))


def simulate(population: Population, items: int, learners: int, seed: int) -> Outcome:
    """What comes of so many learners with a bank of so many items."""
    rng = random.Random(seed)
    return sit(make_world(PACK, items, population, rng), BLUEPRINT, learners, CHECKPOINTS, rng)


if __name__ == "__main__":
    main()
