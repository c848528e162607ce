"""Sentences and words of plain English text, as composing and linting count them."""

import re

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])")
_NO_END = re.compile(r"\b(?:e\.g|i\.e|vs|etc|approx|No)\.$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.,/][^\W_]+)*")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order; paragraphs end sentences too."""
    found: list[str] = []
    for paragraph in text.split("\n\n"):
        start = len(found)
        for part in filter(None, _SENTENCE_END.split(paragraph.strip())):
            if len(found) > start and _NO_END.search(found[-1]):
                found[-1] = f"{found[-1]} {part}"
            else:
                found.append(part)
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The words of a text as written; a compound such as `read-only` or `10.5` is one word."""
    return tuple(_WORD.findall(text))
