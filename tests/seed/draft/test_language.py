"""The patterns of a language are data that another language can be added beside."""

from pathlib import Path

import pytest
import yaml

import seed.draft.language

FILES = sorted((Path(seed.draft.language.__file__).parent / "patterns").glob("*.yaml"))
ENGLISH = next(path for path in FILES if path.stem == "en")


def _keys(path: Path) -> set[str]:
    return set(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_language_has_the_same_keys(path: Path) -> None:
    assert _keys(path) == _keys(ENGLISH)


def test_words_that_yaml_takes_for_truth_values_stay_words() -> None:
    assert {"on", "no"} <= seed.draft.language.wording().ends
