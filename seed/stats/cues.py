"""Surface cues: what can be counted on the options of an item by somebody who knows nothing of the subject."""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from examprep.core.item import Item, options_are_ordered
from seed.lint.forms import opening_form
from seed.lint.wording import content_roots
from seed.stats.logit import Rows

_ABSOLUTE = re.compile(
    r"\b(?:all|always|any|cannot|completely|each|entirely|every|must|never|no|none|only)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?:can|could|generally|may|might|most|mostly|normally|often|probably|some|sometimes|typically|usually)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_BRACKET = re.compile(r"[(\[]")
_ARTICLE = re.compile(r"(?:an?|the)\b", re.IGNORECASE)
_ING_FORM = re.compile(r"[^\W\d_]{3,}ing\b", re.IGNORECASE)
_OBJECT = re.compile(r"\w+ (?:an?|the|each|all|its|one|two|three)\b")
_NAME = re.compile(r"Amazon\b|\w+[A-Z0-9]")


@dataclass(frozen=True, slots=True)
class Sight:
    """An item as a guesser sees it, the words of meaning as roots. It has no key."""

    stem: frozenset[str]
    texts: tuple[str, ...]
    roots: tuple[frozenset[str], ...]


Cue = Callable[[Sight], Sequence[float]]


def cue_rows(item: Item) -> Rows:
    """A row for each option, in file order, with a number for each cue in the order of `CUES`."""
    texts = tuple(option.text for option in item.options)
    sight = Sight(content_roots(item.stem), texts, tuple(map(content_roots, texts)))
    return tuple(zip(*(cue(sight) for cue in CUES.values()), strict=True))


def _each(mark: Callable[[str], float]) -> Cue:
    return lambda sight: [float(mark(text)) for text in sight.texts]


def _with(pattern: re.Pattern[str]) -> Cue:
    return _each(lambda text: bool(pattern.search(text)))


def _opening(pattern: re.Pattern[str]) -> Cue:
    return _each(lambda text: bool(pattern.match(text)))


def _form(text: str) -> str | None:
    """The opening form, where a first word that the linter leaves open is a verb if an article or the like follows."""
    return "a verb" if opening_form(text) is None and _OBJECT.match(text) else opening_form(text)


def _capitals(text: str) -> int:
    """The capital letters after the first letter."""
    return sum(letter.isupper() for letter in text[1:])


def _word_count(text: str) -> int:
    return len(text.split())


def _relative(size: Callable[[str], int]) -> Cue:
    """How far an option lies from the item's mean size, in the item's deviations."""

    def cue(sight: Sight) -> list[float]:
        sizes = [size(text) for text in sight.texts]
        mean = sum(sizes) / len(sizes)
        deviation = math.sqrt(sum((own - mean) ** 2 for own in sizes) / len(sizes))
        return [(own - mean) / deviation if deviation else 0.0 for own in sizes]

    return cue


def _at_place(place: int, size: Callable[[str], int]) -> Cue:
    """Whether an option has this place in the rising order of sizes; options of one size share the place."""

    def cue(sight: Sight) -> list[float]:
        sizes = [size(text) for text in sight.texts]
        there = sorted(sizes)[place]
        return [(own == there) / sizes.count(there) for own in sizes]

    return cue


def _echo(sight: Sight) -> list[float]:
    return [float(len(roots & sight.stem)) for roots in sight.roots]


def _echo_share(sight: Sight) -> list[float]:
    return [len(roots & sight.stem) / max(1, len(roots)) for roots in sight.roots]


def _overlap(sight: Sight) -> list[float]:
    """The share of words that two options have in common, added up over all options; each shares all with itself."""
    return [sum(_jaccard(roots, other) for other in sight.roots) for roots in sight.roots]


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _own_words(sight: Sight) -> list[float]:
    options_with = Counter(root for roots in sight.roots for root in roots)
    return [float(sum(options_with[root] == 1 for root in roots)) for roots in sight.roots]


def _alike(mark: Callable[[str], object]) -> Cue:
    """How many of the item's options have the option's mark."""

    def cue(sight: Sight) -> list[float]:
        marks = [mark(text) for text in sight.texts]
        return [float(marks.count(own)) for own in marks]

    return cue


def _end_of_numbers(sight: Sight) -> list[float]:
    """Whether an option is the smallest or the largest number; learners see numbers in this order, too."""
    last = len(sight.texts) - 1 if options_are_ordered(sight.texts) else -1
    return [float(last > 0 and position in (0, last)) for position in range(len(sight.texts))]


CUES: dict[str, Cue] = {
    "length in characters": _relative(len),
    "length in words": _relative(_word_count),
    "shortest": _at_place(0, len),
    "second shortest": _at_place(1, len),
    "second longest": _at_place(-2, len),
    "longest": _at_place(-1, len),
    "fewest words": _at_place(0, _word_count),
    "most words": _at_place(-1, _word_count),
    "digit": _with(_DIGIT),
    "bracket": _with(_BRACKET),
    "hyphens": _each(lambda text: text.count("-")),
    "commas": _each(lambda text: text.count(",")),
    "capital letters": _each(_capitals),
    "absolute term": _with(_ABSOLUTE),
    "vague term": _with(_VAGUE),
    "opens with an article": _opening(_ARTICLE),
    "opens with an -ing form": _opening(_ING_FORM),
    "opens with an imperative": _each(lambda text: _form(text) == "a verb"),
    "opens with a name": _opening(_NAME),
    "opens in the form of other options": _alike(_form),
    "opens with the word of other options": _alike(lambda text: text.split()[0]),
    "ends with the word of other options": _alike(lambda text: text.split()[-1]),
    "words of the stem": _echo,
    "share of its words from the stem": _echo_share,
    "words of other options": _overlap,
    "words of no other option": _own_words,
    "smallest or largest of numbers": _end_of_numbers,
}
