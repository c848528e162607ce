"""How easy items are, from the responses of those to whom they were new."""

from examprep.core.ability import logit

CAUTION = 20  # with so many first responses, an item's own share counts half and the typical one half


def typical_facility(first_correct: int, first_responses: int) -> float:
    """The share right among all first responses to an exam's items; 60 % while there are none.

    Ten made-up responses keep it off 0 and 1.
    """
    return (first_correct + 6) / (first_responses + 10)


def facility(first_correct: int, first_responses: int, typical: float) -> float:
    """The share of an item's first responses that were right; while they are few it leans to the typical one."""
    return (first_correct + CAUTION * typical) / (first_responses + CAUTION)


def ease(facility: float, typical: float) -> float:
    """By how many logits items of this facility are easier than the typical one: the shift of the Rasch model."""
    return logit(facility) - logit(typical)


def spread(variance: float, typical: float) -> float:
    """How far items scatter in logits whose facilities have this variance, to first order."""
    return float(max(variance, 0.0) ** 0.5 / (typical * (1 - typical)))
