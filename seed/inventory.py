"""The page of the bank: what there is to ask, by domain, task and topic."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from examprep.core.item import Item
from examprep.core.pack import Pack, Task
from seed.records import Build, Status

KINDS = ("choose", "scenario", "select", "contrast", "identify", "value")
_HEAD = """\
# The bank

`python -m seed bank` writes this page from notes and reviews. Items are counted by kind; *mock* are those fit for mock
exams, which two raters must accept, the others are for drills. Only accepted items are published.

"""


def bank_page(build: Build, pack: Pack) -> str:
    """The page as Markdown: totals by domain and by task, then the topics of each task."""
    lines = [_HEAD + "## Domains and tasks", "", *_table_head("domain, task")]
    for domain in pack.domains:
        of_domain = [item for item in build.items if item.domain == domain.code]
        tasks = [task for task in pack.tasks if task.domain == domain.code]
        lines.append(_row(f"**{domain.title}**", of_domain, build.statuses))
        lines += [_row(f"{task.code} {task.title}", _of_task(build.items, task), build.statuses) for task in tasks]
    lines += [_row("**all**", build.items, build.statuses), ""]
    for task in pack.tasks:
        lines += [f"## {task.code} {task.title}", "", *_topic_table(_of_task(build.items, task), build, pack), ""]
    return "\n".join(lines)


def _topic_table(items: Sequence[Item], build: Build, pack: Pack) -> Iterator[str]:
    yield from _table_head("topic")
    paths = {page.topic: page.path for page in build.pages}
    for topic in pack.topics:
        of_topic = [item for item in items if item.topic == topic]
        if of_topic:
            yield _row(f"[{topic}](../{paths[topic]})", of_topic, build.statuses)


def _table_head(first: str) -> tuple[str, str]:
    columns = [first, *KINDS, "items", "mock", *Status]
    return f"| {' | '.join(columns)} |", "|---" + "|--:" * (len(columns) - 1) + "|"


def _row(name: str, items: Iterable[Item], statuses: Mapping[str, Status]) -> str:
    items = list(items)
    kinds = Counter(item.kind for item in items)
    reviews = Counter(statuses[item.id] for item in items)
    counts = [
        *(kinds[kind] for kind in KINDS),
        len(items),
        sum(item.mock for item in items),
        *(reviews[status] for status in Status),
    ]
    return f"| {name} | {' | '.join(str(count) if count else '' for count in counts)} |"


def _of_task(items: Iterable[Item], task: Task) -> list[Item]:
    return [item for item in items if item.task == task.code]
