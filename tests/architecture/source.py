"""The project's Python files as syntax trees."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True, slots=True)
class Module:
    """One file; `path` is relative to the top of the tree, `name` is what an import calls it."""

    name: str
    path: Path
    text: str
    tree: ast.Module

    def nodes(self, kind: type[Node]) -> Iterator[Node]:
        """The nodes of this kind, in no particular order."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kind))


@dataclass(frozen=True, slots=True)
class Import:
    """An import at `line` of the module `target`, which may be ours or not."""

    line: int
    target: str


def read_modules(root: Path) -> dict[str, Module]:
    """Every module below the root by its name; hidden folders and virtual environments are left out."""
    modules = [_read(path, root) for path in _python_files(root)]
    return {module.name: module for module in modules}


def imports(module: Module, known: Mapping[str, Module]) -> Iterator[Import]:
    """The modules that a module imports. `from package import name` means `package.name` where that is a module."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = "." * node.level + (node.module or "")
            for alias in node.names:
                name = f"{package}.{alias.name}"
                yield Import(node.lineno, name if name in known else package)


def _python_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.name.startswith((".", "__pycache__")) and not (path / "pyvenv.cfg").exists():
            yield from _python_files(path)
        elif path.suffix == ".py":
            yield path


def _read(path: Path, root: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    relative = path.relative_to(root)
    name = ".".join(relative.with_suffix("").parts).removesuffix(".__init__")
    return Module(name, relative, text, ast.parse(text, str(relative)))
