"""Rules over what sets the key apart from the distractors."""

import re
from collections.abc import Callable, Iterator

from examprep.core.item import Item, Option
from seed.lint.forms import opening_form
from seed.lint.registry import item_rule
from seed.lint.wording import content_roots, content_words, small_words

LENGTH_RATIO = 1.5
LENGTH_MARGIN = 4
CLANG_WORDS = 2

_NUMBER = re.compile(r"(?<![\w.-])(?<!Route )(?<!Layer )[\d]")
_STEP = re.compile(r'the step "(.+)"\?$')
_STRONG_ABSOLUTE = re.compile(r"\b(?:always|never|impossible|none|completely|entirely)\b", re.IGNORECASE)
_WEAK_ABSOLUTE = re.compile(r"\b(?:all|only|every|any)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:usually|often|sometimes|generally|typically|normally|may|might|probably|possibly|mostly)\b", re.IGNORECASE
)


def _has_number(option: Option) -> bool:
    return bool(_NUMBER.search(option.text))


def _has_bracket(option: Option) -> bool:
    return "(" in option.text


def _has_full_stop(option: Option) -> bool:
    return option.text.endswith(".")


def _has_small_start(option: Option) -> bool:
    """Names such as `io2` or `gp3` begin small by right and tell nothing."""
    first = option.text.split()[0]
    return first.islower() and first.isalpha()


def _opening(option: Option) -> str | None:
    return opening_form(option.text)


def _keys_differ(item: Item, mark: Callable[[Option], object]) -> bool:
    """Whether all keys have one mark and all distractors another; `None` is no mark."""
    of_keys = {mark(option) for option in item.keys}
    of_distractors = {mark(option) for option in item.distractors}
    marked = len(of_keys) == 1 and len(of_distractors) == 1 and None not in of_keys | of_distractors
    return marked and of_keys != of_distractors


def _length(option: Option) -> int:
    return len(option.text.split())


def _echoed_by_key_alone(item: Item, text: str) -> list[str]:
    """The words of meaning that of all options the one key shares with a text; none with several keys, nor where a
    distractor echoes as many that the key lacks.
    """
    if item.choose != 1 or len(item.keys) != 1:
        return []
    of_text, of_key = content_roots(text), content_words(item.keys[0].text)
    echoes = [content_roots(option.text) & of_text for option in item.distractors]
    of_key_alone = (of_text & of_key.keys()).difference(*echoes)
    most_elsewhere = max((len(echo - of_key.keys()) for echo in echoes), default=0)
    return sorted(of_key[root] for root in of_key_alone) if len(of_key_alone) > most_elsewhere else []


@item_rule("K01", "key clearly longest")
def key_clearly_longest(item: Item) -> Iterator[str]:
    """The key is not half as long again as the longest distractor, and four words longer.

    With several keys the shortest of them counts.

    *Why:* writers qualify what must be true; "pick the longest" solves half of all machine-written items.
    """
    key, distractor = min(map(_length, item.keys), default=0), max(map(_length, item.distractors), default=0)
    if key >= LENGTH_RATIO * distractor and key - distractor >= LENGTH_MARGIN:
        yield f"the key has {key} words, the longest distractor {distractor}"


@item_rule("K02", "key clearly shortest")
def key_clearly_shortest(item: Item) -> Iterator[str]:
    """The shortest distractor is not half as long again as the key, and four words longer.

    With several keys the longest of them counts.

    *Why:* an outlier in length draws the eye, whichever way it lies out.
    """
    key, distractor = max(map(_length, item.keys), default=0), min(map(_length, item.distractors), default=0)
    if distractor >= LENGTH_RATIO * key and distractor - key >= LENGTH_MARGIN:
        yield f"the key has {key} words, the shortest distractor {distractor}"


@item_rule("K03", "key echoes the stem")
def key_echoes_stem(item: Item) -> Iterator[str]:
    """The key does not share two words of meaning with the stem, or half of its own, that no distractor has.

    A distractor that echoes as many words of the stem which the key lacks makes up for it. With several keys the
    rule is silent.

    *Why:* who knows nothing picks the option that sounds like the stem (clang).
    """
    echoed = _echoed_by_key_alone(item, item.stem)
    if echoed and len(echoed) >= min(CLANG_WORDS, (len(content_roots(item.keys[0].text)) + 1) // 2):
        yield f"of all options the key alone echoes the stem: {', '.join(echoed)}"


@item_rule("K04", "whole key in the stem")
def whole_key_in_stem(item: Item) -> Iterator[str]:
    """The text of the key does not stand in the stem, unless that of a distractor does too.

    *Why:* the stem then says the key.
    """
    stem = f" {small_words(item.stem)} "
    standing = [option for option in item.options if f" {small_words(option.text)} " in stem]
    if standing and all(option.is_key for option in standing):
        yield f"the key {standing[0].text!r} stands in the stem"


@item_rule("K05", "key alone with or without number")
def number_sets_key_apart(item: Item) -> Iterator[str]:
    """The keys are not the only options with a number, nor the only ones without; `Route 53` and `S3` are names.

    *Why:* exactness is a mark of care, and care is spent on keys.
    """
    if _keys_differ(item, _has_number):
        yield f"{'only the key has' if _has_number(item.keys[0]) else 'all but the key have'} a number"


@item_rule("K06", "key stands out in punctuation")
def punctuation_sets_key_apart(item: Item) -> Iterator[str]:
    """The keys are not the only options with, or without, brackets, a full stop or a small first letter.

    *Why:* what differs in form is picked for its form.
    """
    marks = {"a bracket": _has_bracket, "a full stop": _has_full_stop, "a small first letter": _has_small_start}
    for name, mark in marks.items():
        if _keys_differ(item, mark):
            yield f"{'only the key has' if mark(item.keys[0]) else 'all but the key have'} {name}"


@item_rule("K07", "key stands out in grammar")
def grammar_sets_key_apart(item: Item) -> Iterator[str]:
    """The keys do not open with another form (verb, noun phrase, -ing, to …) than all distractors share.

    Where the first word leaves the form open, the rule is silent.

    *Why:* the odd one out is picked unread.
    """
    if _keys_differ(item, _opening):
        yield f"the key opens with {_opening(item.keys[0])}, every distractor with {_opening(item.distractors[0])}"


@item_rule("K08", "absolutes in distractors alone")
def absolutes_in_distractors_alone(item: Item) -> Iterator[str]:
    """No distractor says always, never or the like, and no two say all, only, every or any, unless a key does.

    *Why:* absolutes are seldom true, and test-wise learners cross them out.
    """
    if any(_STRONG_ABSOLUTE.search(key.text) or _WEAK_ABSOLUTE.search(key.text) for key in item.keys):
        return
    strong = [option for option in item.distractors if _STRONG_ABSOLUTE.search(option.text)]
    weak = [option for option in item.distractors if _WEAK_ABSOLUTE.search(option.text)]
    if strong or len(weak) > 1:
        yield f"absolutes stand in distractors alone: {', '.join(repr(option.text) for option in strong or weak)}"


@item_rule("K09", "vague key")
def vague_key(item: Item) -> Iterator[str]:
    """No key hedges with usually, may or the like while no distractor does.

    *Why:* a hedge makes a sentence true, and so gives it away.
    """
    if any(_VAGUE.search(option.text) for option in item.distractors):
        return
    for key in item.keys:
        if match := _VAGUE.search(key.text):
            yield f"the key alone hedges: {match[0]!r}"


@item_rule("K10", "key echoes the step asked about")
def key_echoes_step(item: Item) -> Iterator[str]:
    """The key shares no word of meaning with the step that the question quotes, unless a distractor has it too.

    A distractor that echoes as many words of the step which the key lacks makes up for it. With several keys the rule
    is silent.

    *Why:* "Which step comes right after it?" is solved unread by the one that speaks of the same thing.
    """
    if (step := _STEP.search(item.stem)) and (echoed := _echoed_by_key_alone(item, step[1])):
        yield f"of all options the key alone echoes the step {step[1]!r}: {', '.join(echoed)}"
