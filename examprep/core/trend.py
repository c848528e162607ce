"""Whether mastery changed, from separate estimates of two periods."""

from dataclasses import dataclass

from examprep.core.ability import logit
from examprep.core.mastery import Mastery

TRENDS = ("rising", "falling", "unclear")
RECENT_DAYS = 28


@dataclass(frozen=True, slots=True)
class Trend:
    """The change of a share from responses more than 28 days old to younger ones, `None` where either are missing.

    `rising` and `falling` only where a 90 % interval of the change, in logits, leaves out none at all; else `unclear`.
    """

    label: str
    change: float | None


UNKNOWN = Trend("unclear", None)


def trend(earlier: Mastery, recent: Mastery) -> Trend:
    """The change between two periods that were estimated apart.

    Both lean on the same prior, so that small changes are rather overlooked than made up.
    """
    if not earlier.responses or not recent.responses:
        return UNKNOWN
    change = logit(recent.value) - logit(earlier.value)
    reach = sum(((logit(one.high) - logit(one.low)) / 2) ** 2 for one in (earlier, recent)) ** 0.5
    label = "unclear" if abs(change) <= reach else "rising" if change > 0 else "falling"
    return Trend(label, recent.value - earlier.value)
