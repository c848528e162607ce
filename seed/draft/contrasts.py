"""Contrasts within a sentence: `A, unlike B`, `although A …, B …`, `A instead of B`, `either A or B`, and remarks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from seed.draft.language import Contrast, Wording, search
from seed.draft.names import Names, cleaned, lead_of, subject_of, words_of
from seed.draft.records import Found, Kind, Quote
from seed.draft.tree import Node, Section, Sentence

_NEAR = 90
_NOT = "not"
_BEGINNING = 30
LONGEST_SIDE = 6
SHORT_SIDE = 3
_CLAUSE_END = re.compile(r"[,;:.()]|\s[-–—]\s")
LONGEST_NAME_IN_TITLE = 8


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading a body of notes needs: its names and the wording of its languages."""

    names: Names
    wording: Wording


def contrasts_of(section: Section, reader: Reader) -> Iterator[Found]:
    """Yields a comparison for every contrast in the section's sentences; one sentence makes one."""
    for node, home in _with_homes(section, reader):
        for sentence in node.sentences:
            sides = _remarked(node, sentence, home, reader) or _sides(sentence.text, reader)
            if sides is None:
                continue
            pattern, one, other = sides
            names = (one, other) if pattern == _NOT else _distinct([one or home, other])
            if len(names) < 2 and one:
                names = _distinct([home, other])
            if len(names) == 2:
                yield Found(Kind.COMPARISON, pattern, " and ".join(names), names, (quote_of(sentence),))


def quote_of(sentence: Sentence) -> Quote:
    """The sentence as a quotation."""
    return Quote(sentence.first_line, sentence.text)


def home_of(section: Section, reader: Reader) -> str:
    """What a section is about: its title, or where that is none that can be named, the name it uses most."""
    title = cleaned(section.title, reader.wording)
    if title and len(title.split()) <= LONGEST_NAME_IN_TITLE and not reader.wording.how_to.search(title):
        return title
    texts = [section.title, *(node.text for node in section.all_nodes)]
    telling = [name.text for text in texts for name in reader.names.within(text) if _is_telling(name.text)]
    found = [name for name in telling if not words_of(name) <= words_of(title)] or telling
    stressed = [text for node in section.all_nodes for text in node.emphasized if _is_telling(text)] * 3
    counts = Counter(map(words_of, [*found, *stressed]))
    return max(found, key=lambda name: counts[words_of(name)], default="")


def _is_telling(name: str) -> bool:
    return " " in name or name.isupper()


def _with_homes(section: Section, reader: Reader) -> Iterator[tuple[Node, str]]:
    """Every node with what it is about: the lead of the nearest node above, else the section's subject."""

    def below(nodes: tuple[Node, ...], home: str) -> Iterator[tuple[Node, str]]:
        for node in nodes:
            lead = lead_of(node, reader.wording)[0]
            own = lead if lead and lead.lower() not in reader.wording.labels and len(lead.split()) <= 5 else home
            yield node, own
            yield from below(node.children, own)

    yield from below(section.nodes, home_of(section, reader))


def _sides(text: str, reader: Reader) -> tuple[str, str, str] | None:
    """Mark and both sides of a contrast in a sentence; the first side is empty where no mark comes with both named."""
    half = weak = None
    for contrast in reader.wording.contrasts:
        match = search(contrast.mark, text)
        one, other = _cut(text, match, contrast, reader) if match else ("", "")
        if match and other and words_of(one) != words_of(other):
            sides = match[0].strip(" ,").lower(), one, other
            if one and not contrast.weak:
                return sides
            if contrast.weak:
                weak = sides
            elif not contrast.strict:
                half = half or sides
    return _paired(text, reader) or half or weak


def _paired(text: str, reader: Reader) -> tuple[str, str, str] | None:
    for pattern in reader.wording.pairs:
        if match := search(pattern, text):
            one, other = (first_words(match[side], reader) or _if_short(match[side]) for side in ("one", "other"))
            if one and match["other"].split()[1:2] == [_NOT]:
                return _NOT, one, f"{one} {match['other']}"
            if one and other:
                return "pair", one, other
    return None


def _if_short(text: str) -> str:
    return text if len(text.split()) <= SHORT_SIDE else ""


def _cut(text: str, match: re.Match[str], contrast: Contrast, reader: Reader) -> tuple[str, str]:
    before, after = text[: match.start()], text[match.end() :]
    if any(map(str.isalnum, before)):
        side = _last_name(before, reader) if contrast.before_is_last else _subject(before, reader)
        return (side, first_words(after, reader)) if contrast.has_after else (_marked_subject(before, reader), side)
    rejected, comma, kept = after.partition(",")
    if contrast.strict and rejected.split()[:1] and rejected.split()[0].lower() in reader.wording.breaks:
        return "", ""
    if kept.split()[:1] and kept.split()[0].lower() in reader.wording.relatives:
        _, comma, kept = kept.partition(",")
    return (_subject(kept, reader) if comma else ""), first_words(rejected, reader)


def _marked_subject(text: str, reader: Reader) -> str:
    """The subject of a clause whose language marks it by a particle."""
    return next((match["subject"] for form in reader.wording.subjects if (match := form.match(text))), "")


def _subject(text: str, reader: Reader) -> str:
    """What a clause speaks of: the words before its verb, else a name that it begins with."""
    text = text.strip(" ,")
    for clause in (text, text.rpartition(",")[2].strip()):
        if subject := subject_of(clause, reader.wording):
            return subject
    found = [name for name in reader.names.within(text) if name.start <= _BEGINNING]
    words = text.split()
    if not words or words[0].lower() in reader.wording.breaks:
        return ""
    return cleaned(found[0].text if found else text if len(words) <= SHORT_SIDE else "", reader.wording)


def first_words(text: str, reader: Reader) -> str:
    """The words that a text begins with, where they can be a name, else the first name in its first clause."""
    near = text[:_NEAR]
    if leading := _leading_words(near, reader.wording):
        return leading
    clause = _CLAUSE_END.search(near.strip(" ,"))
    found = [name for name in reader.names.within(near) if clause is None or name.start <= clause.start() + 1]
    return cleaned(found[0].text, reader.wording) if found else ""


def _last_name(text: str, reader: Reader) -> str:
    """The words that a text ends with, where they can be a name, else the last name near its end."""
    taken: list[str] = []
    for word in reversed(text.strip(" ,;").split()[-5:]):
        if word.lower() in reader.wording.breaks:
            taken = []
            break
        if word.lower().strip("(),;") in reader.wording.stops or word[-1] in ",;:" or len(taken) == 4:
            break
        taken.insert(0, word)
    if taken and text.isascii():
        return cleaned(" ".join(taken), reader.wording)
    near = text[-_NEAR:]
    found = reader.names.within(near)
    return cleaned(found[-1].text, reader.wording) if found and len(near) - found[-1].end <= _BEGINNING else ""


def _leading_words(text: str, wording: Wording) -> str:
    """The words up to the first verb, preposition or mark, at most six; empty for text that is not in Latin letters.

    Pronouns and verbs at the beginning, as in `you can use`, are passed over.
    """
    words = text.strip(" ,;").split()
    passed = list(takewhile(lambda word: word.lower() in wording.fillers, words[:-1]))
    if wording.relatives.intersection(passed) and not wording.verbs.intersection(passed):
        return ""
    words = words[len(passed) :]
    taken: list[str] = []
    for word in wording.article.sub("", " ".join(words)).split():
        bare = word.lower().strip("()\"“”'‘’.,;:")
        is_within = bare in wording.linking and taken
        if not is_within and ((bare in wording.stops and not word[0].isupper()) or bare in wording.breaks):
            break
        taken.append(word)
        if word[-1] in ",;:." or len(taken) == LONGEST_SIDE:
            break
    if taken and taken[-1] in wording.linking:
        taken.pop()
    name = cleaned(" ".join(taken), wording)
    is_name = name.lower() not in wording.pronouns and any(map(str.isalpha, name)) and name.isascii()
    return name if is_name else ""


def _remarked(node: Node, sentence: Sentence, home: str, reader: Reader) -> tuple[str, str, str] | None:
    """A remark that denies or narrows something of another subject than the section's."""
    if not reader.wording.remark.match(node.text) or not reader.wording.negations.search(sentence.text):
        return None
    for name in reader.names.within(sentence.text):
        key = words_of(name.text)
        if not (key <= words_of(home) or words_of(home) <= key):
            return "remark", "", cleaned(name.text, reader.wording)
    return None


def _distinct(names: list[str]) -> tuple[str, ...]:
    """The names without those whose words are all in another."""
    keys = [words_of(name) for name in names]
    return tuple(
        name
        for at, name in enumerate(names)
        if keys[at] and not any(keys[at] <= key for other, key in enumerate(keys) if other != at)
    )
