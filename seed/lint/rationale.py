"""Rules over rationales and explanation."""

import re
from collections.abc import Iterator
from itertools import combinations

from examprep.core.item import Item
from seed.lint.registry import item_rule
from seed.lint.wording import content_roots, repeated_share
from seed.sentences import words

FEWEST_WORDS = 3
REPEATED = 0.7

_LETTER = re.compile(r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice)s? [A-F]\b|\([A-F]\)")
_VERDICT = re.compile(
    r"\b(?:is|are|was|be|being) (?:the |simply |just )?(?:not )?(?:correct|incorrect|wrong)\b"
    r"|\b(?:wrong|right|correct|incorrect|best) (?:answer|option|choice)s?\b",
    re.IGNORECASE,
)


@item_rule("R01", "rationale missing")
def rationale_missing(item: Item) -> Iterator[str]:
    """Every option has a rationale of at least three words.

    *Why:* who picked it learns from it, and a writer who cannot say why an option fails has not ruled it out.
    """
    for option in item.options:
        if len(words(option.rationale)) < FEWEST_WORDS:
            yield f"option {option.text!r} has no rationale to speak of: {option.rationale!r}"


@item_rule("R02", "rationale reused")
def rationale_reused(item: Item) -> Iterator[str]:
    """No two options of an item share a rationale, or seven tenths of its runs of three words.

    *Why:* options that fail for one reason are one distractor.
    """
    for one, other in combinations(item.options, 2):
        same = one.rationale.casefold() == other.rationale.casefold()
        if same or repeated_share(other.rationale, one.rationale) >= REPEATED:
            yield f"rationale of {other.text!r} says what that of {one.text!r} says"


@item_rule("R03", "option named by letter")
def option_named_by_letter(item: Item) -> Iterator[str]:
    """No rationale or explanation names an option by a letter.

    *Why:* options are shuffled; the letter is another one's.
    """
    for text in (*(option.rationale for option in item.options), item.explanation):
        if match := _LETTER.search(text):
            yield f"an option is named by its letter: {match[0]!r}"


@item_rule("R04", "verdict in place of a reason")
def verdict_in_place_of_reason(item: Item) -> Iterator[str]:
    """No rationale says that an option is correct, incorrect or the best answer.

    *Why:* the learner sees the verdict already; the fact behind it is what is missing.
    """
    for option in item.options:
        if match := _VERDICT.search(option.rationale):
            yield f"rationale of {option.text!r} gives a verdict: {match[0]!r}"


@item_rule("R05", "explanation about something else")
def explanation_about_something_else(item: Item) -> Iterator[str]:
    """The explanation shares a word of meaning with the stem, a key or its rationale.

    *Why:* an explanation of something else was left behind when stem and key changed.
    """
    subject = content_roots(" ".join([item.stem, *(f"{key.text} {key.rationale}" for key in item.keys)]))
    if not content_roots(item.explanation) & subject:
        yield "the explanation has no word in common with stem, key or the key's rationale"


@item_rule("R06", "rationale and explanation repeat each other")
def rationale_repeats_explanation(item: Item) -> Iterator[str]:
    """No rationale shares seven tenths of its runs of three words with the explanation.

    *Why:* the explanation says which constraints of the stem decide, the rationale what the option does about them.
    """
    for option in item.options:
        if repeated_share(option.rationale, item.explanation) >= REPEATED:
            yield f"the explanation repeats the rationale of {option.text!r}"


@item_rule("R07", "rationale repeats the stem")
def rationale_repeats_stem(item: Item) -> Iterator[str]:
    """No rationale shares seven tenths of its runs of three words with the stem.

    *Why:* who has read the stem learns nothing from hearing it again.
    """
    for option in item.options:
        if repeated_share(option.rationale, item.stem) >= REPEATED:
            yield f"rationale of {option.text!r} repeats the stem"
