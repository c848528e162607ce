"""The rules of the house for one file. Each says what is wrong, as `path:line: what`, and why it matters."""

import ast
import re
from collections.abc import Callable, Iterator

from tests.architecture.source import Module

FILE_LINES = 250
FUNCTION_LINES = 45
DRAWERS = {"common", "helpers", "misc", "util", "utils"}
OTHER_WORDS = {"answer": "response or key", "choice": "option", "quiz": "attempt or form"}

_IGNORE = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(?:: ?[A-Z0-9, ]+|\[[a-z, -]+\])?(?P<reason>.*)")


def file_is_short(module: Module) -> Iterator[str]:
    """A file that one reads at a sitting; longer ones are split by meaning."""
    lines = module.text.count("\n")
    if lines > FILE_LINES and not _is_migration(module):
        yield f"{module.path}:{FILE_LINES}: {lines} lines; at most {FILE_LINES}"


def functions_are_short(module: Module) -> Iterator[str]:
    """A function that one sees whole, from its `def` to its last line."""
    for function in () if _is_migration(module) else _functions(module):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > FUNCTION_LINES:
            yield f"{module.path}:{function.lineno}: {function.name} has {lines} lines; at most {FUNCTION_LINES}"


def module_is_no_drawer(module: Module) -> Iterator[str]:
    """A module named after what it holds: a drawer named `utils` collects whatever has no place."""
    for word in DRAWERS.intersection(module.name.split(".")):
        yield f"{module.path}:1: a module named {word} says nothing of what it holds"


def get_does_not_return_none(module: Module) -> Iterator[str]:
    """`get_x` raises where there is no x, `find_x` returns None."""
    for function in _functions(module):
        returned = ast.unparse(function.returns) if function.returns else ""
        if function.name.startswith("get_") and re.search(r"\bNone\b|\bOptional\b", returned):
            yield f"{module.path}:{function.lineno}: {function.name} may return None: name it find_, or raise"


def names_use_the_words_of_the_house(module: Module) -> Iterator[str]:
    """One word for one thing; the table stands in docs/architecture.md."""
    definitions: list[ast.FunctionDef | ast.ClassDef] = [*_functions(module), *module.nodes(ast.ClassDef)]
    for named in definitions:
        for word in re.findall(r"[A-Z]?[a-z]+", named.name):
            if better := OTHER_WORDS.get(word.lower().removesuffix("s")):
                yield f"{module.path}:{named.lineno}: {named.name}: we do not say {word.lower()} but {better}"


def no_test_is_skipped(module: Module) -> Iterator[str]:
    """A test that does not run guards nothing; what is expected to fail is marked `xfail`, which is strict."""
    for node in module.nodes(ast.Attribute):
        if node.attr in {"skip", "skipif", "importorskip", "skipTest", "skipUnless"}:
            yield f"{module.path}:{node.lineno}: {node.attr}: tests are not skipped"


def ignores_give_their_reason(module: Module) -> Iterator[str]:
    """`# noqa: RULE – reason` and `# type: ignore[rule]  # reason`: what is silenced is explained."""
    for number, line in enumerate(module.text.splitlines(), 1):
        found = _IGNORE.search(line)
        if found and not re.search("[a-z]{2}", found["reason"]):
            yield f"{module.path}:{number}: an ignore without its reason"


RULES: tuple[Callable[[Module], Iterator[str]], ...] = (
    file_is_short,
    functions_are_short,
    module_is_no_drawer,
    get_does_not_return_none,
    names_use_the_words_of_the_house,
    no_test_is_skipped,
    ignores_give_their_reason,
)


def _is_migration(module: Module) -> bool:
    """A migration is a list of steps and as long as the change it makes."""
    return module.name.startswith("migrations.versions.")


def _functions(module: Module) -> Iterator[ast.FunctionDef]:
    return module.nodes(ast.FunctionDef)
