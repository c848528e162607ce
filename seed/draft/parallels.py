"""Contrasts between sentences of a node: the same opening twice, two subjects, words that deny each other."""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from seed.draft.contrasts import Reader, first_words, quote_of
from seed.draft.names import subject_of, words_of
from seed.draft.records import Found, Kind
from seed.draft.tree import Node, Section, Sentence

_WORD = re.compile(r"[\w'’/-]+")
_CLAUSE = re.compile(r"[,;:]\s+")
_BEING = ("is", "are", "was", "were")
_DENIAL = "not "
_NEGATIONS = ("un", "non-", "non", "in", "im", "dis")
REACH = 3
SHORTEST_DENIED = 4


def parallels_of(section: Section, reader: Reader) -> Iterator[Found]:
    """Yields a comparison for every two sentences or clauses built alike, and for opposites in a node without such."""
    for node in section.all_nodes:
        found = [*_paired(node, section, reader), *_within(node, section, reader)]
        yield from found or _opposed(node, reader)


def _paired(node: Node, section: Section, reader: Reader) -> Iterator[Found]:
    """Comparisons of neighboring sentences; `known` are the words of the title and of the sentences before them."""
    known = words_of(section.title)
    for one, other in pairwise(node.sentences):
        for pattern, names in (
            ("openings", _openings(one, other, reader)),
            ("subjects", _beings(one, other, known, reader)),
        ):
            if names and _are_apart(*names):
                yield Found(Kind.COMPARISON, pattern, " and ".join(names), names, (quote_of(one), quote_of(other)))
        known |= words_of(one.text)


def _within(node: Node, section: Section, reader: Reader) -> Iterator[Found]:
    """Comparisons of neighboring clauses."""
    for sentence in node.sentences:
        if names := _clauses(sentence, words_of(section.title), reader):
            yield Found(Kind.COMPARISON, "clauses", " and ".join(names), names, (quote_of(sentence),))


def _openings(one: Sentence, other: Sentence, reader: Reader) -> tuple[str, str] | None:
    """What follows the words by which both sentences open, where the first of them is an opener such as `when`."""
    left, right = one.text.split(), other.text.split()
    shared = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a.lower() != b.lower()), 0)
    is_named = shared > 1 or all(_begins_with_name(words[1:], reader) for words in (left, right))
    if not shared or left[0].lower() not in reader.wording.openers or "," in "".join(left[:shared]) or not is_named:
        return None
    names = first_words(" ".join(left[shared:]), reader), first_words(" ".join(right[shared:]), reader)
    return names if all(names) else None


def _begins_with_name(words: list[str], reader: Reader) -> bool:
    return bool(words) and words[0].lower() not in reader.wording.pronouns | reader.wording.verbs


def _beings(one: Sentence, other: Sentence, known: frozenset[str], reader: Reader) -> tuple[str, str] | None:
    """The subjects of two sentences that say what something is, where both are names or known from before.

    Subjects of one kind, `plain flour` and `strong flour`, need not be known, and may have any verb.
    """
    names = subject_of(one.text, reader.wording), subject_of(other.text, reader.wording)
    if not all(names) or not _are_apart(*names):
        return None
    if _are_of_a_kind(*names):
        return names
    for sentence, name in zip((one, other), names, strict=True):
        is_known = words_of(name) <= known or reader.names.within(name)
        if not is_known or _behind(name, sentence.text) not in _BEING:
            return None
    return names


def _clauses(sentence: Sentence, title: frozenset[str], reader: Reader) -> tuple[str, str] | None:
    """The subjects of two neighboring clauses that have the same verb, are of a kind, or stand in the title."""
    parts = [_without_joiners(part, reader) for part in _CLAUSE.split(sentence.text)]
    for left, right in pairwise(parts):
        one, other = subject_of(left, reader.wording), subject_of(right, reader.wording)
        if not (one and other) or not _are_apart(one, other) or max(len(one.split()), len(other.split())) > REACH:
            continue
        is_same = _behind(one, left) == _behind(other, right) and _behind(one, left) in reader.wording.verbs
        if is_same or _are_of_a_kind(one, other) or words_of(f"{one} {other}") <= title:
            return one, other
    return None


def _are_of_a_kind(one: str, other: str) -> bool:
    """Whether two names of two or three words begin or end with the same one."""
    left, right = one.lower().split(), other.lower().split()
    is_short = {len(left), len(right)} <= {2, REACH}
    return is_short and any(words_of(left[at]) == words_of(right[at]) for at in (0, -1))


def _without_joiners(clause: str, reader: Reader) -> str:
    first, _, rest = clause.strip().partition(" ")
    return rest if first.lower() in reader.wording.joiners else clause.strip()


def _behind(name: str, text: str) -> str:
    """The word behind a name in a text."""
    return next(iter(text.partition(name)[2].split()), "").lower()


def _are_apart(one: str, other: str) -> bool:
    return not (words_of(one) <= words_of(other) or words_of(other) <= words_of(one))


def _opposed(node: Node, reader: Reader) -> Iterator[Found]:
    """The first two phrases of a node that begin with opposites and share a later word."""
    earlier: dict[str, tuple[list[str], int, Sentence]] = {}
    for sentence in node.sentences:
        words = _WORD.findall(sentence.text)
        for at, word in enumerate(map(str.lower, words)):
            denied = _denied_by(word)
            for opposite in (*reader.wording.opposites.get(word, ()), f"{_DENIAL}{word}", denied):
                if opposite not in earlier:
                    continue
                before, start, first = earlier[opposite]
                if names := _sharing(_phrase(before, start, reader), _phrase(words, at, reader)):
                    quotes = tuple(dict.fromkeys((quote_of(first), quote_of(sentence))))
                    yield Found(Kind.COMPARISON, "opposites", " and ".join(names), names, quotes)
                    return
            earlier.setdefault(word, (words, at, sentence))
            if denied:
                earlier.setdefault(f"{_DENIAL}{denied}", (words, at, sentence))


def _phrase(words: list[str], at: int, reader: Reader) -> list[str]:
    """A word with up to three behind it, as far as no verb or joining word stands between."""
    behind = words[at + 1 : at + 1 + REACH]
    return [words[at], *takewhile(lambda word: word.lower() not in reader.wording.ends, behind)]


def _denied_by(word: str) -> str:
    """The word that a word such as `unsalted` denies, if it may be one; else empty."""
    if not word.startswith(_NEGATIONS):
        return ""
    denied = next(word.removeprefix(prefix) for prefix in _NEGATIONS if word.startswith(prefix))
    return denied if len(denied) > SHORTEST_DENIED else ""


def _sharing(left: list[str], right: list[str]) -> tuple[str, str] | None:
    """Two phrases up to the last word that both have behind their first, unless one is a part of the other."""
    shared = words_of(" ".join(left[1:])) & words_of(" ".join(right[1:]))
    if not shared or right[0] in left or left[0] in right:
        return None
    return _up_to(left, shared), _up_to(right, shared)


def _up_to(phrase: list[str], shared: frozenset[str]) -> str:
    end = max(at for at, word in enumerate(phrase) if at and words_of(word) & shared)
    return " ".join(phrase[: end + 1])
