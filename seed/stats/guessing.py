"""What the solvers find: their rows in the table, the cues that carry weight, the items that give themselves away."""

from collections.abc import Iterator, Sequence
from itertools import islice

from examprep.core.item import Item
from seed.stats.rows import NOTHING, Row, percent
from seed.stats.solver import CHANCE, Guess, Solver, accuracy, frequency_solver, guesses, surface_solver, weights

MOST_WITH_FREQUENCIES = 0.40
WEIGHTS_SHOWN = 5
ITEMS_SHOWN = 20
CUES_OF_AN_ITEM = 3
SURFACE = "solver by surface cues, 4 options"
FREQUENCY = "solver by surface cues and key frequency"


def solver_rows(items: Sequence[Item]) -> Iterator[Row]:
    """Yields the row of the solver that sees surface cues, and of the one that knows key frequencies besides."""
    found = guesses(items, surface_solver(items))
    if not found:
        yield Row(SURFACE, NOTHING, f"≤ {percent(CHANCE)} + 2 SE", ok=False)
        yield Row(FREQUENCY, NOTHING, f"≤ {percent(MOST_WITH_FREQUENCIES)}", ok=False)
        return
    share, error = accuracy(found)
    most = CHANCE + 2 * error
    target = f"≤ {percent(most)} ({percent(CHANCE)} + 2 SE)"
    yield Row(SURFACE, _shown(share, error, found), target, share <= most)
    found = guesses(items, frequency_solver(items))
    share, error = accuracy(found)
    target = f"≤ {percent(MOST_WITH_FREQUENCIES)}"
    yield Row(FREQUENCY, _shown(share, error, found), target, share <= MOST_WITH_FREQUENCIES)


def weight_lines(items: Sequence[Item]) -> Iterator[str]:
    """Yields what weighs most in each solver, for and against being the key, and what it finds by itself."""
    for name, solver in ((SURFACE, surface_solver(items)), (FREQUENCY, frequency_solver(items))):
        yield f"{name}: weights, and keys found by this feature alone where it differs"
        for one in weights(items, solver)[:WEIGHTS_SHOWN]:
            yield f"  {one.weight:+.2f}  {one.feature} ({percent(one.alone)} of {one.items})"


def cue_lines(items: Sequence[Item]) -> Iterator[str]:
    """Yields the items whose key the surface solver is surest of and right in, each with what gives the key away."""
    solver = surface_solver(items)
    right = [guess for guess in guesses(items, solver) if guess.hit == 1]
    right.sort(key=lambda guess: (-guess.chance_of_key, guess.item.id))
    for guess in right[:ITEMS_SHOWN]:
        yield f"{percent(guess.chance_of_key)}  {guess.item.id}"
        yield from (f"  {'*' if option.is_key else ' '} {option.text}" for option in guess.item.options)
        yield f"    cues: {', '.join(_strongest(guess, solver))}"


def _strongest(guess: Guess, solver: Solver) -> Iterator[str]:
    """The features that speak most for the key, as far as any do; less of a feature may speak for it, too."""
    ranked = sorted(zip(guess.pull, solver.features, strict=True), reverse=True)
    return (f"{feature} {pull:+.2f}" for pull, feature in islice(ranked, CUES_OF_AN_ITEM) if pull > 0)


def _shown(share: float, error: float, found: Sequence[Guess]) -> str:
    return f"{percent(share)} ± {percent(error)} of {len(found)}"
