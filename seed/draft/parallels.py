"""Contrasts between sentences of a node: the same opening twice, two subjects, words that deny each other."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from seed.draft.contrasts import Reader, first_words, quote_of
from seed.draft.names import subject_of, words_of
from seed.draft.records import Found, Kind
from seed.draft.tree import Node, Section, Sentence

_WORD = re.compile(r"[\w'’/-]+")
_BEING = ("is", "are", "was", "were")
_NEGATIONS = ("un", "non-", "non", "in", "im", "dis")
REACH = 3


def parallels_of(section: Section, reader: Reader) -> Iterator[Found]:
    """Yields a comparison for every pair of neighboring sentences built alike, and for opposites in a node."""
    for node in section.all_nodes:
        paired = False
        for one, other in pairwise(node.sentences):
            for pattern, names in (
                ("openings", _openings(one, other, reader)),
                ("subjects", _beings(one, other, reader)),
            ):
                if names and words_of(names[0]) != words_of(names[1]):
                    paired = True
                    yield Found(Kind.COMPARISON, pattern, " and ".join(names), names, (quote_of(one), quote_of(other)))
        if not paired:
            yield from _opposed(node, reader)


def _openings(one: Sentence, other: Sentence, reader: Reader) -> tuple[str, str] | None:
    """What follows the words by which both sentences open, where the first of them is an opener such as `when`."""
    left, right = one.text.split(), other.text.split()
    shared = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a.lower() != b.lower()), 0)
    passed_over = reader.wording.pronouns | reader.wording.verbs
    is_named = shared > 1 or all(words[1:2] and words[1].lower() not in passed_over for words in (left, right))
    if not shared or left[0].lower() not in reader.wording.openers or "," in "".join(left[:shared]) or not is_named:
        return None
    names = first_words(" ".join(left[shared:]), reader), first_words(" ".join(right[shared:]), reader)
    return names if all(names) else None


def _beings(one: Sentence, other: Sentence, reader: Reader) -> tuple[str, str] | None:
    """The subjects of two sentences that say what something is, where both are known as names."""
    names = subject_of(one.text, reader.wording), subject_of(other.text, reader.wording)
    for sentence, name in zip((one, other), names, strict=True):
        behind = sentence.text.partition(name)[2].split()[:1] if name else []
        if not behind or behind[0] not in _BEING or not reader.names.within(name):
            return None
    return None if words_of(names[0]) <= words_of(names[1]) or words_of(names[1]) <= words_of(names[0]) else names


def _opposed(node: Node, reader: Reader) -> Iterator[Found]:
    """The first two phrases of a node that begin with opposites and share a later word."""
    phrases = [(word, phrase, sentence) for sentence in node.sentences for word, phrase in _phrases(sentence.text)]
    for (one, left, first), (other, right, second) in combinations(phrases, 2):
        if _are_opposites(one, other, reader) and other not in map(str.lower, left) and _shared(left, right):
            names = _up_to(left, _shared(left, right)), _up_to(right, _shared(left, right))
            quotes = tuple(dict.fromkeys((quote_of(first), quote_of(second))))
            yield Found(Kind.COMPARISON, "opposites", " and ".join(names), names, quotes)
            return


def _phrases(text: str) -> Iterator[tuple[str, list[str]]]:
    words = [match[0] for match in _WORD.finditer(text)]
    for at, word in enumerate(words):
        yield word.lower(), words[at : at + 1 + REACH]


def _are_opposites(one: str, other: str, reader: Reader) -> bool:
    if (one, other) in reader.wording.opposites:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 4 and any(long == prefix + short for prefix in _NEGATIONS)


def _shared(left: list[str], right: list[str]) -> frozenset[str]:
    return words_of(" ".join(left[1:])) & words_of(" ".join(right[1:]))


def _up_to(phrase: list[str], shared: frozenset[str]) -> str:
    """The phrase up to the last of the shared words."""
    end = max(at for at, word in enumerate(phrase) if at and words_of(word) & shared)
    return " ".join(phrase[: end + 1])
