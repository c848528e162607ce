"""Arrows point one way: api → services → models, core; and the rule that says so can fail."""

from pathlib import Path

import pytest

from tests.architecture.layers import idle_layers, import_cycle, layer_faults
from tests.architecture.source import read_modules

ROOT = Path(__file__).parents[2]
HOUSE = {
    "examprep/core/item.py": "",
    "examprep/core/scoring.py": "",
    "examprep/models/__init__.py": "",
    "examprep/services/__init__.py": "",
}


def plant(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_every_import_is_allowed_by_its_layer() -> None:
    faults = layer_faults(read_modules(ROOT))
    assert not faults, "\n".join(faults)


def test_no_modules_import_each_other_in_a_ring() -> None:
    assert import_cycle(read_modules(ROOT)) == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("examprep/core/planted.py", "import flask"),
        ("examprep/core/planted.py", "import time"),
        ("examprep/core/planted.py", "import examprep.models"),
        ("examprep/core/planted.py", "from examprep import models"),
        ("examprep/core/planted.py", "from .. import models"),
        ("examprep/models/planted.py", "from examprep.services import planted"),
        ("examprep/services/planted.py", "from flask import request"),
        ("examprep/services/planted.py", "def f():\n    import examprep.api"),
        ("examprep/api/planted.py", "import sqlalchemy.orm"),
        ("examprep/api/planted.py", "from examprep.models import planted"),
        ("seed/planted.py", "from examprep.core import scoring"),
        ("seed/planted.py", "import requests"),
        ("examprep/planted.py", "import sys"),
        ("planted.py", "import sys"),
        ("wsgi.py", "import examprep.models"),
    ],
)
def test_forbidden_import_is_found(tmp_path: Path, module: str, line: str) -> None:
    plant(tmp_path, {**HOUSE, module: line})
    assert len(layer_faults(read_modules(tmp_path))) == 1


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("examprep/core/planted.py", "import random, math"),
        ("examprep/api/planted.py", "from examprep import services"),
        ("examprep/api/context.py", "from sqlalchemy.orm import Session"),
        ("examprep/services/planted.py", "from examprep.core.scoring import raw_score"),
        ("seed/planted.py", "from examprep.core.item import Item"),
        ("tests/planted.py", "import examprep.api, requests"),
    ],
)
def test_allowed_import_is_let_through(tmp_path: Path, module: str, line: str) -> None:
    plant(tmp_path, {**HOUSE, module: line})
    assert layer_faults(read_modules(tmp_path)) == []


def test_ring_is_found(tmp_path: Path) -> None:
    plant(
        tmp_path,
        {
            "seed/first.py": "import seed.second",
            "seed/second.py": "from seed import third",
            "seed/third.py": "import seed.first",
        },
    )
    assert set(import_cycle(read_modules(tmp_path))) == {"seed.first", "seed.second", "seed.third"}


def test_every_line_of_the_table_is_about_something() -> None:
    assert idle_layers(read_modules(ROOT)) == []
