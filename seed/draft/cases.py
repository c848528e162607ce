"""Cases told behind labels: `Situation: …` with the `Problem: …` and the `Solution: …` that belong to it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from seed.draft.language import Wording
from seed.draft.tree import Node

LONGEST_PASSAGE = 12


def cases_of(nodes: Sequence[Node], wording: Wording) -> Iterator[list[Node]]:
    """Yields, for every label that opens a case, its node and those behind it that belong to the case.

    These are the nodes up to the next label that opens one, at most so many lines. Behind a label that has its text
    below it, only the labels that follow at once belong to the case; behind its solution, only what stands right below.
    """
    case: list[Node] = []
    for node in nodes:
        if wording.situation.match(node.text) and not _goes_on(case, node, wording):
            yield from _told_in(case, wording)
            case = [node]
        elif case:
            case.append(node)
    yield from _told_in(case, wording)


def text_behind(label: re.Pattern[str], text: str) -> str:
    """What a text says behind a label; all of it where it has none."""
    match = label.match(text)
    return text[match.end() :] if match else text


def _goes_on(case: list[Node], node: Node, wording: Wording) -> bool:
    """Whether a label goes on with a case: it can, the case has it not and no solution, and no other text is between.

    Text may stand between where the label before it is alone.
    """
    label = _label(wording.continuation, node)
    if not label or not case or not _is_near(node, case):
        return False
    labels = [_label(wording.situation, other) for other in case]
    last = max(at for at, other in enumerate(labels) if other)
    is_solved = any(wording.solution.match(other.text) for other in case)
    is_next = last == len(case) - 1 or not text_behind(wording.situation, case[last].text)
    return label not in labels and not is_solved and is_next


def _told_in(case: list[Node], wording: Wording) -> Iterator[list[Node]]:
    near = [node for node in case[1:] if _is_near(node, case)]
    if case and case[0].children:
        yield [case[0], *takewhile(lambda node: _is_labeled(node, wording), near)]
    elif case:
        yield [case[0], *_up_to_solution(near, wording)]


def _up_to_solution(nodes: list[Node], wording: Wording) -> Iterator[Node]:
    """The nodes up to the first solution, and behind it those in the lines right below, or all that it announces."""
    yield from nodes[:1]
    is_solved = False
    for above, node in pairwise(nodes):
        is_solved = is_solved or _is_told(above, wording)
        if is_solved and node.line > above.last_line + 1:
            return
        yield node


def _is_told(node: Node, wording: Wording) -> bool:
    """Whether a node is a solution that says all itself, as it does not where it ends with a colon."""
    return bool(wording.solution.match(node.text)) and not node.text.endswith(":")


def _is_near(node: Node, case: list[Node]) -> bool:
    """Whether a passage that began with a case is not too long with a node behind it."""
    return node.last_line - case[:2][-1].line < LONGEST_PASSAGE


def _is_labeled(node: Node, wording: Wording) -> bool:
    return bool(wording.situation.match(node.text) or wording.solution.match(node.text))


def _label(labels: re.Pattern[str], node: Node) -> str:
    match = labels.match(node.text)
    return match["label"].lower() if match else ""
