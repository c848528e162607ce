"""What nothing uses is deleted; and the rule that says so can fail."""

import ast
from pathlib import Path

import pytest

from tests.architecture.dead_code import unused_names
from tests.architecture.source import Module, read_modules

ROOT = Path(__file__).parents[2]


def modules(texts: dict[str, str]) -> dict[str, Module]:
    return {name: Module(name, Path(f"{name}.py"), text, ast.parse(text)) for name, text in texts.items()}


def test_every_name_of_a_module_is_used_outside_of_tests() -> None:
    faults = list(unused_names(read_modules(ROOT)))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("text", ["def brew(): ...", "class Pot: ...", "CUPS = 4", "CUPS: int = 4"])
def test_name_that_only_tests_use_is_found(text: str) -> None:
    found = list(unused_names(modules({"kitchen": text, "tests.api": "from kitchen import brew, Pot, CUPS"})))
    assert len(found) == 1


@pytest.mark.parametrize(
    "user",
    [
        "from home.kitchen import brew",
        "from home.kitchen import brew as made",
        "from home import kitchen\nkitchen.brew()",
    ],
)
def test_name_that_another_module_uses_is_let_through(user: str) -> None:
    assert list(unused_names(modules({"home.kitchen": "def brew(): ...", "house": user}))) == []


@pytest.mark.parametrize(
    "text", ["CUPS = 4\nprint(CUPS)", "class Pot: ...\nx: 'Pot'\nprint(x)", "@made\ndef brew(): ..."]
)
def test_name_that_its_own_module_uses_is_let_through(text: str) -> None:
    assert list(unused_names(modules({"kitchen": text}))) == []
