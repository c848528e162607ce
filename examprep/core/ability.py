"""A learner's ability, fitted to right and wrong responses.

Ability is counted in logits and forms a tree: the total, about it the domains, about these their tasks, about these
the task's topics. Little evidence leans on its neighbours and much stands for itself: the model of Rasch (1960)
with a multilevel prior, as in Gelman and Hill (2007), chapter 14.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, pi, sqrt

from examprep.core.normal_tree import Inferred, NormalTree, infer

STEPS = 50
CLOSE, FAR = 1e-3, 1.0  # logits


@dataclass(frozen=True, slots=True)
class Prior:
    """What is taken for known before any response, in logits: the typical total, and how far totals lie about it,
    domains about the total, tasks about their domain, topics about their task (standard deviations).
    """

    centre: float = 0.4
    totals: float = 1.2
    domains: float = 0.45
    tasks: float = 0.52
    topics: float = 0.35


@dataclass(frozen=True, slots=True)
class Cell:
    """The items of one topic within one task.

    `share` is how much of the blueprint falls to them; all cells of an exam add up to 1. `ease` says by how many
    logits they are easier than the exam's typical item, `spread` how far they scatter about that.
    """

    domain: str
    task: str
    topic: str
    share: float
    ease: float = 0.0
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class Trials:
    """Responses to alike items of a cell, `right` and `wrong` as they count, not as they were counted.

    `memory` is the chance that the key is remembered, 0 for items that were new.
    """

    right: float
    wrong: float
    ease: float = 0.0
    memory: float = 0.0


@dataclass(frozen=True, slots=True)
class Expectation:
    """The expected share correct on unseen items of some cells.

    `pull` is its change when the total goes up by one standard deviation, `rest` its variance once the total is
    known.
    """

    mean: float
    pull: float
    rest: float

    @property
    def deviation(self) -> float:
        """The standard deviation."""
        return sqrt(self.pull**2 + self.rest)


@dataclass(frozen=True, slots=True)
class Ability:
    """What the responses say of every node of the tree; the cells are its last nodes, in their order."""

    cells: tuple[Cell, ...]
    nodes: Inferred

    def expect(self, places: Collection[int]) -> Expectation:
        """The expected share correct on the items of the cells at these places, weighted by the cells' shares.

        To first order in the logits (delta method). Cells without a share count only where all are without.
        """
        weights = {place: self.cells[place].share for place in places}
        if not any(weights.values()):
            weights = dict.fromkeys(places, 1.0)
        whole, first = sum(weights.values()), len(self.nodes.means) - len(self.cells)
        mean, gradient = 0.0, {}
        for place, weight in weights.items():
            share, growth = _share(self.nodes.means[first + place], self.cells[place])
            mean += share * weight / whole
            gradient[first + place] = growth * weight / whole
        return Expectation(mean, *self.nodes.spread(gradient))


def merged_by_task(cells: Sequence[Cell]) -> list[Cell]:
    """One cell a task, its topic empty, for estimates that do not ask about topics."""
    tasks: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        tasks.setdefault((cell.domain, cell.task), []).append(cell)
    return [_merged(domain, task, inside) for (domain, task), inside in tasks.items()]


def sigmoid(logits: float) -> float:
    """The probability of these logits."""
    return 1 / (1 + exp(-logits)) if logits > 0 else exp(logits) / (1 + exp(logits))


def logit(probability: float) -> float:
    """The logits of a probability strictly between 0 and 1."""
    return log(probability / (1 - probability))


def fit(cells: Sequence[Cell], trials: Mapping[int, Sequence[Trials]], prior: Prior) -> Ability:
    """The most probable ability given the trials of the cells at these places, and how sure that is.

    Found by Newton's method, whose last precisions say how sure it is (Laplace's approximation); where it would go
    far, by a step of the EM algorithm of Polson, Scott and Windle (2013) instead, which never goes too far. A right
    response to an item whose key may be remembered counts as far as knowledge explains it, a wrong one in full.
    """
    tree = _tree(cells, prior)
    first_cell = len(tree.parents) - len(cells)
    of_nodes = {first_cell + place: of_cell for place, of_cell in trials.items()}
    means: Sequence[float] = [prior.centre] * len(tree.parents)
    inferred = _step(tree, of_nodes, means, _tangent)
    for _ in range(STEPS):
        if _distance(means, inferred.means) > FAR:
            inferred = _step(tree, of_nodes, means, _secant)
        elif _distance(means, inferred.means) < CLOSE:
            break
        means = inferred.means
        inferred = _step(tree, of_nodes, means, _tangent)
    return Ability(tuple(cells), inferred)


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    return max(abs(here - there) for here, there in zip(one, other, strict=True))


def _step(
    tree: NormalTree,
    trials: Mapping[int, Sequence[Trials]],
    means: Sequence[float],
    curvature: Callable[[float, float], float],
) -> Inferred:
    """The tree given the trials of its nodes, each taken for a normal observation near the node's present mean."""
    precisions, pressures = [0.0] * len(means), [0.0] * len(means)
    for node, of_cell in trials.items():
        precisions[node], pressures[node] = _observation(of_cell, means[node], curvature)
    return infer(tree, precisions, pressures)


def _merged(domain: str, task: str, cells: Sequence[Cell]) -> Cell:
    share = sum(cell.share for cell in cells)
    weights = [cell.share / share if share else 1 / len(cells) for cell in cells]
    ease = sum(weight * cell.ease for weight, cell in zip(weights, cells, strict=True))
    squares = sum(weight * (cell.spread**2 + cell.ease**2) for weight, cell in zip(weights, cells, strict=True))
    return Cell(domain, task, "", share, ease, sqrt(max(0.0, squares - ease**2)))


def _tree(cells: Sequence[Cell], prior: Prior) -> NormalTree:
    """The total, then the domains, the tasks and the cells."""
    domains = {domain: 1 + place for place, domain in enumerate(dict.fromkeys(cell.domain for cell in cells))}
    pairs = dict.fromkeys((cell.domain, cell.task) for cell in cells)
    tasks = {pair: 1 + len(domains) + place for place, pair in enumerate(pairs)}
    return NormalTree(
        parents=(
            -1,
            *(0 for _ in domains),
            *(domains[domain] for domain, _ in tasks),
            *(tasks[cell.domain, cell.task] for cell in cells),
        ),
        deviations=(
            prior.totals,
            *(prior.domains for _ in domains),
            *(prior.tasks for _ in tasks),
            *(prior.topics for _ in cells),
        ),
        centre=prior.centre,
    )


def _observation(
    trials: Sequence[Trials], ability: float, curvature: Callable[[float, float], float]
) -> tuple[float, float]:
    """The trials as one normal observation near this ability: its precision, and precision times value."""
    precision = score = 0.0
    for trial in trials:
        logits = ability + trial.ease
        share = sigmoid(logits)
        known = (1 - trial.memory) * share
        right = trial.right * known / (trial.memory + known)
        precision += (right + trial.wrong) * curvature(logits, share)
        score += right - (right + trial.wrong) * share
    return precision, precision * ability + score


def _tangent(_logits: float, share: float) -> float:
    """The curvature of a trial's log likelihood."""
    return share * (1 - share)


def _secant(logits: float, share: float) -> float:
    """A greater one, with which a step never goes too far."""
    return (share - 0.5) / logits if logits else 0.25


def _share(ability: float, cell: Cell) -> tuple[float, float]:
    """The share correct over the cell's items, and by how much it grows with a logit of ability.

    Averaged over the items' ease by the logistic-normal integral's approximation of MacKay (1992).
    """
    flattening = sqrt(1 + pi / 8 * cell.spread**2)
    share = sigmoid((ability + cell.ease) / flattening)
    return share, share * (1 - share) / flattening
