"""Rules over the bank as a whole. Their findings reject nothing; they say where the notes must grow or change."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from examprep.core.apportionment import largest_remainder
from examprep.core.item import Item, options_are_ordered
from examprep.core.pack import Pack
from seed.lint.registry import bank_rule
from seed.lint.wording import content_roots, content_words

FORMS = 6
MOST_OF_A_BLOCK = 6
FEWEST_PER_TASK = 15
MOST_KEYS_ALIKE = 3
NEAR_DUPLICATE = 0.8
MULTIPLE_SHARE = (0.12, 0.20)
MOST_RECALL_SHARE = 0.25
LONGEST_KEY_SHARE = (0.20, 0.30)
FEWEST_FOR_SHARES = 50
FEWEST_BETRAYALS = 6
OPTIONS = 4
UNLIKELY_SPREAD = 16.27  # χ² of 3 degrees of freedom at p = 0.001: any table, for example NIST/SEMATECH, 1.3.6.7.4


@bank_rule("B01", "near-duplicate stems")
def near_duplicate_stems(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """No two items with the same key share four fifths of the stem's words of meaning.

    *Why:* who has seen one has seen both, so the second measures memory.
    """
    by_key: dict[frozenset[str], list[tuple[Item, frozenset[str]]]] = defaultdict(list)
    for item in items:
        by_key[frozenset(key.text.casefold() for key in item.keys)].append((item, content_roots(item.stem)))
    for alike in by_key.values():
        for (one, of_one), (other, of_other) in combinations(alike, 2):
            if len(of_one & of_other) >= NEAR_DUPLICATE * len(of_one | of_other):
                yield f"{one.id} and {other.id} ask nearly the same"


@bank_rule("B02", "one text is the key too often")
def one_key_too_often(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """No text is the key of more than three items.

    *Why:* learners come to pick it wherever it is offered.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for key in (key for item in items for key in item.keys):
        texts[key.text.casefold()].append(key.text)
    for _, alike in sorted(texts.items()):
        if len(alike) > MOST_KEYS_ALIKE:
            yield f"{alike[0]!r} is the key of {len(alike)} items"


@bank_rule("B03", "a word betrays keys")
def word_betrays_keys(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """No word of meaning stands in the keys of six blocks or more and in hardly any distractor.

    *Why:* a word that is a key nine times of ten is a cue for the tenth.
    """
    in_keys: dict[str, set[str]] = defaultdict(set)
    in_distractors: dict[str, set[str]] = defaultdict(set)
    written: dict[str, str] = {}
    for item in items:
        for option in item.options:
            for root, word in content_words(option.text).items():
                (in_keys if option.is_key else in_distractors)[root].add(item.block)
                written.setdefault(root, word)
    for root, blocks in sorted(in_keys.items()):
        others = len(in_distractors[root])
        if len(blocks) >= FEWEST_BETRAYALS and len(blocks) >= 3 * others:
            yield f"{written[root]!r} stands in keys of {len(blocks)} blocks, in distractors of {others}"


@bank_rule("B04", "domain short of the blueprint")
def domain_short(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """Each domain fills its share of six forms with items that no two forms share, one item of a block a form.

    *Why:* a second mock exam with the same items measures memory. The supply is Σ min(items of a block, 6).
    """
    supply: Counter[str] = Counter()
    for (domain, _), count in Counter((item.domain, item.block) for item in items if item.mock).items():
        supply[domain] += min(count, MOST_OF_A_BLOCK)
    questions = max(blueprint.questions for blueprint in pack.blueprints)
    quotas = largest_remainder(questions, {domain.code: domain.weight for domain in pack.domains})
    for code, quota in quotas.items():
        if supply[code] < FORMS * quota:
            yield f"domain {code} supplies {supply[code]} of {FORMS * quota} mock questions"


@bank_rule("B05", "task short of items")
def task_short(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """Each task statement has at least fifteen items for mock exams.

    *Why:* a weakness cannot be estimated from a handful of questions.
    """
    counts = Counter(item.task for item in items if item.mock)
    for task in pack.tasks:
        if counts[task.code] < FEWEST_PER_TASK:
            yield f"task {task.code} has {counts[task.code]} mock items; at least {FEWEST_PER_TASK} are wanted"


@bank_rule("B06", "multiple-response share")
def multiple_response_share(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """Between 12 and 20 % of the items for mock exams have several keys.

    *Why:* forms drawn from the bank should feel like the exam.
    """
    mock = [item for item in items if item.mock]
    yield from _share_out_of("of mock items have several keys", [item.choose > 1 for item in mock], MULTIPLE_SHARE)


@bank_rule("B07", "too much recall")
def too_much_recall(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """Items that ask for a name or a value stay under a quarter of the bank.

    *Why:* they are easy to make and hardly worth asking.
    """
    recall = [item.kind in ("identify", "value") for item in items]
    yield from _share_out_of("of items ask for a name or value", recall, (0.0, MOST_RECALL_SHARE))


@bank_rule("B08", "longest option is the key too often or too seldom")
def longest_is_key(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """Among items with one key the longest option is the key in 20 to 30 %.

    *Why:* with four options a quarter is chance; beyond it, length is a cue. Ties count as parts.
    """
    lengths = [
        (len(item.keys[0].text), [len(option.text) for option in item.options]) for item in items if item.choose == 1
    ]
    parts = [1 / all_lengths.count(key) if key == max(all_lengths) else 0.0 for key, all_lengths in lengths]
    yield from _share_out_of("of single-key items have the longest option as key", parts, LONGEST_KEY_SHARE)


@bank_rule("B09", "keys at one place too often")
def keys_at_one_place(items: tuple[Item, ...], pack: Pack) -> Iterator[str]:
    """Among four options, but for numbers in order, the key stands at each place about as often.

    *Why:* a bank file is read by people and programs that do not shuffle. Told by Pearson's χ² at p < 0.001.
    """
    texts = [[option.text for option in item.options] for item in items]
    places = Counter(
        next(at for at, option in enumerate(item.options) if option.is_key)
        for item, of_item in zip(items, texts, strict=True)
        if item.choose == 1 and item.keys and len(of_item) == OPTIONS and not options_are_ordered(of_item)
    )
    counts = [places[place] for place in range(OPTIONS)]
    mean = sum(counts) / OPTIONS
    if sum(counts) >= FEWEST_FOR_SHARES and sum((count - mean) ** 2 for count in counts) / mean > UNLIKELY_SPREAD:
        yield f"the key stands at the four places {', '.join(map(str, counts))} times"


def _share_out_of(what: str, parts: list[float] | list[bool], bounds: tuple[float, float]) -> Iterator[str]:
    """Yields a message where the mean of the parts lies out of bounds; few parts prove nothing."""
    if len(parts) < FEWEST_FOR_SHARES:
        return
    share = sum(parts) / len(parts)
    if not bounds[0] <= share <= bounds[1]:
        yield f"{share:.0%} {what}; {bounds[0]:.0%} to {bounds[1]:.0%} is wanted"
