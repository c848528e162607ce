"""`origins.yaml`: what the raw notes behind a pack compare or pose, so that blocks can say what they ask."""

import re

from yaml.nodes import Node, SequenceNode

from seed.records import Origin, Problem
from seed.yaml_text import YamlUnreadable, elements, line_of, plain_value, yaml_node

_LINE_NUMBER = re.compile(r"[0-9]{1,7}")
_NEEDED = {"id", "title", "lines"}
_CORE = {"true": True, "false": False}
_EXPECTED = "{id, title, lines: [first, last]}, with core: true where every bank must ask it, is expected"


def parse_origins(path: str, text: str) -> tuple[tuple[Origin, ...], list[Problem]]:
    """The origins listed in the text of an origins file, in its order, and the problems met."""
    try:
        node = yaml_node(text)
        if not isinstance(node, SequenceNode):
            return (), [Problem(path, 1, f"the file is no list; a list of {_EXPECTED}")]
        return _listed(path, elements(node))
    except YamlUnreadable as error:
        return (), [Problem(path, error.line, f"the file is no YAML ({error}); a list of {_EXPECTED}")]


def _listed(path: str, nodes: list[Node]) -> tuple[tuple[Origin, ...], list[Problem]]:
    origins: dict[str, Origin] = {}
    problems = []
    for node in nodes:
        origin = _origin(plain_value(node))
        if origin is None:
            problems.append(Problem(path, line_of(node), f"the entry is no origin; {_EXPECTED}"))
        elif origins.setdefault(origin.id, origin) is not origin:
            problems.append(Problem(path, line_of(node), f"origin {origin.id!r} stands twice; one entry is expected"))
    return tuple(origins.values()), problems


def _origin(value: object) -> Origin | None:
    """The origin that a well-formed entry describes."""
    if not isinstance(value, dict) or set(value) - {"core"} != _NEEDED:
        return None
    named = all(isinstance(value[name], str) and value[name] for name in ("id", "title"))
    core = _CORE.get(str(value.get("core", "false")))
    if not named or core is None or not _is_range(value["lines"]):
        return None
    first, last = map(int, value["lines"])
    return Origin(value["id"], value["title"], first, last, core)


def _is_range(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    if not all(isinstance(line, str) and _LINE_NUMBER.fullmatch(line) for line in value):
        return False
    return 1 <= int(value[0]) <= int(value[1])
