"""Titles of blocks, made of the words of the notes."""

TITLE_WORDS = 9
_MARKS = " ,;:.?!-–—※"


def title_from(text: str) -> str:
    """The first words of a text, at most nine, without the marks around them."""
    return " ".join(text.split()[:TITLE_WORDS]).strip(_MARKS)
