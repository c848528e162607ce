"""All pages of a pack, each parsed against the names that the whole pack knows."""

from collections.abc import Iterable

from seed.parse.faults import Known
from seed.parse.page import page_outline, parse_page
from seed.records import Material, Page, Problem


def parse_pages(material: Material) -> tuple[tuple[Page, ...], list[Problem]]:
    """The pages in the order of their topics, and what is wrong in them."""
    outlines = [page_outline(file) for file in material.files]
    known = Known(
        tasks=frozenset(task.code for task in material.pack.tasks),
        origins=None if material.origins is None else frozenset(origin.id for origin in material.origins),
        blocks=frozenset[str]().union(*(outline.block_ids for outline in outlines)),
    )
    parsed = [parse_page(outline, known) for outline in outlines]
    return tuple(page for page, _ in parsed), [problem for _, problems in parsed for problem in problems]


def terms_known(material: Material, pages: Iterable[Page]) -> frozenset[str]:
    """The abbreviations of the pack, and of all pages the terms of the glossaries, their aliases, and small words.

    A word that notes write small somewhere is no abbreviation where it stands in capitals, as in `KEY distribution`.
    """
    names = [name for page in pages for term in page.terms for name in (term.name, *term.aliases)]
    in_capitals = [word.upper() for page in pages for word in page.lower_words]
    return material.abbreviations.union(names, in_capitals)
