"""Rows on how much there is: items, what forms can draw on, what the raw notes pose."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from examprep.core.apportionment import largest_remainder
from examprep.core.item import Item
from examprep.core.pack import Pack
from seed.lint.bank import FEWEST_PER_TASK, FORMS
from seed.records import Origin
from seed.stats.rows import Row, count_row

FEWEST_ITEMS = 600
FEWEST_MOCK_ITEMS = 400
FIRST_FORMS = 3


def supply_rows(items: Sequence[Item], pack: Pack, origins: Sequence[Origin]) -> Iterator[Row]:
    """Yields the rows on items, on mock items of each domain and task, and on the origins, core ones first."""
    mock = [item for item in items if item.mock]
    yield count_row("items", len(items), FEWEST_ITEMS)
    yield count_row("mock items", len(mock), FEWEST_MOCK_ITEMS)
    for forms in (FORMS, FIRST_FORMS):
        yield from _domain_rows(mock, pack, forms)
    of_task = Counter(item.task for item in mock)
    for task in pack.tasks:
        yield count_row(f"mock items of task {task.code}", of_task[task.code], FEWEST_PER_TASK)
    asked = {origin for item in items for origin in item.origins}
    core = [origin.id for origin in origins if origin.core]
    yield _asked_row("core origins asked", core, asked)
    yield _asked_row("origins asked of those listed", [origin.id for origin in origins], asked)


def supply(items: Iterable[Item], forms: int) -> int:
    """The most items that so many forms can hold, each item once in all and one item of a block in a form."""
    return sum(min(count, forms) for count in Counter(item.block for item in items).values())


def _asked_row(measure: str, listed: Sequence[str], asked: Collection[str]) -> Row:
    found = sum(origin in asked for origin in listed)
    return Row(measure, f"{found} of {len(listed)}", "all", found == len(listed))


def _domain_rows(mock: Sequence[Item], pack: Pack, forms: int) -> Iterator[Row]:
    questions = max(blueprint.questions for blueprint in pack.blueprints)
    quotas = largest_remainder(questions, {domain.code: domain.weight for domain in pack.domains})
    for domain, quota in quotas.items():
        of_domain = [item for item in mock if item.domain == domain]
        blocks = len({item.block for item in of_domain})
        found, wanted = supply(of_domain, forms), forms * quota
        measure = f"{domain}: mock items for {forms} forms, Σ min(block, {forms})"
        yield Row(measure, f"{found} of {blocks} blocks", f"≥ {wanted}", found >= wanted)
