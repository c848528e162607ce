"""Names: what notes call their subjects, as headings, emphasis, capitals and the leads of bullets show it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from seed.draft.language import Wording
from seed.draft.tree import Node, Section

LONGEST_NAME = 6
LONGEST_LEAD = 9
LONGEST_LOOSE_LEAD = 4
LONGEST_TITLE = 7
_LATIN = "A-Za-zÀ-ɏ0-9"
_TOKEN = re.compile(rf"[/$]?[{_LATIN}](?:[{_LATIN}+/#@&_.'’-]*[{_LATIN}+#])?|[가-힣]+|[^\W\d_]+")
_LEAD = re.compile(
    r"^\W*(.{1,70}?)\W*(?:\([^()]{0,60}\)\s*)?(?::(?!//)|\s[-=]>\s|\s→\s|\s[-–—]\s|\s[-–—]$|\s=\s|\uff1a)\s*(.*)$",
    re.DOTALL,
)
_CAPITALIZED = re.compile(r"(?:[A-Z]|[a-z]+[A-Z0-9]|\d+[A-Z])[\w/@&.+-]*")
_TAIL = re.compile(r"\s*\((?:[^()]{13,}\)?|[^()]*)\s*$")
_MARKS = "*_`\"“”'‘’.,:;!?([]-–—※ "
_NUMBER = re.compile(r"\d{1,3}|[A-Z]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a text."""

    text: str
    start: int
    end: int


class Names:
    """The names that a body of notes uses; told apart by their words in small letters without a plural's ending."""

    def __init__(self, sections: Iterable[Section], wording: Wording) -> None:
        self._wording = wording
        self._keys: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for section in sections:
            for text in _shown_names(section):
                self._add(text)
            for node in section.all_nodes:
                for text in self._in_capitals(node):
                    self._add(text)

    def within(self, text: str) -> list[Name]:
        """The names in a text from left to right; where two overlap, the longer one that begins first."""
        tokens = list(_TOKEN.finditer(text))
        keys = [_key(token[0]) for token in tokens]
        found, at = [], 0
        while at < len(tokens):
            length = self._longest_at(tokens, keys, at)
            if length:
                while self._goes_on(tokens, at + length):
                    length += 1
                start, end = tokens[at].start(), tokens[at + length - 1].end()
                found.append(Name(text[start:end], start, end))
            at += length or 1
        return found

    def _longest_at(self, tokens: list[re.Match[str]], keys: list[str], at: int) -> int:
        """How many tokens from this one on are a name, with nothing but a space or a mark between them."""
        names = self._keys.get(keys[at], ())
        fitting = [len(name) for name in names if tuple(keys[at : at + len(name)]) == name]
        whole = [length for length in fitting if not _are_apart(tokens[at : at + length])]
        return max(whole, default=0)

    def _goes_on(self, tokens: list[re.Match[str]], at: int) -> bool:
        """Whether the name goes on with a number, as in `Message 3`, or with another capitalized word."""
        if at == len(tokens) or tokens[at].start() - tokens[at - 1].end() != 1:
            return False
        word = tokens[at][0]
        is_capital = word[0].isupper() and tokens[at - 1][0][0].isupper()
        return bool(_NUMBER.fullmatch(word)) or (is_capital and word.lower() not in self._wording.pronouns)

    def _add(self, text: str) -> None:
        key = tuple(_key(token[0]) for token in _TOKEN.finditer(cleaned(text, self._wording)))
        if not 0 < len(key) <= LONGEST_NAME or not any(len(word) > 1 or word.isdigit() for word in key):
            return
        words = self._wording
        tells = any(word not in words.ends and not word.isdigit() for word in key)
        if tells and " ".join(key) not in words.labels:
            self._keys[key[0]].add(key)

    def _in_capitals(self, node: Node) -> Iterator[str]:
        """Runs of capitalized words that do not merely begin a sentence."""
        for sentence in node.sentences:
            run: list[str] = []
            for at, token in enumerate(re.findall(r"\S+", sentence.text)):
                bare = token.strip("()[]{}\"“”'‘’,.;:!?*_`")
                first_word = at == 0 and not re.search(r"[A-Z0-9].*[A-Z0-9]", bare)
                capital = bool(_CAPITALIZED.fullmatch(bare)) and not first_word
                if capital and bare.lower() not in self._wording.pronouns:
                    run.append(bare)
                if run and (not capital or token[-1] in ",.;:)!?"):
                    yield " ".join(run)
                    run = []
            if run:
                yield " ".join(run)


def cleaned(text: str, wording: Wording) -> str:
    """A name without marks around it, articles before it and long brackets behind it."""
    text = text.strip(_MARKS)
    text = _TAIL.sub("", text).strip(_MARKS) or text
    text = text if "(" in text else text.strip(")")
    while (shorter := wording.article.sub("", text)) != text and shorter:
        text = shorter
    return text.strip(_MARKS)


def lead_of(node: Node, wording: Wording) -> tuple[str, str]:
    """The name that a node begins with, and the rest of its text; both are empty where it has no such name.

    The name stands before a colon or dash, or in bold, or is all of a short node with others below it.
    """
    text = node.text
    stressed = node.emphasized[0] if node.emphasized else ""
    match = _LEAD.match(text)
    longest = LONGEST_LEAD if node.is_bullet else LONGEST_LOOSE_LEAD
    if match and len(match[1].split()) <= longest and not match[1].endswith(("e.g", "i.e")):
        is_within = stressed in match[1] and len(stressed.split()) > 1
        return cleaned(stressed if is_within else match[1], wording), match[2]
    if stressed and text.startswith(stressed) and len(stressed.split()) <= LONGEST_LEAD:
        rest = text.removeprefix(stressed).strip(" *_`")
        if not rest or not rest[0].isalnum() or rest.split()[0].lower() in wording.verbs:
            return cleaned(stressed, wording), rest.strip(" :")
    if node.children and len(text.split()) <= LONGEST_TITLE and not text.endswith((".", "?", "!")):
        return cleaned(text, wording), ""
    return "", ""


def subject_of(text: str, wording: Wording) -> str:
    """The words before the first verb, or at least two before a preposition, if they can be a name; else empty."""
    taken: list[str] = []
    for part in re.findall(r"[^\s,;]+|[,;]", text):
        word = part.strip("()\"“”'‘’.:*_`").lower()
        is_end = part in (",", ";") or part[0].isdigit() or (word in wording.stops and word not in wording.linking)
        if (word in wording.verbs and taken) or (is_end and len(taken) > 1):
            name = cleaned(" ".join(taken), wording)
            return "" if name.lower() in wording.pronouns or taken[0].lower() in wording.stops else name
        is_number = part[0].isdigit() and len(taken) == 1
        if (
            (is_end and not is_number)
            or (word in wording.breaks and word not in wording.linking)
            or len(taken) > LONGEST_NAME
        ):
            return ""
        taken.append(part)
    return ""


@lru_cache(maxsize=100_000)
def words_of(text: str) -> frozenset[str]:
    """The words of a text by which names are compared."""
    return frozenset(_key(token[0]) for token in _TOKEN.finditer(text))


def _are_apart(tokens: list[re.Match[str]]) -> bool:
    return any(right.start() - left.end() > 2 for left, right in pairwise(tokens))


def _shown_names(section: Section) -> Iterator[str]:
    yield section.title
    yield from re.findall(r"\(([^()]{2,30})\)", section.title)
    for node in section.all_nodes:
        yield from node.emphasized
        if match := _LEAD.match(node.text):
            yield match[1]
        yield from re.findall(r"\(([A-Z][\w-]{1,11})s?\)", node.text)
    for table in section.tables:
        yield from (row.cells[0] for row in table.rows if row.cells)
        yield from table.rows[0].cells


def _key(word: str) -> str:
    lower = word.lower().strip(".'’-").removesuffix("'s").removesuffix("’s")
    if len(lower) > 4 and lower.endswith("ies"):
        return f"{lower[:-3]}y"
    return lower[:-1] if len(lower) > 3 and lower.endswith("s") and not lower.endswith("ss") else lower
