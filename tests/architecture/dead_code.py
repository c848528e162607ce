"""Names that nothing uses: a function, class or constant of a module that only tests, or nobody, asks for."""

import ast
from collections.abc import Iterator, Mapping

from tests.architecture.source import Module

READ_BY_OTHERS = ("tests", "migrations", "wsgi", "gunicorn.conf")  # by pytest, Alembic and servers


def unused_names(modules: Mapping[str, Module]) -> Iterator[str]:
    """Every name that a module defines and neither uses itself nor any module imports, but for tests.

    What is decorated is used by its decorator; a name in a string, such as that of a class in an annotation, is used.
    """
    users = [module for name, module in modules.items() if not name.startswith("tests")]
    asked = {target for module in users for target in _asked_for(module)}
    for name, module in modules.items():
        if name.startswith(READ_BY_OTHERS):
            continue
        used = _used_in(module)
        for defined, line in _defined_in(module):
            if defined not in used and (name, defined) not in asked:
                yield f"{module.path}:{line}: nothing but tests uses {defined}"


def _asked_for(module: Module) -> Iterator[tuple[str, str]]:
    """Module and name of every import; of a module that is imported whole, every attribute that is read."""
    whole = {}
    for node in module.nodes(ast.ImportFrom):
        for alias in node.names:
            yield node.module or "", alias.name
            whole[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    for attribute in module.nodes(ast.Attribute):
        if isinstance(attribute.value, ast.Name) and attribute.value.id in whole:
            yield whole[attribute.value.id], attribute.attr


def _used_in(module: Module) -> set[str]:
    names = {node.id for node in module.nodes(ast.Name) if isinstance(node.ctx, ast.Load)}
    return names | {str(node.value) for node in module.nodes(ast.Constant)}


def _defined_in(module: Module) -> Iterator[tuple[str, int]]:
    for node in module.tree.body:
        if (isinstance(node, ast.FunctionDef) and not node.decorator_list) or isinstance(node, ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((target.id, node.lineno) for target in targets if isinstance(target, ast.Name))
