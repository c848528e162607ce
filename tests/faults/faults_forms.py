"""Mock after mock from a bank of the published size: no form breaks a rule, and nothing comes back too early."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from examprep.core.apportionment import largest_remainder
from examprep.core.assembly import Candidate, Drawn, draw_form, multiple_bounds
from tests.core.candidates import NOW, candidate, excludes

SEEDS = (1, 2, 3, 8)
ITEMS = 600
BLOCKS = 160
MULTIPLES = 96  # 16 %
ENEMIES = 60  # pairs of items of different blocks
FORMS = 200
QUESTIONS = 65
PILOTS = 15
FORMS_WITHOUT_REPETITION = 6
SHARE_CORRECT = 0.7
WEIGHTS = {"secure": 30, "resilient": 26, "high-performing": 24, "cost-optimized": 20}
TASKS = {"secure": 3, "resilient": 2, "high-performing": 5, "cost-optimized": 4}


@dataclass(frozen=True)
class Blueprint:
    """How many questions of every domain, and how many of them are pilots; as the services apportion them."""

    quotas: dict[str, int]
    pilots: dict[str, int]


def blueprint() -> Blueprint:
    quotas, scored = largest_remainder(QUESTIONS, WEIGHTS), largest_remainder(QUESTIONS - PILOTS, WEIGHTS)
    return Blueprint(quotas, {domain: quotas[domain] - scored[domain] for domain in WEIGHTS})


def make_pool(rng: random.Random) -> list[Candidate]:
    """Blocks of three or four items by the weights of the domains, spread over the tasks; some enemies."""
    domains = [domain for domain, count in largest_remainder(BLOCKS, WEIGHTS).items() for _ in range(count)]
    places = [
        (domain, f"{domain}-{block % TASKS[domain]}", f"block-{block}")
        for block, domain in (sorted(enumerate(domains)) * (ITEMS // BLOCKS + 1))[:ITEMS]
    ]
    multiple = set(rng.sample(range(ITEMS), MULTIPLES))
    pool = [
        candidate(number, domain, block, task=task, multiple=number in multiple)
        for number, (domain, task, block) in enumerate(places)
    ]
    for _ in range(ENEMIES):
        one, other = rng.sample(range(ITEMS), 2)
        pool[one] = replace(pool[one], enemies=pool[one].enemies | {pool[other].code})
    return pool


def faults(form: Sequence[Drawn], pool: Sequence[Candidate], rules: Blueprint) -> list[str]:
    """Which rules the form breaks."""
    items = [drawn.item for drawn in form]
    fewest, most = multiple_bounds(QUESTIONS)
    kept = {
        "quotas": Counter(item.domain for item in items) == rules.quotas,
        "pilots": Counter(drawn.item.domain for drawn in form if drawn.pilot) == rules.pilots,
        "blocks and enemies": not any(excludes(one, other) for one, other in combinations(items, 2)),
        "tasks": {item.task for item in items} == {item.task for item in pool},
        "scored tasks": {drawn.item.task for drawn in form if not drawn.pilot} == {item.task for item in pool},
        "multiple response": fewest <= sum(item.multiple for item in items) <= most,
    }
    return [rule for rule, holds in kept.items() if not holds]


def sit(pool: list[Candidate], rules: Blueprint, rng: random.Random) -> list[list[Drawn]]:
    """The forms of one learner, one a day, who is right at random."""
    known = {item.code: item for item in pool}
    forms = []
    for day in range(FORMS):
        form = draw_form(list(known.values()), rules.quotas, rules.pilots, rng)
        forms.append(form)
        for item in (drawn.item for drawn in form):
            known[item.code] = replace(
                item,
                last_seen_at=NOW + timedelta(days=day),
                last_correct=rng.random() < SHARE_CORRECT,
                exposure=item.exposure + 1,
            )
    return forms


def test_the_generated_bank_has_the_published_size() -> None:
    pool = make_pool(random.Random(SEEDS[0]))
    assert (len(pool), len({item.block for item in pool}), len({item.task for item in pool})) == (ITEMS, BLOCKS, 14)
    assert multiple_bounds(QUESTIONS) == (7, 13)


def test_two_hundred_forms_keep_every_rule_and_the_first_six_share_nothing(
    figures: Callable[[str], None],
) -> None:
    rules = blueprint()
    for seed in SEEDS:
        rng = random.Random(seed)
        pool = make_pool(rng)
        forms = sit(pool, rules, rng)
        broken = {number: found for number, form in enumerate(forms, 1) if (found := faults(form, pool, rules))}
        assert broken == {}
        repeating = [
            number for number, form in enumerate(forms, 1) if any(drawn.item.last_seen_at is not None for drawn in form)
        ]
        asked = Counter(drawn.item.code for form in forms for drawn in form)
        figures(
            f"seed {seed}: {FORMS} forms of {QUESTIONS} from {ITEMS} items in {BLOCKS} blocks, 0 rules broken; "
            f"items repeat from mock {repeating[0]} on; every item asked {min(asked.values())} to "
            f"{max(asked.values())} times, {ITEMS - len(asked)} never"
        )
        assert repeating[0] > FORMS_WITHOUT_REPETITION
