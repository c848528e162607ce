"""The report of a build, as lines of text."""

from collections import Counter
from collections.abc import Iterable, Iterator

from seed.records import Build, Rejection, Status


def report_lines(build: Build) -> Iterator[str]:
    """Yields the lines: what was read, what came of it, what was left out, what the bank lacks."""
    mock = [item for item in build.items if item.mock]
    several = sum(item.choose > 1 for item in mock)
    blocks = sum(len(page.blocks) for page in build.pages)
    yield f"pack {build.pack}: {build.files} files, {blocks} blocks, {len(build.items)} items"
    yield f"fit for mock exams: {len(mock)} items in {len({item.block for item in mock})} blocks"
    yield f"kinds: {_counts(item.kind for item in build.items)}"
    yield f"several keys: {several} of {len(mock)} mock items{_percent(several, len(mock))}"
    yield f"reviews: {_reviews(build)}"
    yield "domain or task     mock items  blocks"
    for name, ids in _by_domain_and_task(build):
        yield f"{name:<18} {len(ids):>10}  {len(set(ids)):>6}"
    yield f"left out: {len({rejection.item.id for rejection in build.rejections})} items"
    yield from (_rejection_line(build, rejection) for rejection in build.rejections)
    yield f"findings: {len(build.findings)}"
    yield from (f"  {finding.code} {finding.message}" for finding in build.findings)


def _counts(names: Iterable[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(Counter(names).items())) or "none"


def _reviews(build: Build) -> str:
    counts = Counter(build.statuses.values())
    return ", ".join(f"{counts[status]} {status.value}" for status in Status)


def _percent(part: int, whole: int) -> str:
    return f" ({part / whole:.0%})" if whole else ""


def _by_domain_and_task(build: Build) -> Iterator[tuple[str, list[str]]]:
    """The blocks of the mock items, once an item, for each domain and task that has some."""
    mock = [item for item in build.items if item.mock]
    for domain in dict.fromkeys(item.domain for item in sorted(mock, key=lambda item: item.task)):
        of_domain = [item for item in mock if item.domain == domain]
        yield domain, [item.block for item in of_domain]
        for task in sorted({item.task for item in of_domain}):
            yield f"  {task}", [item.block for item in of_domain if item.task == task]


def _rejection_line(build: Build, rejection: Rejection) -> str:
    item = rejection.item
    path = next(page.path for page in build.pages if page.topic == item.topic)
    return f"  {rejection.code} {path}:{item.source.first_line}: {item.id}: {rejection.message}"
