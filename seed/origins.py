"""`origins.yaml`: what the raw notes behind a pack compare or pose, so that blocks can say what they ask."""

import re

from yaml.nodes import Node, SequenceNode

from seed.records import Problem
from seed.yaml_text import YamlUnreadable, elements, line_of, plain_value, yaml_node

_LINE_NUMBER = re.compile(r"[0-9]{1,7}")
_EXPECTED = "{id, title, lines: [first, last]} is expected"


def parse_origins(path: str, text: str) -> tuple[frozenset[str], list[Problem]]:
    """The ids listed in the text of an origins file, and the problems met."""
    try:
        node = yaml_node(text)
        if not isinstance(node, SequenceNode):
            return frozenset(), [Problem(path, 1, f"the file is no list; a list of {_EXPECTED}")]
        return _listed_ids(path, elements(node))
    except YamlUnreadable as error:
        return frozenset(), [Problem(path, error.line, f"the file is no YAML ({error}); a list of {_EXPECTED}")]


def _listed_ids(path: str, nodes: list[Node]) -> tuple[frozenset[str], list[Problem]]:
    ids: set[str] = set()
    problems = []
    for node in nodes:
        origin = _origin_id(plain_value(node))
        if origin is None:
            problems.append(Problem(path, line_of(node), f"the entry is no origin; {_EXPECTED}"))
        elif origin in ids:
            problems.append(Problem(path, line_of(node), f"origin {origin!r} stands twice; one entry is expected"))
        else:
            ids.add(origin)
    return frozenset(ids), problems


def _origin_id(value: object) -> str | None:
    """The id of a well-formed entry."""
    if not isinstance(value, dict) or set(value) != {"id", "title", "lines"}:
        return None
    named = all(isinstance(value[name], str) and value[name] for name in ("id", "title"))
    return str(value["id"]) if named and _is_range(value["lines"]) else None


def _is_range(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    if not all(isinstance(line, str) and _LINE_NUMBER.fullmatch(line) for line in value):
        return False
    return 1 <= int(value[0]) <= int(value[1])
