"""The command `python -m seed found`: how much of a checklist drafting finds, and how much of it is false."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from seed.draft.finds import Find, passages_of
from seed.draft.gold import GOOD, Entry, GoldInvalid, read_checklist, read_judgements
from seed.draft.match import is_entry
from seed.draft.records import Kind
from seed.read import read_text, shown_path

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_COUNTED = (Kind.COMPARISON, Kind.SCENARIO)


@click.command()
@click.argument("raw", type=_FILE)
@click.argument("checklist", type=_FILE)
@click.option("--judgements", type=_FILE, help="Verdicts on finds that the checklist does not list.")
@click.option("--missed", is_flag=True, help="List the core entries that were not found.")
@click.option("--others", is_flag=True, help="List the finds that the checklist does not list, with their verdicts.")
def found(raw: Path, checklist: Path, judgements: Path | None, missed: bool, others: bool) -> None:
    """Count what drafting finds of a checklist for raw notes; finds that nobody has judged count as false."""
    text, problems = read_text(raw)
    if problems:
        raise click.ClickException("\n".join(map(str, problems)))
    try:
        entries = read_checklist(checklist)
        verdicts = read_judgements(judgements) if judgements else {}
    except GoldInvalid as error:
        raise click.ClickException(str(error)) from error
    finds = [find for passage in passages_of([(shown_path(raw), text)]) for find in passage.finds]
    for line in count_lines(finds, entries, verdicts):
        click.echo(line)
    for line in (*(_missed(finds, entries) if missed else ()), *(_others(finds, entries, verdicts) if others else ())):
        click.echo(line)


def count_lines(finds: Sequence[Find], entries: Sequence[Entry], verdicts: Mapping[str, str]) -> Iterator[str]:
    """Yields a line for comparisons and one for scenarios: core entries found, finds, and those that are false."""
    yield f"{'':12}{'core found':>18}{'all found':>18}{'finds':>8}{'listed':>8}{'good':>6}{'false':>18}{'unjudged':>10}"
    for kind in _COUNTED:
        of_kind = [entry for entry in entries if entry.kind is kind]
        made = [find for find in finds if find.found.kind is kind]
        core = _share([entry for entry in of_kind if entry.is_core], made)
        unlisted = [find for find in made if not _is_listed(find, of_kind)]
        good = sum(verdicts.get(find.id) == GOOD for find in unlisted)
        unjudged = sum(find.id not in verdicts for find in unlisted)
        false = _percent(len(unlisted) - good, len(made))
        listed = len(made) - len(unlisted)
        counts = f"{len(made):>8}{listed:>8}{good:>6}{false:>18}{unjudged:>10}"
        yield f"{kind.value + 's':12}{core:>18}{_share(of_kind, made):>18}{counts}"


def _share(entries: Sequence[Entry], finds: Sequence[Find]) -> str:
    return _percent(sum(any(is_entry(find.found, entry) for find in finds) for entry in entries), len(entries))


def _percent(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "none"


def _is_listed(find: Find, entries: Sequence[Entry]) -> bool:
    return any(is_entry(find.found, entry) for entry in entries)


def _missed(finds: Sequence[Find], entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        if entry.is_core and not any(is_entry(find.found, entry) for find in finds):
            lines = f"{entry.first_line}-{entry.last_line}"
            yield f"missed {entry.id} {entry.kind.value} {lines}: {' | '.join(entry.subjects)}"


def _others(finds: Sequence[Find], entries: Sequence[Entry], verdicts: Mapping[str, str]) -> Iterator[str]:
    for find in finds:
        found = find.found
        if found.kind in _COUNTED and not _is_listed(find, entries):
            verdict = verdicts.get(find.id, "unjudged")
            lines = f"{found.first_line}-{found.last_line} by {found.pattern}"
            yield f"{verdict} {find.id} {found.kind.value} {lines}: {found.title} [{'; '.join(found.names)}]"
