"""The page of origins: for each, the items that ask it."""

from collections.abc import Iterator, Mapping, Sequence

from examprep.core.item import Item
from seed.provenance.judgement import Judgement, pairs_of, present_judgements
from seed.records import Origin

_HEAD = """\
# Origins

`python -m seed origins page` writes this page. The first notes of this project grew from raw notes that are no part of
it. An *origin* is something that those compare (C…) or pose (S…), told in the project's own words, with its lines.
Beside it stand the published items that ask it; *core* origins must never be without one. Whether an item asks what its
origin holds was judged by raters who wrote none of the notes (`python -m seed origins report`): ✓ yes, ~ partly, ✗ no,
nothing where nobody has judged yet.

"""
_MARKS = {"yes": " ✓", "partly": " ~", "no": " ✗"}


def origins_page(origins: Sequence[Origin], items: Sequence[Item], judgements: Sequence[Judgement]) -> str:
    """The page as Markdown: one table, an origin a row."""
    rows = [
        f"| {origin.id} | {_cell(origin)} | {origin.first_line}–{origin.last_line} | {asked} |"
        for origin, asked in _asked(origins, items, judgements, "`{}`", "<br>")
    ]
    return "\n".join([_HEAD + "| origin | what it holds | lines | items that ask it |", "|---|---|---|---|", *rows, ""])


def origin_lines(origins: Sequence[Origin], items: Sequence[Item], judgements: Sequence[Judgement]) -> Iterator[str]:
    """Yields a line for each origin: id, mark of core ones, title, and the ids of the items that ask it."""
    for origin, asked in _asked(origins, items, judgements, "{}", " "):
        yield f"{origin.id}{'*' if origin.core else ''} {origin.title}: {asked or 'none'}"


def _asked(
    origins: Sequence[Origin], items: Sequence[Item], judgements: Sequence[Judgement], form: str, between: str
) -> Iterator[tuple[Origin, str]]:
    """Yields each origin with its items as text."""
    pairs = pairs_of(origins, items)
    present = present_judgements(pairs, judgements)
    for origin in origins:
        ids = [pair.item.id for pair in pairs if pair.origin is origin]
        yield origin, between.join(form.format(id) + _mark(present, origin.id, id) for id in ids)


def _mark(present: Mapping[tuple[str, str], Judgement], origin_id: str, item_id: str) -> str:
    judgement = present.get((origin_id, item_id))
    return _MARKS[judgement.fits] if judgement else ""


def _cell(origin: Origin) -> str:
    return origin.title.replace("|", "\\|") + (" (core)" if origin.core else "")
