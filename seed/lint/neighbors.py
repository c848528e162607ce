"""Rules over items side by side: what one gives away of another, what they share, what stands alone among them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from examprep.core.item import Item, options_are_ordered
from examprep.core.pack import Pack
from seed.lint.registry import bank_rule
from seed.lint.wording import content_roots, shown_texts, small_words

PHRASE = 5
COMMON_GROUND = 0.25


@dataclass(frozen=True, slots=True)
class _Read:
    """An item with what the rules compare of it: its stem as small words, and the words of meaning of its stem."""

    item: Item
    stem: str
    asked: frozenset[str]


@bank_rule("B10", "rationale reused across blocks")
def rationale_reused_across_blocks(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """No rationale stands word by word in items of two blocks.

    *Why:* it must say why the option fails here; what fits everywhere says so nowhere.
    """
    places: dict[str, dict[str, str]] = defaultdict(dict)
    for item in items:
        for option in item.options:
            places[option.rationale.casefold()].setdefault(item.block, item.id)
    for rationale, ids in places.items():
        if len(ids) > 1:
            yield f"{' and '.join(ids.values())} share the rationale {rationale!r}"


@bank_rule("B11", "one item gives another away")
def one_item_gives_another_away(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """No key, or run of five words of it, stands in the stem of another item of its topic that is about the same.

    About the same is a stem with a quarter of the other's words of meaning. Items of one block and enemies are never
    on one form.

    *Why:* who meets both on a form reads the key of one in the other.
    """
    for topic in _by_topic(items):
        read = [_Read(item, f" {small_words(item.stem)} ", content_roots(item.stem)) for item in topic]
        for one in read:
            phrases = [f" {phrase} " for key in one.item.keys for phrase in _phrases(key.text)]
            for other in read:
                if _may_meet(one.item, other.item) and _says_one_of(phrases, other, one):
                    yield f"{other.item.id} says the key of {one.item.id}; `Enemies: {one.item.block}` is expected"


@bank_rule("B12", "implausible stranger")
def implausible_stranger(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """Every distractor shares a word of meaning with the rest of its item, its services or other items of its topic.

    If not itself, then its rationale does with the stem. Numbers are left out.

    *Why:* what nobody would think of here is no distractor; the item has one option less.
    """
    for topic in _by_topic(items):
        items_with: dict[str, set[str]] = defaultdict(set)
        for item in topic:
            for word in content_roots(" ".join([*item.services, *(text for _, text in shown_texts(item))])):
                items_with[word].add(item.id)
        for item in topic:
            yield from (f"{item.id} offers {stranger!r}" for stranger in _strangers(item, items_with))


def _by_topic(items: Iterable[Item]) -> Iterable[list[Item]]:
    topics: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        topics[item.topic].append(item)
    return topics.values()


def _may_meet(one: Item, other: Item) -> bool:
    return one.block != other.block and other.id not in one.enemies


def _says_one_of(phrases: list[str], other: _Read, one: _Read) -> bool:
    about_the_same = len(one.asked & other.asked) >= COMMON_GROUND * len(one.asked)
    return about_the_same and any(phrase in other.stem for phrase in phrases)


def _phrases(key: str) -> Iterator[str]:
    """The key itself where it has up to five words, else its runs of five."""
    small = small_words(key).split()
    for start in range(max(1, len(small) - PHRASE + 1)):
        yield " ".join(small[start : start + PHRASE])


def _strangers(item: Item, items_with: dict[str, set[str]]) -> Iterator[str]:
    """The distractors whose words stand nowhere else, neither in the item nor in others."""
    if options_are_ordered([option.text for option in item.options]):
        return
    for option in item.distractors:
        rest = [f"{other.text} {other.rationale}" for other in item.options if other is not option]
        around = content_roots(" ".join([item.stem, item.explanation, *item.services, *rest]))
        own = content_roots(option.text)
        is_alone = own and not own & around and all(items_with[word] == {item.id} for word in own)
        if is_alone and not content_roots(option.rationale) & content_roots(item.stem):
            yield option.text
