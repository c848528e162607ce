"""Sets of siblings: neighboring bullets that each name something and say something of it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, groupby, pairwise

from seed.draft.contrasts import Reader
from seed.draft.language import Wording
from seed.draft.names import cleaned, lead_of, subject_of, words_of
from seed.draft.records import Found, Kind, Quote
from seed.draft.tree import Node, Section

FEWEST, MOST = 2, 12
LONGEST_NAME = 9
LONGEST_BARE_NAME = 5
LONGEST_SET = 30
LONGEST_INTRODUCTION = 14
_IN_BRACKETS = re.compile(r"\(([^()]{2,40})\)[.;,]?$")
_SPLIT = re.compile(r"[^\w가-힣]+")

Namer = Callable[[Node, "str", Reader], str]


def sets_of(section: Section, reader: Reader) -> Iterator[Found]:
    """Yields a comparison for every run of siblings that are named alike.

    Names that make up several runs are aspects of something else, such as cost and care of two plants.
    """
    found = list(_sets_among(section.nodes, section.title, None, reader))
    for node in section.all_nodes:
        found += _sets_among(node.children, node.text, node, reader)
    times = Counter(_key_of(one) for one in found)
    yield from (one for one in found if times[_key_of(one)] == 1)


def _key_of(found: Found) -> frozenset[frozenset[str]]:
    return frozenset(map(words_of, found.names))


def quotes_of(nodes: Sequence[Node]) -> tuple[Quote, ...]:
    """The lines of the nodes with all below them, as quotations."""
    return tuple(Quote(line, text) for node in nodes for part in node.with_all_below for line, text in part.lines)


def _sets_among(nodes: tuple[Node, ...], title: str, parent: Node | None, reader: Reader) -> Iterator[Found]:
    taken: set[int] = set()
    for way, namer in _NAMERS:
        named = [(node, "" if node.line in taken else namer(node, title, reader)) for node in nodes]
        for run in _runs(named, reader.wording):
            names = tuple(name for _, name in run)
            if _is_set(way, [node for node, _ in run], names, title, reader):
                taken |= {node.line for node, _ in run}
                intro = (Quote(parent.line, parent.text),) if parent and len(parent.sentences) == 1 else ()
                quotes = (*intro, *quotes_of([node for node, _ in run]))
                yield Found(Kind.COMPARISON, way, title, names, quotes)


def _runs(named: list[tuple[Node, str]], wording: Wording) -> Iterator[list[tuple[Node, str]]]:
    """The runs of named neighbors; a remark between two interrupts none. Long runs fall apart by their words."""
    kept = [(node, name) for node, name in named if name or not wording.remark.match(node.text)]
    for (has_name, _), group in groupby(kept, key=lambda pair: (bool(pair[1]), pair[0].is_bullet)):
        run = list(group)
        if has_name and run[-1][0].last_line - run[0][0].line > LONGEST_SET:
            yield from _alike(run)
        elif has_name:
            yield run


def _alike(run: list[tuple[Node, str]]) -> Iterator[list[tuple[Node, str]]]:
    """The stretches of a run whose neighbors share a word of their names."""
    stretch = run[:1]
    for pair in run[1:]:
        if words_of(pair[1]) & words_of(stretch[-1][1]):
            stretch.append(pair)
        else:
            yield stretch
            stretch = [pair]
    yield stretch


def _is_set(way: str, nodes: list[Node], names: tuple[str, ...], title: str, reader: Reader) -> bool:
    if not FEWEST <= len(names) <= MOST or len({words_of(name) for name in names}) < len(names):
        return False
    if way == "openers" and (len({node.text.split()[0].lower() for node in nodes}) > 1 or _overlap(names)):
        return False
    if way == "bare names":
        return _announces_set(title, reader.wording)
    if way == "parallel subjects":
        return _is_parallel(nodes, names, title, reader)
    return any(node.children or len(node.text) > len(name) + 8 for node, name in zip(nodes, names, strict=True))


def _announces_set(title: str, wording: Wording) -> bool:
    return any(word in wording.set_words for word in _SPLIT.split(title.lower()))


def _by_lead(node: Node, title: str, reader: Reader) -> str:
    """The lead of a node, unless it is a label or a category of its own."""
    name, _ = lead_of(node, reader.wording)
    if not node.is_bullet and name not in node.emphasized:
        return ""
    words = [word for word in _SPLIT.split(name.lower()) if word]
    is_label = " ".join(words) in reader.wording.labels or reader.wording.situation.match(node.text)
    is_case = words[:1] and words[0] in reader.wording.openers and name not in node.emphasized
    is_other = is_case or reader.wording.solution.match(node.text) or reader.wording.versus.search(name)
    if not words or len(words) > LONGEST_NAME or is_label or is_other:
        return ""
    return "" if words[-1] in reader.wording.set_words else name


def _by_brackets(node: Node, title: str, reader: Reader) -> str:
    """A name in brackets at the end, which is no abbreviation."""
    match = _IN_BRACKETS.search(node.text)
    is_name = match and len(match[1].split()) <= 4 and re.search(r"[a-z]{4}|[가-힣]{2}", match[1])
    return cleaned(match[1], reader.wording) if match and is_name else ""


def _by_opener(node: Node, title: str, reader: Reader) -> str:
    """What a bullet that begins with `If …` or `For …` is about: its bold text, else the last name of its sentence."""
    if node.text.split()[0].lower().strip("*_`") not in reader.wording.openers:
        return ""
    if node.emphasized and len(node.emphasized[0].split()) <= 5:
        return cleaned(node.emphasized[0], reader.wording)
    found = reader.names.within(node.sentences[0].text)
    return cleaned(found[-1].text, reader.wording) if found else ""


def _by_subject(node: Node, title: str, reader: Reader) -> str:
    return subject_of(node.text, reader.wording)


def _by_itself(node: Node, title: str, reader: Reader) -> str:
    return (
        cleaned(node.text, reader.wording) if len(node.text.split()) <= LONGEST_BARE_NAME and not node.children else ""
    )


def _is_parallel(nodes: list[Node], names: tuple[str, ...], title: str, reader: Reader) -> bool:
    """Whether the words above name all members, or neighbors differ in a word of their names or share the verb."""
    if _overlap(names):
        return False
    keys = [words_of(name) for name in names]
    above = words_of(title)
    if len(title.split()) <= LONGEST_INTRODUCTION and all(key & above for key in keys):
        return True
    verbs = [node.text.partition(name)[2].split()[:1] for node, name in zip(nodes, names, strict=True)]
    if any(not verb or verb[0] in _PLAIN_VERBS for verb in verbs):
        verbs = [[str(at)] for at in range(len(verbs))]
    return all(
        _differ_in_a_word(left, right) or verbs[at] == verbs[at + 1] for at, (left, right) in enumerate(pairwise(keys))
    )


def _overlap(names: tuple[str, ...]) -> bool:
    """Whether all words of one name are in another."""
    return any(one <= other or other <= one for one, other in combinations(map(words_of, names), 2))


def _differ_in_a_word(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one) == len(other) > 1 and len(one - other) == 1


_PLAIN_VERBS = frozenset({"is", "are", "can", "has", "have", "will"})
_NAMERS: tuple[tuple[str, Namer], ...] = (
    ("names that lead", _by_lead),
    ("names in brackets", _by_brackets),
    ("openers", _by_opener),
    ("parallel subjects", _by_subject),
    ("bare names", _by_itself),
)
