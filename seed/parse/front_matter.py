"""The front matter of a page: services, task, month and references."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yaml.nodes import MappingNode, Node

from examprep.core.notes import Reference
from seed.parse.faults import Fault, Known, listing
from seed.yaml_text import YamlUnreadable, entries, line_of, plain_value, yaml_node

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_EXPECTED = {
    "services": "a list of at least one name",
    "task": "a task statement",
    "as_of": "a month, YYYY-MM,",
    "references": "a list of at least one {title, checked: YYYY-MM-DD}",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What holds for a whole page."""

    services: tuple[str, ...]
    task: str
    as_of: str
    references: tuple[Reference, ...]


NO_FRONT_MATTER = FrontMatter((), "", "", ())


def parse_front_matter(yaml: str, known: Known) -> tuple[FrontMatter, list[Fault]]:
    """The front matter, and what is wrong with it; with faults its values are not to be used."""
    try:
        node = yaml_node(yaml)
        if not isinstance(node, MappingNode):
            return NO_FRONT_MATTER, [
                Fault(1, f"no front matter; {', '.join(_EXPECTED)} are expected between lines of `---`")
            ]
        values = {key: plain_value(value) for key, value in entries(node)}
        faults = [*_key_faults(node), *_value_faults(dict(entries(node)), values, known)]
    except YamlUnreadable as error:
        return NO_FRONT_MATTER, [
            Fault(error.line, f"the front matter is no YAML ({error}); `name: value` lines are expected")
        ]
    return (NO_FRONT_MATTER if faults else _front_matter(values)), faults


def _key_faults(node: MappingNode) -> Iterator[Fault]:
    seen: set[str] = set()
    for key, value in entries(node):
        if key not in _EXPECTED:
            yield Fault(line_of(value), f"unknown front matter {key!r}; one of {', '.join(_EXPECTED)} is expected")
        if key in seen:
            yield Fault(line_of(value), f"front matter {key!r} stands twice; it is expected once")
        seen.add(key)
    for key in _EXPECTED:
        if key not in seen:
            yield Fault(line_of(node), f"front matter {key!r} is missing; {_EXPECTED[key]} is expected")


def _value_faults(nodes: dict[str, Node], values: dict[str, object], known: Known) -> Iterator[Fault]:
    fits = {"services": _is_names, "task": _is_text, "as_of": _is_month, "references": _is_references}
    for key, is_right in fits.items():
        if key in values and not is_right(values[key]):
            yield Fault(line_of(nodes[key]), f"front matter {key!r} has the wrong form; {_EXPECTED[key]} is expected")
    task = values.get("task")
    if isinstance(task, str) and task and task not in known.tasks:
        yield Fault(line_of(nodes["task"]), f"unknown task {task!r}; one of {listing(known.tasks)} is expected")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_names(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(_is_text(name) for name in value)


def _is_month(value: object) -> bool:
    return isinstance(value, str) and bool(_MONTH.fullmatch(value))


def _is_references(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(_is_reference(entry) for entry in value)


def _is_reference(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != {"title", "checked"}:
        return False
    return _is_text(value["title"]) and isinstance(value["checked"], str) and bool(_DAY.fullmatch(value["checked"]))


def _front_matter(values: dict[str, Any]) -> FrontMatter:
    """The record of values that have the right forms."""
    return FrontMatter(
        services=tuple(values["services"]),
        task=values["task"],
        as_of=values["as_of"],
        references=tuple(Reference(entry["title"], entry["checked"]) for entry in values["references"]),
    )
