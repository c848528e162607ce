"""Which layer may import what. Anything that is not allowed here is forbidden, and so is a module without a layer."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from graphlib import CycleError, TopologicalSorter

from tests.architecture.source import Module, imports


@dataclass(frozen=True, slots=True)
class Layer:
    """What modules of a layer may import besides their own layer and the standard library."""

    ours: str = ""
    others: str = ""


# A name with `.*` is a package and everything in it, a name without is this one module. Lines that fit a module add up.
LAYERS = {
    "examprep": Layer(),
    "examprep.core.*": Layer(),
    "examprep.core.scheduling": Layer("", "fsrs"),  # as pure as core, given the time: docs/decisions/0010
    "examprep.models.*": Layer("examprep.core.*", "sqlalchemy orjson"),
    "examprep.services.*": Layer("examprep.models.* examprep.core.*", "sqlalchemy argon2 jwt orjson"),
    "examprep.api.*": Layer(
        "examprep.services.* examprep.core.* examprep.settings",
        "flask flask_smorest limits marshmallow orjson prometheus_client webargs werkzeug",
    ),
    "examprep.api.context": Layer("examprep.models.database", "sqlalchemy"),
    "examprep.api.errors": Layer("", "sqlalchemy"),  # a busy or absent database is a 503
    "examprep.demo.*": Layer("examprep.services.* examprep.models.* examprep.core.*", "faker sqlalchemy"),
    "examprep.settings": Layer(),
    "examprep.pack_file": Layer("examprep.core.*", "marshmallow yaml"),
    "examprep.bank_file": Layer("examprep.core.*", "orjson"),
    "examprep.notes_file": Layer("examprep.core.*", "markdown_it marshmallow yaml"),
    "examprep.cli.*": Layer(
        "examprep.demo.* examprep.services.* examprep.models.database examprep.core.* examprep.settings "
        "examprep.pack_file examprep.bank_file examprep.notes_file examprep.api.context examprep.api.schemas.accounts",
        "alembic click faker flask sqlalchemy",
    ),
    "examprep.app": Layer("examprep.api.* examprep.cli.* examprep.models.database examprep.settings", "flask"),
    "seed.*": Layer(
        "examprep.core.item examprep.core.notes examprep.core.pack examprep.core.slugs examprep.core.apportionment "
        "examprep.pack_file examprep.bank_file",
        "click markdown_it yaml",
    ),
    "wsgi": Layer("examprep.app examprep.settings"),
    "gunicorn.conf": Layer("examprep.settings", "prometheus_client"),
    "calibration.*": Layer("examprep.core.* examprep.pack_file", "click"),
    "bench.*": Layer("tests.postgres.* seed.pipeline seed.draft.*", "click flask psycopg"),
    "bench.cohorts": Layer("examprep.core.* examprep.models.* examprep.services.*", "sqlalchemy"),
    "bench.reports": Layer("examprep.app examprep.settings examprep.api.context examprep.services.*"),
    "migrations.env": Layer("examprep.models.* examprep.settings", "alembic sqlalchemy"),
    "migrations.versions.*": Layer("", "alembic sqlalchemy"),
    "tests.*": Layer("*", "*"),
}

# core is true on paper: no clock, no file, no network, no other process, not even from the standard library.
IMPURE = {
    "asyncio", "http", "io", "logging", "multiprocessing", "os", "pathlib", "secrets",
    "shutil", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib",
}  # fmt: skip


def layer_faults(modules: Mapping[str, Module], layers: Mapping[str, Layer] = LAYERS) -> list[str]:
    """Every import that its layer does not allow and every module without a layer, as `path:line: what`."""
    return [fault for module in modules.values() for fault in _faults(module, modules, layers)]


def idle_layers(modules: Mapping[str, Module]) -> list[str]:
    """The lines of the table that no module belongs to."""
    return [pattern for pattern in LAYERS if not any(_fits(name, pattern) for name in modules)]


def import_cycle(modules: Mapping[str, Module]) -> list[str]:
    """Modules that import each other in a ring, or nothing."""
    graph = {name: {found.target for found in imports(module, modules)} for name, module in modules.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _faults(module: Module, modules: Mapping[str, Module], layers: Mapping[str, Layer]) -> Iterator[str]:
    lines = {pattern: layer for pattern, layer in layers.items() if _fits(module.name, pattern)}
    if not lines:
        yield f"{module.path}:1: {module.name} belongs to no layer; see tests/architecture/layers.py"
        return
    ours = {pattern for layer in lines.values() for pattern in layer.ours.split()} | lines.keys()
    others = {package for layer in lines.values() for package in layer.others.split()}
    own_packages = {name.partition(".")[0] for name in modules}
    for found in imports(module, modules):
        package = found.target.partition(".")[0]
        if package in own_packages:
            allowed = any(_fits(found.target, pattern) for pattern in ours)
        elif package in sys.stdlib_module_names:
            allowed = "examprep.core.*" not in lines or package not in IMPURE
        else:
            allowed = package in others or "*" in others
        if not allowed:
            yield f"{module.path}:{found.line}: {module.name} must not import {found.target}"


def _fits(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) or name == pattern.removesuffix(".*")
