"""What `read_pack` makes of a folder, and that it names all that is wrong at once."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from examprep.core.pack import PackInvalid
from examprep.pack_file import read_pack
from tests.factories import PACK, write_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the made-up pack."""
    write_pack(tmp_path / PACK.code)
    return tmp_path / PACK.code


def edit(folder: Path, **changes: Any) -> None:
    """Changes fields of the pack file; `None` takes one away."""
    path = folder / "pack.yaml"
    described = {**yaml.safe_load(path.read_text(encoding="utf-8")), **changes}
    path.write_text(yaml.safe_dump({name: value for name, value in described.items() if value is not None}))


def problems(folder: Path) -> list[str]:
    """What is wrong, each less the path that it must begin with."""
    with pytest.raises(PackInvalid) as refused:
        read_pack(folder)
    start = f"{folder / 'pack.yaml'}: "
    assert all(problem.startswith(start) for problem in refused.value.problems)
    return [problem.removeprefix(start) for problem in refused.value.problems]


def test_a_pack_is_read_as_it_is_described(folder: Path) -> None:
    assert read_pack(folder) == PACK


def test_the_folder_names_the_pack(folder: Path) -> None:
    assert read_pack(folder.rename(folder.with_name("another"))) == replace(PACK, code="another")
    assert problems(folder.with_name("another").rename(folder.with_name("An Other"))) == [
        "code: only lower-case letters, digits, dots and hyphens are allowed"
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title: [", "cannot be read as YAML: while parsing"),
        ("title: 2026-13-01", "cannot be read as YAML: month must be in 1..12"),
        ("title: " + "[" * 9000, "cannot be read as YAML: it is nested too deeply"),
        ("- title", "a mapping is expected"),
        ("", "a mapping is expected"),
    ],
)
def test_what_is_no_yaml_mapping_is_refused(folder: Path, text: str, sentence: str) -> None:
    (folder / "pack.yaml").write_text(text)
    (problem,) = problems(folder)
    assert problem.startswith(sentence)


def test_a_broken_line_is_named(folder: Path) -> None:
    (folder / "pack.yaml").write_text("title: Exam\nversion: [1\nlanguage: en\n")
    (problem,) = problems(folder)
    assert "line 3" in problem


def test_missing_and_undecodable_files_are_refused(folder: Path) -> None:
    (folder / "pack.yaml").write_bytes(b"title: \xff")
    assert "utf-8" in problems(folder)[0]
    (folder / "pack.yaml").unlink()
    assert "No such file" in problems(folder)[0]


def test_every_unfit_field_is_named_with_its_place(folder: Path) -> None:
    edit(
        folder,
        title=None,
        colour="red",
        language=7,
        domains=[{"code": "secure", "title": "Safe", "weight": 101}, {"code": "Resilient", "title": "R", "weight": 1}],
        blueprints=[{"code": "b", "title": "B", "questions": "10", "minutes": 0, "passing_score": 99}],
        topics=["safes", "Nets"],
    )
    assert {problem.partition(": ")[0] for problem in problems(folder)} == {
        "title",
        "colour",
        "language",
        "domains.0.weight",
        "domains.1.code",
        "blueprints.0.questions",
        "blueprints.0.minutes",
        "blueprints.0.passing_score",
        "blueprints.0.scoring_model",
        "topics.1",
    }


@pytest.mark.parametrize("field", ["domains", "tasks", "blueprints"])
def test_a_pack_without_domains_tasks_or_blueprints_is_none(folder: Path, field: str) -> None:
    edit(folder, **{field: []})
    assert problems(folder) == [f"{field}: Shorter than minimum length 1."]


def test_a_blueprint_needs_a_question_that_is_scored(folder: Path) -> None:
    (blueprint,) = read_pack(folder).blueprints
    edit(folder, blueprints=[asdict(replace(blueprint, pilot=blueprint.questions - 1))])
    assert read_pack(folder).blueprints[0].pilot == blueprint.questions - 1
    edit(folder, blueprints=[asdict(replace(blueprint, pilot=blueprint.questions))])
    assert problems(folder) == ["blueprints: mini has no scored question"]


def test_everything_that_does_not_fit_together_is_named(folder: Path) -> None:
    edit(
        folder,
        domains=[{"code": "secure", "title": "S", "weight": 50}, {"code": "secure", "title": "S", "weight": 49}],
        tasks=[
            {"code": code, "domain": domain, "title": "T"} for code, domain in (("1.1", "cakes"), ("1.1", "secure"))
        ],
        blueprints=[asdict(PACK.blueprints[0])] * 2,
        topics=["safes", "nets", "safes"],
    )
    assert problems(folder) == [
        "domains: the weights must add up to 100",
        "tasks: task 1.1 names the unknown domain 'cakes'",
        "domains: 'secure' stands twice",
        "tasks: '1.1' stands twice",
        "blueprints: 'mini' stands twice",
        "topics: 'safes' stands twice",
    ]
