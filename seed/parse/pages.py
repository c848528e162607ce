"""All pages of a pack, each parsed against the names that the whole pack knows."""

from seed.parse.faults import Known
from seed.parse.page import page_outline, parse_page
from seed.records import Material, Page, Problem


def parse_pages(material: Material) -> tuple[tuple[Page, ...], list[Problem]]:
    """The pages in the order of their topics, and what is wrong in them."""
    outlines = [page_outline(file) for file in material.files]
    known = Known(
        tasks=frozenset(task.code for task in material.pack.tasks),
        origins=material.origins,
        blocks=frozenset[str]().union(*(outline.block_ids for outline in outlines)),
    )
    parsed = [parse_page(outline, known) for outline in outlines]
    return tuple(page for page, _ in parsed), [problem for _, problems in parsed for problem in problems]
