"""Rules over the language of everything a learner reads. Spelling is left to codespell, which `make check` runs."""

import re
from collections.abc import Iterator

from examprep.core.item import Item
from seed.lint.registry import item_rule, term_rule
from seed.lint.wording import shown_texts

_DOUBLED = re.compile(r"\b([^\W\d_]+)\s+\1\b", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"that", "had"})
_MARKUP = re.compile(r"\*\*|`|\]\(|\{n\}|\[\[|</?[a-z]+\s*/?>|&(?:amp|lt|gt|nbsp|quot);|^#+ |^\s*[-*] ", re.MULTILINE)
_A = r"(?:\ba|(?:^|[.?!:;] )A) "
_AN = r"(?:\ban|(?:^|[.?!:;] )An) "
_SPELLED = r"(?!SQL\b)[FHLMNRSX][B-DF-HJ-NP-TV-Z0-9]+\b"  # without vowel, hence said letter by letter, but for SQL
_A_BEFORE = re.compile(_A + rf"((?:[aeio][^\W\d_]|8|11\b|18\b|[AEIO][A-Z]+\b|{_SPELLED})[\w-]*)", re.MULTILINE)
_YOO = r"u(?:ni(?!n|m|dent)|se|sa|ti|b)\w*"  # as in unit and user, not as in uninterrupted
_AN_BEFORE = re.compile(
    _AN + rf"(?:[bcdfgjklmnpqrstvwyz][^\W\d_]{{2}}\w*|{_YOO}|[BCDGJKPQTUVWYZ][A-Z0-9]*\b|[2-79]|1(?![18]))",
    re.MULTILINE,
)
_COMPOUND = re.compile(r"\w+(?:[-/]\w+)*")
_ABBREVIATION = re.compile(r"(?=[A-Z0-9]{2,5}s?$)([A-Z0-9]*[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*)s?")
_CAPITALS_OF_QUESTIONS = frozenset({"TWO", "THREE", "NOT", "EXCEPT"})
_READER = re.compile(r"(?<![\w-])(?:you|your|yours|yourself|we|our|us)(?![\w-])")
_BEGINS_AS_A_CONSONANT = re.compile(r"(?:one|once|eu|ewe)", re.IGNORECASE)


@item_rule("L01", "left-over markup")
def left_over_markup(item: Item) -> Iterator[str]:
    """No text shows marks of Markdown, HTML or a template.

    *Why:* a mark is noise at best and at worst a part of the option that one cannot know.
    """
    for name, text in shown_texts(item):
        if match := _MARKUP.search(text):
            yield f"{name} shows markup: {match[0]!r}"


@item_rule("L02", "doubled word")
def doubled_word(item: Item) -> Iterator[str]:
    """No word stands twice in a row.

    *Why:* slips make the reader doubt the rest.
    """
    for name, text in shown_texts(item):
        for match in _DOUBLED.finditer(text):
            if match[1].lower() not in _MAY_DOUBLE:
                yield f"{name} says {match[0]!r}"


@item_rule("L03", "a/an mismatch")
def article_mismatch(item: Item) -> Iterator[str]:
    """ "a" and "an" fit the sound of the next word.

    *Why:* an article that fits only some options gives the key away, and elsewhere it is a slip.
    """
    for name, text in shown_texts(item):
        for match in _A_BEFORE.finditer(text):
            if not _BEGINS_AS_A_CONSONANT.match(match[1]):
                yield f"{name} says {match[0]!r}"
        for match in _AN_BEFORE.finditer(text):
            yield f"{name} says {match[0]!r}"


@term_rule("L04", "unexplained abbreviation")
def unexplained_abbreviation(item: Item, terms: frozenset[str]) -> Iterator[str]:
    """Every abbreviation is spelled out where it is used or in the stem, or is known.

    Known are those in the pack's `abbreviations.yaml`, in a glossary and in the names of the services. Words of more
    than five capitals, and those that the notes also write small, are taken for words. Spelled out is
    `access control list (ACL)` or `ACL (access control list)`.

    *Why:* who stumbles over letters is tested in letters.
    """
    own = _CAPITALS_OF_QUESTIONS.union(*(name.split() for name in item.services))
    for name, text in shown_texts(item):
        unknown = {
            part
            for compound, part in _abbreviations(text)
            if terms.isdisjoint({compound, part}) and own.isdisjoint({compound, part})
            if not any(_is_spelled_out(found, f"{item.stem}\n{text}") for found in (compound, part))
        }
        if unknown:
            yield f"{name} does not say what {' and '.join(sorted(unknown))} stands for"


def _abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """The abbreviations of a text, each with the compound that it stands in, which may be itself."""
    for compound in _COMPOUND.findall(text):
        if not compound[1:].islower():
            matches = map(_ABBREVIATION.fullmatch, re.split("[-/]", compound))
            yield from ((compound, match[1]) for match in matches if match)


def _is_spelled_out(abbreviation: str, text: str) -> bool:
    return bool(re.search(rf"\w \({abbreviation}s?\)|\b{abbreviation}s? \(\w", text))


@item_rule("L05", "reader addressed")
def reader_addressed(item: Item) -> Iterator[str]:
    """All texts speak of a company, a team or an application, never of "you" or "us".

    *Why:* the reader's own habits are not the situation; the exam's style is the third person.
    """
    for name, text in shown_texts(item):
        if match := _READER.search(text):
            yield f"{name} addresses the reader: {match[0]!r}"
