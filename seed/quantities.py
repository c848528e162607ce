"""Quantities of one kind, and their size."""

import re
from collections.abc import Sequence

_QUANTITY = re.compile(r"[$/+]?(-?\d+(?:,\d{3})*(?:\.\d+)?)\s*(%|[^\W\d_]+)?")
_TIMES = {
    "millisecond": 0.001,
    "ms": 0.001,
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_800,
    "year": 31_557_600,
}
_BYTES = {"byte": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15, "EB": 1e18}
_BINARY_BYTES = {"KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40, "PiB": 2**50, "EiB": 2**60}
_BIT_RATES = {"Kbps": 1e3, "Mbps": 1e6, "Gbps": 1e9, "Tbps": 1e12}
_UNITS: dict[str, tuple[str, float]] = {
    **{unit: ("time", size) for unit, size in _TIMES.items()},
    **{unit: ("bytes", size) for unit, size in {**_BYTES, **_BINARY_BYTES}.items()},
    **{unit: ("bit rate", size) for unit, size in _BIT_RATES.items()},
}


def sizes(texts: Sequence[str]) -> list[float] | None:
    """The size of each text's quantity, `None` unless every text begins with one and all are of one kind."""
    quantities = [_quantity(text) for text in texts]
    known = [quantity for quantity in quantities if quantity is not None]
    if len(known) < len(quantities) or len({kind for kind, _ in known}) != 1:
        return None
    return [size for _, size in known]


def _quantity(text: str) -> tuple[str, float] | None:
    """Kind and size of the quantity that a text begins with; a unit not listed is a kind of its own."""
    match = _QUANTITY.match(text)
    if match is None:
        return None
    number, unit = float(match[1].replace(",", "")), match[2] or ""
    kind, factor = _UNITS.get(unit) or _UNITS.get(_singular(unit)) or (_singular(unit), 1)
    return kind, number * factor


def _singular(unit: str) -> str:
    return unit.lower().removesuffix("s")
