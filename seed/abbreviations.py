"""`abbreviations.yaml`: what whoever prepares for an exam reads without explanation, each with what it stands for."""

import re

from yaml.nodes import MappingNode

from seed.records import Problem
from seed.yaml_text import YamlUnreadable, entries, line_of, plain_value, yaml_node

_ABBREVIATION = re.compile(r"[A-Z0-9]*[A-Z][A-Z0-9]*")
_EXPECTED = "`ABBREVIATION: what it stands for` is expected"


def parse_abbreviations(path: str, text: str) -> tuple[frozenset[str], list[Problem]]:
    """The abbreviations listed in the text of the file, and the problems met."""
    try:
        node = yaml_node(text)
        if not isinstance(node, MappingNode):
            return frozenset(), [Problem(path, 1, f"the file is no mapping; {_EXPECTED}")]
        return _listed(path, node)
    except YamlUnreadable as error:
        return frozenset(), [Problem(path, error.line, f"the file is no YAML ({error}); {_EXPECTED}")]


def _listed(path: str, node: MappingNode) -> tuple[frozenset[str], list[Problem]]:
    known: set[str] = set()
    problems = []
    for name, value in entries(node):
        meaning = plain_value(value)
        if not (_ABBREVIATION.fullmatch(name) and isinstance(meaning, str) and meaning.strip()):
            problems.append(Problem(path, line_of(value), f"{name!r} is no abbreviation with its meaning; {_EXPECTED}"))
        elif name in known:
            problems.append(Problem(path, line_of(value), f"{name!r} stands twice; one line is expected"))
        known.add(name)
    return frozenset(known), problems
