"""Quantities that scatter about one another like the branches of a tree, each normally.

Every node but the root is normal about its parent; some nodes are observed with a known precision. Means and
variances given all observations take one pass up the tree and one down, and are exact: Pearl (1988), Gaussian
belief propagation on a tree. With one level it is the model of Gelman et al., Bayesian Data Analysis, section 5.4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NormalTree:
    """`parents` of the nodes, each listed after its parent, the root first with -1; `deviations` from the parent,
    for the root from `centre`. Deviations are positive.
    """

    parents: tuple[int, ...]
    deviations: tuple[float, ...]
    centre: float = 0.0


@dataclass(frozen=True, slots=True)
class Inferred:
    """Every node is its `mean`, plus `slope` times the error of its parent's mean, plus an error of its own with
    the variance `noise`. The errors of different nodes are independent; the root has no slope.
    """

    parents: tuple[int, ...]
    means: tuple[float, ...]
    slopes: tuple[float, ...]
    noise: tuple[float, ...]

    def spread(self, weights: Mapping[int, float]) -> tuple[float, float]:
        """How a weighted sum of nodes that are equally far from the root scatters: its change with one standard
        deviation of the root, and its variance besides.
        """
        gathered, variance = dict(weights), 0.0
        while 0 not in gathered:
            parents: dict[int, float] = {}
            for node, weight in gathered.items():
                variance += weight**2 * self.noise[node]
                parent = self.parents[node]
                parents[parent] = parents.get(parent, 0.0) + weight * self.slopes[node]
            gathered = parents
        return gathered[0] * self.noise[0] ** 0.5, variance


def infer(tree: NormalTree, precisions: Sequence[float], pressures: Sequence[float]) -> Inferred:
    """What the observations say of all nodes.

    A node observed as `value` with `precision` (one over the variance) has the pressure `precision * value`; one
    that is not observed has 0 for both.
    """
    up_precision, up_pressure = [*precisions], [*pressures]
    for node in range(len(tree.parents) - 1, 0, -1):
        if up_precision[node]:
            passed = 1 / (1 + up_precision[node] * tree.deviations[node] ** 2)
            up_precision[tree.parents[node]] += up_precision[node] * passed
            up_pressure[tree.parents[node]] += up_pressure[node] * passed
    means: list[float] = []
    slopes: list[float] = []
    noise: list[float] = []
    for node, parent in enumerate(tree.parents):
        own = tree.deviations[node] ** -2
        noise.append(1 / (own + up_precision[node]))
        slopes.append(own * noise[node])
        means.append(slopes[node] * (means[parent] if node else tree.centre) + up_pressure[node] * noise[node])
    return Inferred(tree.parents, tuple(means), tuple(slopes), tuple(noise))
