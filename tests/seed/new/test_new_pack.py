"""`python -m seed new`, from outside, and the walk of docs/your-own-exam.md."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from examprep.core.pack import Domain
from examprep.pack_file import read_pack
from seed.__main__ import main

ROOT = Path(__file__).parents[3]
WALK = (ROOT / "docs" / "your-own-exam.md").read_text(encoding="utf-8")
OPTIONS = {
    "--title": "Bread baking",
    "--questions": "3",
    "--minutes": "6",
    "--passing": "60",
}


def _new(parent: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", *arguments, "--in", str(parent)], input=typed)


def _given(*domains: str, **changed: str) -> list[str]:
    options = {**OPTIONS, **{f"--{name}": value for name, value in changed.items()}}
    given = [part for option in options.items() for part in option]
    return ["bread", *given, *(part for domain in domains for part in ("--domain", domain))]


def _built(folder: Path, out: Path) -> str:
    build = ["build", "--notes", str(folder), "--out", str(out), "--include-pending"]
    run = CliRunner().invoke(main, build)
    assert run.exit_code == 0, run.output
    return run.output


def test_pack_of_options_is_read_as_it_was_told(tmp_path: Path) -> None:
    run = _new(tmp_path, *_given("Dough & water=60", "Oven: heat = 40 %"))
    assert run.exit_code == 0, run.output
    pack = read_pack(tmp_path / "bread")
    assert (pack.title, pack.version, pack.language) == ("Bread baking", "1", "en")
    assert pack.domains == (Domain("dough-water", "Dough & water", 60), Domain("oven-heat", "Oven: heat", 40))
    assert [(task.code, task.domain) for task in pack.tasks] == [("1.1", "dough-water"), ("2.1", "oven-heat")]
    (blueprint,) = pack.blueprints
    assert (blueprint.code, blueprint.questions, blueprint.minutes, blueprint.passing_score) == ("bread", 3, 6, 640)


def test_example_page_comes_to_items_without_objection(tmp_path: Path) -> None:
    _new(tmp_path, *_given("All of it=100"))
    output = _built(tmp_path / "bread", tmp_path / "bread.jsonl")
    assert "1 files, 2 blocks, 4 items" in output
    assert "left out: 0 items" in output


@pytest.mark.parametrize("title", ["제빵", "Ø"])
def test_domain_whose_title_is_no_code_gets_its_number(title: str, tmp_path: Path) -> None:
    run = _new(tmp_path, *_given(f"{title}=100"))
    assert run.exit_code == 0, run.output
    assert read_pack(tmp_path / "bread").domains == (Domain("domain-1", title, 100),)


def test_text_that_yaml_would_read_otherwise_stays_text(tmp_path: Path) -> None:
    odd = 'yes: "#1" {a} \\n'
    assert _new(tmp_path, *_given("100=100", title=odd, version="1.10")).exit_code == 0
    pack = read_pack(tmp_path / "bread")
    assert (pack.title, pack.version, pack.domains[0].title) == (odd, "1.10", "100")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (_given("Dough=60"), "the weights of the domains add up to 60; 100 is expected"),
        (_given("Dough=60", "dough=40"), "several domains would be called 'dough'; one is expected"),
        (_given("Dough"), "'Dough' is no domain; a title with a weight from 1 to 100"),
        (_given("Dough=0"), "'Dough=0' is no domain; "),
        (_given("Dough=100", questions="0"), "0 is not in the range 1<=x<=500"),
        (_given("Dough=100", passing="101"), "101 is not in the range 1<=x<=100"),
        (_given("Dough=100", title=" "), "a line of text is expected"),
        (["../bread", *_given("Dough=100")[1:]], "lower-case letters, digits, dots and hyphens are expected"),
    ],
)
def test_what_makes_no_pack_is_refused_and_leaves_nothing(arguments: list[str], said: str, tmp_path: Path) -> None:
    run = _new(tmp_path, *arguments)
    assert run.exit_code in (1, 2)
    assert said in " ".join(run.output.split())
    assert list(tmp_path.iterdir()) == []


def test_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "bread").mkdir()
    run = _new(tmp_path, *_given("Dough=100"))
    assert run.exit_code == 1
    assert "is there already; another name is expected" in run.output
    assert list((tmp_path / "bread").iterdir()) == []


def test_walk_of_the_documentation_comes_to_three_items(tmp_path: Path) -> None:
    """What the page says is entered, and its page of notes, word by word."""
    asked = re.findall(r"^(?:Name|Domain \d|Questions|Minutes|Percent)[^:]*: (.*)$", WALK, re.MULTILINE)
    run = _new(tmp_path, "bread", typed="\n".join([*asked, ""]))
    assert run.exit_code == 0, run.output
    folder = tmp_path / "bread"
    (folder / "example.md").unlink()
    pack = folder / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("- example", "- crumb-and-crust"), encoding="utf-8")
    (page,) = re.findall(r"^```markdown\n(.*?)^```", WALK, re.MULTILINE | re.DOTALL)
    (folder / "crumb-and-crust.md").write_text(page, encoding="utf-8")
    output = _built(folder, tmp_path / "bread.jsonl")
    for line in ("pack bread: 1 files, 2 blocks, 3 items", "left out: 0 items"):
        assert line in output
        assert f"`{line}`" in WALK
