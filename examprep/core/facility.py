"""How easy items are, from the responses of those to whom they were new."""

from examprep.core.ability import logit

CAUTION = 20  # an item counts as typical until so many have responded, and half so at this number


def typical_facility(first_correct: int, first_responses: int) -> float:
    """The share right among all first responses to an exam's items; 60 % while there are none.

    Ten made-up responses keep it off 0 and 1.
    """
    return (first_correct + 6) / (first_responses + 10)


def ease(facility: float, typical: float) -> float:
    """By how many logits items of this facility are easier than the typical one: the shift of the Rasch model."""
    return logit(facility) - logit(typical)


def spread(variance: float, typical: float) -> float:
    """How far items scatter in logits whose facilities have this variance, to first order."""
    return float(max(variance, 0.0) ** 0.5 / (typical * (1 - typical)))
