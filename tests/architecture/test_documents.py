"""What the documents promise is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DECISIONS = ROOT / "docs" / "decisions"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def code_lines(document: str) -> list[str]:
    """The lines of the fenced blocks, without the prompt of a transcript."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", document, re.MULTILINE | re.DOTALL)
    return [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]


def make_commands(document: str) -> set[str]:
    """The targets that a document tells to make, in blocks and in running text."""
    lines = [*code_lines(document), *re.findall(r"`([^`\n]+)`", document)]
    return {found[1] for line in lines if (found := re.match(r"(?:[A-Z_]+=\S+ )*make ([a-z]+)\b", line))}


def folders_of(top: Path) -> set[str]:
    """The folders right below one, as the documents write them."""
    found = (path for path in top.iterdir() if path.is_dir() and path.name != "__pycache__")
    return {path.relative_to(ROOT).as_posix() for path in found}


def test_make_commands_of_the_documents_are_targets() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    told = {document.name: make_commands(document.read_text(encoding="utf-8")) for document in DOCUMENTS}
    assert told["README.md"] >= {"run", "test", "check"}
    assert {name: commands - targets for name, commands in told.items() if commands - targets} == {}


def test_the_readme_tells_every_setting_that_is_read_and_no_other() -> None:
    sources = [(ROOT / name).read_text(encoding="utf-8") for name in ("examprep/settings.py", "gunicorn.conf.py")]
    read = {name for source in sources for name in re.findall(r"""["']([A-Z]{3,}(?:_[A-Z]+)*)["']""", source)}
    (table,) = re.findall(r"^\| variable .*\n(?:\|.*\n)+", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    told = {name for row in table.splitlines() for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1])}
    assert told == read


def test_links_between_documents_lead_somewhere() -> None:
    dead = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in DOCUMENTS
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]
    assert dead == []


def test_the_architecture_names_every_folder_of_code_and_data_and_no_other() -> None:
    told = set(re.findall(r"`([a-z-]+(?:/[a-z-]+)*)`", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")))
    folders = {name for top in ("examprep", "seed") for name in folders_of(ROOT / top)}
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert folders | packages - {"examprep", "tests"} <= told
    assert [name for name in told if "/" in name and not (ROOT / name).is_dir()] == []


def test_the_readme_names_every_package_and_no_folder_that_is_not_there() -> None:
    (table,) = re.findall(r"^\| folder \| holds .*\n(?:\|.*\n)+", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    told = set(re.findall(r"^\| `([a-z]+)/`", table, re.MULTILINE))
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} <= told
    assert [name for name in told if not (ROOT / name).is_dir()] == []


def test_changelog_says_what_changed() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = changelog.split("\n## ")[1]
    assert re.search(r"^- \w", newest, re.MULTILINE)


def test_decisions_are_numbered_and_titled() -> None:
    records = sorted(DECISIONS.iterdir())
    assert [path.name[:5] for path in records] == [f"{number:04}-" for number in range(1, len(records) + 1)]
    for path in records:
        assert re.fullmatch(r"\d{4}(-[a-z0-9]+)+\.md", path.name)
        title = re.match(r"# (\d{4})\. \S.*\n", path.read_text(encoding="utf-8"))
        assert title, path.name
        assert title[1] == path.name[:4]
