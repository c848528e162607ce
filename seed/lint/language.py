"""Rules over the language of everything a learner reads."""

import re
from collections.abc import Iterator

from examprep.core.item import Item
from seed.lint.registry import item_rule
from seed.lint.wording import shown_texts

_DOUBLED = re.compile(r"\b([^\W\d_]+)\s+\1\b", re.IGNORECASE)
_MAY_DOUBLE = frozenset({"that", "had"})
_MARKUP = re.compile(r"\*\*|`|\]\(|\{n\}|\[\[|</?[a-z]+\s*/?>|&(?:amp|lt|gt|nbsp|quot);|^#+ |^\s*[-*] ", re.MULTILINE)
_A = r"(?:\ba|(?:^|[.?!:;] )A) "
_AN = r"(?:\ban|(?:^|[.?!:;] )An) "
_A_BEFORE = re.compile(_A + r"((?:[aeio][^\W\d_]|8|11\b|18\b|[AEIO][A-Z]+\b)[\w-]*)", re.MULTILINE)
_AN_BEFORE = re.compile(
    _AN + r"(?:[bcdfgjklmnpqrstvwyz][^\W\d_]{2}\w*|u(?:ni|se|sa|ti|b)\w*|[BCDGJKPQTUVWYZ][A-Z0-9]*\b|[2-79]|1(?![18]))",
    re.MULTILINE,
)
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
