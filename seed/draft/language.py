"""What wording gives away: the patterns of every language, read once from the files in `patterns/`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

_FOLDER = Path(__file__).parent / "patterns"
_CLOSING = r"(?<=\b\w)\.\s+(?=\w)|\s*\d+\s*[.]|\s*(?:\d+\s*)?[:\uff1a)\]]\s*(?!//)|\s+[-–—]\s+"


@dataclass(frozen=True, slots=True)
class Contrast:
    """A mark between two sides.

    The name of the side before the mark is the last of its text, or the first. Without an `after`, that is what is
    compared with the subject at hand. A strict mark counts only where both sides are named, a weak one only where no
    other mark does.
    """

    mark: re.Pattern[str]
    before_is_last: bool
    has_after: bool
    strict: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """The patterns of all languages together: notes mix them, and none fires on the text of another.

    No name goes on over `breaks`, pronouns but for determiners, and each ends before `stops`, verbs and prepositions;
    stops and all pronouns are `ends`. `fillers`, breaks and verbs, may stand before a name, as in `you can use`.
    """

    contrasts: tuple[Contrast, ...]
    pairs: tuple[re.Pattern[str], ...]
    subjects: tuple[re.Pattern[str], ...]
    opposites: Mapping[str, frozenset[str]]
    set_headings: tuple[re.Pattern[str], ...]
    versus: re.Pattern[str]
    joined: re.Pattern[str]
    situation: re.Pattern[str]
    continuation: re.Pattern[str]
    solution: re.Pattern[str]
    remark: re.Pattern[str]
    examples: re.Pattern[str]
    how_to: re.Pattern[str]
    advice: re.Pattern[str]
    conditions: re.Pattern[str]
    purposes: re.Pattern[str]
    negations: re.Pattern[str]
    ordered: re.Pattern[str]
    quantity: re.Pattern[str]
    article: re.Pattern[str]
    set_words: frozenset[str]
    labels: frozenset[str]
    openers: frozenset[str]
    case_words: frozenset[str]
    aspects: frozenset[str]
    relatives: frozenset[str]
    joiners: frozenset[str]
    linking: frozenset[str]
    pronouns: frozenset[str]
    breaks: frozenset[str]
    stops: frozenset[str]
    ends: frozenset[str]
    fillers: frozenset[str]
    verbs: frozenset[str]
    endings: frozenset[str]
    look_alikes: frozenset[str]


def search(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match in a text. A pattern in letters beyond ASCII is not tried on a text without such letters."""
    return pattern.search(text) if pattern.pattern.isascii() or not text.isascii() else None


@cache
def wording() -> Wording:
    """The wording of all languages that have a file."""
    files = [_read(path) for path in sorted(_FOLDER.glob("*.yaml"))]
    lists = {key: [entry for file in files for entry in _listed(file[key])] for key in files[0] if key != "word_edges"}
    words = {key: frozenset(map(str, entries)) for key, entries in lists.items() if key != "contrasts"}
    stops = words["verbs"] | words["prepositions"]
    breaks = words["pronouns"] - words["determiners"]
    return Wording(
        contrasts=tuple(
            _contrast(entry, edges=file["word_edges"] == "true") for file in files for entry in file["contrasts"]
        ),
        pairs=tuple(map(_regex, lists["pairs"])),
        subjects=tuple(map(_regex, lists["subjects"])),
        opposites=_opposites(lists["opposites"]),
        set_headings=tuple(map(_regex, lists["set_heading"])),
        situation=_opening(lists["situations"]),
        continuation=_opening(lists["continuations"]),
        solution=_opening(lists["solutions"]),
        remark=re.compile(rf"^\s*(?:※|{_any(lists['remarks'])}\s*[:\uff1a])", re.IGNORECASE),
        quantity=_regex(
            rf"(?<![\w.])[$€£]?\d[\d,.]*(?:\s?[-–]\s?\d[\d,.]*)?[\s-]?{_any(lists['units'])}(?![^\W가-힣])"
        ),
        article=_regex(rf"^(?:{_any(sorted(lists['articles'], key=len, reverse=True))})\s+"),
        breaks=breaks,
        stops=stops,
        ends=stops | words["pronouns"],
        fillers=breaks | words["verbs"],
        **_joined_and_words(lists, words),
    )


_WORDS = (
    "set_words", "labels", "openers", "case_words", "aspects", "relatives", "joiners", "linking", "pronouns",
    "verbs", "endings", "look_alikes",
)  # fmt: skip
_JOINED = ("versus", "joined", "examples", "how_to", "advice", "conditions", "purposes", "negations", "ordered")


def _read(path: Path) -> dict[str, Any]:
    """The patterns of a language; every scalar is text, also `on` and `no`."""
    return cast("dict[str, Any]", yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 – it makes text, lists and mappings only


def _joined_and_words(lists: dict[str, list[Any]], words: dict[str, frozenset[str]]) -> dict[str, Any]:
    """The patterns that are alternatives of each other, and the lists of words that are used as they are."""
    return {**{key: _regex(_any(lists[key])) for key in _JOINED}, **{key: words[key] for key in _WORDS}}


def _opposites(pairs: list[str]) -> dict[str, frozenset[str]]:
    """For each word of the pairs those that it is paired with."""
    both_ways = [way for pair in pairs for way in (pair.split(), pair.split()[::-1])]
    return {one: frozenset(other for word, other in both_ways if word == one) for one, _ in both_ways}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _any(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _opening(labels: list[str]) -> re.Pattern[str]:
    """A label that opens a text: before a colon, a bracket or a dash."""
    return _regex(rf"^\W*(?P<label>{_any(labels)})(?:{_CLOSING})")


def _contrast(entry: dict[str, Any], *, edges: bool) -> Contrast:
    mark = f"(?:{entry['mark']})"
    return Contrast(
        mark=_regex(rf"(?<!\w){mark}(?!\w)" if edges else mark),
        before_is_last=entry["before"] == "last",
        has_after=entry["after"] == "first",
        strict=bool(entry.get("strict")),
        weak=bool(entry.get("weak")),
    )
