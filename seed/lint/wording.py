"""Words as the rules compare them: small, without endings, without those that carry no meaning."""

import re
from functools import cache

from examprep.core.item import Item
from seed.sentences import sentences, words

_STOP_WORDS = frozenset(
    """a about after again all also an and any are as at be been before being between both but by can could do does
    each either else every few for from had has have having how if in into is it its least less like many may might
    more most much must need needs new no nor not of off on one only onto or other out over own per same shall should
    so some such than that the their them then there these they this those through to too two three under until up
    upon use used uses using via was we were what when where which while who whose why will with within without would
    yet amazon aws service services solution company team application user users requirement requirements meet meets
    architect""".split()  # noqa: SIM905 - one word a line would fill pages
)
_ENDINGS = ("ations", "ation", "ions", "ion", "ings", "ing", "ies", "ied", "es", "ed", "s", "y", "e")
_SHORTEST_STEM = 3
_POSSESSIVE = re.compile(r"['’]s?$")
_PART = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")


@cache
def root(word: str) -> str:
    """A word in small letters without its ending, so that `copies` and `copy` are alike."""
    lower = _POSSESSIVE.sub("", word.lower())
    for ending in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= _SHORTEST_STEM:
            return lower.removesuffix(ending)
    return lower


def content_words(text: str) -> dict[str, str]:
    """The words that carry meaning, as first written, by their roots; the parts of a compound count one by one."""
    found: dict[str, str] = {}
    for part in _PART.findall(text):
        if len(part) > 1 and part.lower() not in _STOP_WORDS:
            found.setdefault(root(part), part)
    return found


def content_roots(text: str) -> frozenset[str]:
    """The roots of the words that carry meaning."""
    return frozenset(content_words(text))


def small_words(text: str) -> str:
    """The words of a text in small letters, without punctuation; a compound such as `Standard-IA` is one word."""
    return " ".join(words(text.casefold()))


def repeated_share(text: str, source: str) -> float:
    """The share, 0 to 1, of the runs of three words of a text that stand in the source too; 0 where it has none."""
    runs, of_source = _runs(text), set(_runs(source))
    return sum(run in of_source for run in runs) / len(runs) if runs else 0.0


def _runs(text: str) -> list[tuple[str, ...]]:
    small = [word.lower() for word in words(text)]
    return list(zip(small, small[1:], small[2:], strict=False))


def question_of(item: Item) -> str:
    """The sentence that closes the stem."""
    return sentences(item.stem)[-1] if item.stem.strip() else ""


def situation_of(item: Item) -> tuple[str, ...]:
    """The sentences before the closing one."""
    return sentences(item.stem)[:-1]


def shown_texts(item: Item) -> tuple[tuple[str, str], ...]:
    """All texts a learner sees, each with a name for messages."""
    options = [(f"option {option.text!r}", option.text) for option in item.options]
    rationales = [(f"rationale of {option.text!r}", option.rationale) for option in item.options]
    return (("stem", item.stem), *options, *rationales, ("explanation", item.explanation))
