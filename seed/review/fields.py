"""What a rater fills in of a sheet, and what it must hold."""

from collections.abc import Mapping

from seed.fields import COMMENT, TEXTS, Field
from seed.review.rating import OBJECTIONS


def _is_on_scale(value: object) -> bool:
    return type(value) is int and 1 <= value <= 5


def _is_objection(value: object) -> bool:
    return value is None or value in OBJECTIONS


SCALE = Field(_is_on_scale, "a whole number from 1 to 5")
OPINION_FIELDS: Mapping[str, Field] = {
    "picks": TEXTS,
    "confidence": SCALE,
    "objection": Field(_is_objection, f"null or one of {', '.join(OBJECTIONS)}"),
    "comment": COMMENT,
    "clear": SCALE,
    "exam_like": SCALE,
    "tempting": SCALE,
}
