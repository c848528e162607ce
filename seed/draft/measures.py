"""Values and procedures: sentences that hold a number with its unit, and steps in an order."""

from collections.abc import Iterator
from itertools import groupby

from seed.draft.contrasts import Reader, quote_of
from seed.draft.records import Found, Kind, Quote
from seed.draft.sets import quotes_of
from seed.draft.titles import title_from
from seed.draft.tree import Node, Section

FEWEST_STEPS = 3


def values_of(section: Section, reader: Reader) -> Iterator[Found]:
    """Yields a value for every sentence with a number and a unit, named by these."""
    for node in section.all_nodes:
        for sentence in node.sentences:
            quantities = tuple(dict.fromkeys(match[0] for match in reader.wording.quantity.finditer(sentence.text)))
            if quantities:
                title = title_from(sentence.text)
                yield Found(Kind.VALUE, "quantity", title, quantities, (quote_of(sentence),))


def procedures_of(section: Section, reader: Reader) -> Iterator[Found]:
    """Yields a procedure for every run of numbered siblings, or of siblings that begin with words of order."""
    yield from _ordered(section.nodes, None, section.title, reader)
    for node in section.all_nodes:
        yield from _ordered(node.children, node, node.text, reader)


def _ordered(nodes: tuple[Node, ...], parent: Node | None, title: str, reader: Reader) -> Iterator[Found]:
    for is_step, group in groupby(nodes, key=lambda node: _is_step(node, reader)):
        steps = list(group)
        if is_step and len(steps) >= FEWEST_STEPS:
            head = (Quote(parent.line, parent.text),) if parent and len(parent.lines) == 1 else ()
            names = tuple(str(node.line) for node in steps)
            yield Found(Kind.PROCEDURE, "steps", title_from(title), names, (*head, *quotes_of(steps)))


def _is_step(node: Node, reader: Reader) -> bool:
    return node.is_numbered or bool(reader.wording.ordered.match(node.text))
