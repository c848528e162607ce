"""Rules over the options together."""

import re
from collections.abc import Iterator

from examprep.core.item import Item, options_are_ordered
from seed.lint.forms import opening_form
from seed.lint.registry import item_rule
from seed.lint.wording import question_of, small_words
from seed.quantities import sizes

LONGEST_OPTION = 40
_SINGLE = range(4, 5)
_MULTIPLE = range(5, 7)

_ALL_OR_NONE = re.compile(
    r"\b(?:all|none|any|both|neither) of (?:the (?:above|below|other options)|these(?: options)?$)", re.IGNORECASE
)
_BOTH = re.compile(r"^(?:both|either|neither)\b|\bboth (?:options?|answers?)\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[/+-]?[\d.,]+")
_NAMES_UNIT = re.compile(r"\bhow many [a-z]|\b(?:number|code|port|version|factor|prefix|status)\b", re.IGNORECASE)
_YES_NO = re.compile(r"^(?:yes|no|true|false)\b(?!-)", re.IGNORECASE)


@item_rule("O01", "wrong number of options")
def wrong_number_of_options(item: Item) -> Iterator[str]:
    """One key goes with four options in all, two or three keys with five or six.

    *Why:* fewer make guessing pay, more make reading long; these are the exam's own numbers.
    """
    expected = _SINGLE if item.choose == 1 else _MULTIPLE
    if len(item.options) not in expected:
        yield f"{len(item.options)} options for {item.choose} to pick; {' or '.join(map(str, expected))} are allowed"


@item_rule("O02", "keys do not match the number to pick")
def keys_do_not_match_choose(item: Item) -> Iterator[str]:
    """As many options are keys as are to be picked, and fewer than half of all or just half.

    *Why:* otherwise nobody can be right, or picking everything is.
    """
    if len(item.keys) != item.choose:
        yield f"{len(item.keys)} keys for {item.choose} to pick"


@item_rule("O03", "duplicate options")
def duplicate_options(item: Item) -> Iterator[str]:
    """No two options say the same but for capitals and punctuation.

    *Why:* twins are both wrong, and everybody knows it.
    """
    seen: set[str] = set()
    for option in item.options:
        if small_words(option.text) in seen:
            yield f"option {option.text!r} stands twice"
        seen.add(small_words(option.text))


@item_rule("O04", "option within an option")
def option_within_option(item: Item) -> Iterator[str]:
    """No option's text stands whole in another; names of members may, for they name different things.

    *Why:* where the larger one holds, the smaller one holds too: two keys, or two distractors at one glance.
    """
    bare = [f" {small_words(option.text)} " for option in item.options if item.kind != "identify"]
    for inner in bare:
        for outer in bare:
            if inner in outer and inner != outer:
                yield f"option {inner.strip()!r} stands within {outer.strip()!r}"


@item_rule("O05", "all or none of the above")
def all_or_none(item: Item) -> Iterator[str]:
    """No option speaks of all, none or both of the others.

    *Why:* two options known to be right prove "all", one known to be wrong refutes it; and options are shuffled.
    """
    for option in item.options:
        if _ALL_OR_NONE.search(option.text):
            yield f"option {option.text!r} speaks of the other options"


@item_rule("O06", "both A and B")
def both_of_two(item: Item) -> Iterator[str]:
    """No option opens with both, either or neither.

    *Why:* compound options overlap with the simple ones, and partial knowledge solves them.
    """
    for option in item.options:
        if _BOTH.search(option.text) and not _ALL_OR_NONE.search(option.text):
            yield f"option {option.text!r} joins two in one"


@item_rule("O07", "yes or no")
def yes_or_no(item: Item) -> Iterator[str]:
    """No option opens with yes, no, true or false.

    *Why:* the item then has two options, each with two reasons.
    """
    for option in item.options:
        if _YES_NO.search(option.text):
            yield f"option {option.text!r} is a yes or no"


@item_rule("O08", "option too long")
def option_too_long(item: Item) -> Iterator[str]:
    """No option has more than 40 words.

    *Why:* four long options cannot be held side by side in mind.
    """
    for option in item.options:
        if len(option.text.split()) > LONGEST_OPTION:
            yield f"option {option.text!r} has {len(option.text.split())} words; at most {LONGEST_OPTION} are allowed"


@item_rule("O09", "options not parallel")
def options_not_parallel(item: Item) -> Iterator[str]:
    """All options open with the same form, begin with the same size of letter and end alike.

    Forms are verb, noun phrase, -ing, to … and preposition, as far as the first word shows them. Names such as `io2`
    or `iSCSI` may begin small.

    *Why:* differences in form carry no meaning, but the eye looks for one.
    """
    forms = {form for option in item.options if option.text and (form := opening_form(option.text))}
    if len(forms) > 1:
        yield f"the options open with {', '.join(sorted(forms))}"
    if len({option.text.endswith(".") for option in item.options}) > 1:
        yield "some options end with a full stop, some do not"
    firsts = [option.text.split()[0] for option in item.options if option.text]
    if len({first[0].isupper() for first in firsts if first.isalpha() and (first.islower() or first[0].isupper())}) > 1:
        yield "some options begin with a capital, some do not"


@item_rule("O10", "number without unit")
def number_without_unit(item: Item) -> Iterator[str]:
    """Numbers come with their unit, all of one kind; a bare number needs a question that names what is counted.

    *Why:* who knows "15" but not of what is guessing, and numbers of two kinds have no order to be listed in.
    """
    texts = [option.text for option in item.options]
    bare = [text for text in texts if _BARE_NUMBER.fullmatch(text)]
    if bare and not _NAMES_UNIT.search(question_of(item)):
        yield f"option {bare[0]!r} has no unit, and the question names none"
    if texts and options_are_ordered(texts) and sizes(texts) is None:
        yield "the options are numbers of different kinds"
