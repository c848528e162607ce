"""YAML whose scalars stay text and whose places are known."""

import yaml
from yaml.constructor import BaseConstructor
from yaml.nodes import MappingNode, Node, SequenceNode


class YamlUnreadable(ValueError):
    """The text is no YAML that notes may hold; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def yaml_node(text: str) -> Node | None:
    """The syntax tree of a YAML document, `None` for an empty one. Raises `YamlUnreadable`."""
    try:
        return yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlUnreadable(mark.line + 1 if mark else 1, error.problem or "unreadable") from error
    except yaml.YAMLError as error:
        raise YamlUnreadable(1, "it holds characters that YAML does not allow") from error
    except RecursionError as error:
        raise YamlUnreadable(1, "it is nested too deeply") from error


def plain_value(node: Node) -> object:
    """A node as text, list or dictionary; every scalar is text. Raises `YamlUnreadable`."""
    try:
        return BaseConstructor().construct_document(node)
    except (yaml.YAMLError, RecursionError) as error:
        raise YamlUnreadable(line_of(node), "a key is no text") from error


def line_of(node: Node) -> int:
    """The line, from 1, on which a node begins."""
    return int(node.start_mark.line) + 1


def entries(node: MappingNode) -> list[tuple[str, Node]]:
    """The entries of a mapping in order, repetitions included."""
    return [(str(key.value), value) for key, value in node.value]


def elements(node: SequenceNode) -> list[Node]:
    """The elements of a sequence in order."""
    return list(node.value)
