"""A generated file that is stale, or not there, is found and can be written anew."""

from pathlib import Path

import pytest

from tests import generated
from tests.generated import Generated, main

PRETTY = Generated("pretty.json", ("json.tool", "source.json"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "source.json").write_text('{"items": 1}')
    monkeypatch.setattr(generated, "ROOT", tmp_path)
    monkeypatch.setattr(generated, "GENERATED", (PRETTY,))
    return tmp_path


def test_file_as_it_would_be_written_passes(folder: Path) -> None:
    (folder / "pretty.json").write_text('{\n    "items": 1\n}\n')
    assert main([]) == 0


def test_stale_file_is_named_with_its_difference_and_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pretty.json").write_text('{\n    "items": 0\n}\n')
    assert main([]) == 1
    shown = capsys.readouterr().err
    assert '-    "items": 0' in shown
    assert "not up to date: pretty.json" in shown
    assert '"items": 0' in (folder / "pretty.json").read_text()


@pytest.mark.usefixtures("folder")
def test_missing_file_is_stale_until_it_is_written() -> None:
    assert main([]) == 1
    assert main(["--write"]) == 0
    assert main([]) == 0
