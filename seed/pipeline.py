"""The straight line from notes to bank: read, parse, compose, lint, review gate."""

from pathlib import Path

from seed.compose.items import compose_items
from seed.lint.verdict import findings_of, rejections_of
from seed.parse.pages import parse_pages, terms_known
from seed.read import read_material
from seed.records import Build
from seed.review.ledger import read_ledger
from seed.review.verdict import statuses_of


def build_bank(folder: Path, ledger: Path | None = None) -> Build:
    """What the notes in a pack folder come to: items that no rule objects to, objections, and problems.

    The ledger decides what blind review has accepted; without one, every item is pending.

    Pages and blocks without problem are composed and linted even where others have some, so that writers see both.
    """
    material, reading_problems = read_material(folder)
    if material is None:
        return Build(folder.name, 0, (), (), {}, (), (), tuple(sorted(reading_problems)))
    pages, parsing_problems = parse_pages(material)
    composed = compose_items(material.pack, pages)
    rejections = rejections_of(composed, terms_known(material, pages))
    rejected = {rejection.item.id for rejection in rejections}
    items = tuple(item for item in composed if item.id not in rejected)
    ratings, ledger_problems = read_ledger(ledger) if ledger else ((), [])
    return Build(
        pack=material.pack.code,
        files=len(material.files),
        pages=pages,
        items=items,
        statuses=statuses_of(items, ratings),
        rejections=rejections,
        findings=findings_of(items, material.pack),
        problems=tuple(sorted([*reading_problems, *parsing_problems, *ledger_problems])),
    )
