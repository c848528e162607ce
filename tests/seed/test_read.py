"""Files that cannot be read are problems with a place; what can be read comes out as text with plain line ends."""

from pathlib import Path

import pytest

from seed.pipeline import build_bank
from seed.read import LONGEST_LINE, read_material, read_notes
from tests.seed.samples import ORIGINS, PACK, PAGE, pack_folder, spoiled


@pytest.fixture(autouse=True)
def _paths_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _problems(folder: Path) -> list[str]:
    return [str(problem) for problem in build_bank(folder).problems]


def _problems_of_bytes(folder: Path, data: bytes) -> list[str]:
    (folder / "doors.md").write_bytes(data)
    return _problems(folder)


def test_sample_pack_has_no_problem(tmp_path: Path) -> None:
    assert _problems(pack_folder(tmp_path)) == []


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    plain = build_bank(folder)
    assert _problems_of_bytes(folder, b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode()) == []
    assert build_bank(folder).items == plain.items


def test_bytes_that_are_no_text_are_named_by_line(tmp_path: Path) -> None:
    data = PAGE.encode().replace(b"Doors differ", b"Doors \xff differ")
    problems = _problems_of_bytes(pack_folder(tmp_path), data)
    assert problems == ["made-up/doors.md:11: the bytes are no UTF-8; text in UTF-8 is expected"]


@pytest.mark.parametrize(("character", "name"), [("\0", "U+0000"), ("\x0b", "U+000B"), ("\u202e", "U+202E")])
def test_control_character_is_named_by_line(character: str, name: str, tmp_path: Path) -> None:
    page = PAGE.replace("Doors differ", f"Doors {character} differ")
    problems = _problems_of_bytes(pack_folder(tmp_path), page.encode())
    assert problems == [f"made-up/doors.md:11: the line holds the control character {name}; text is expected"]


@pytest.mark.parametrize(
    "text", ["세 짝 여닫이문", "דלת עץ כבדה", "A 🚪 made by a 👩🏽‍🔧", "Größe & Łódź", "x < y & z > 0"]
)
def test_texts_of_any_script_come_out_as_they_are(text: str, tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, {"doors": spoiled(PAGE, "A mat on the inside", text)})
    build = build_bank(folder)
    items = (*build.items, *(rejection.item for rejection in build.rejections))
    assert build.problems == ()
    assert text in {option.text for item in items for option in item.options}


@pytest.mark.parametrize("length", [LONGEST_LINE, LONGEST_LINE + 1])
def test_line_longer_than_the_limit_is_refused(length: int, tmp_path: Path) -> None:
    problems = _problems_of_bytes(
        pack_folder(tmp_path), PAGE.replace("Doors differ in how they open.", "x" * length).encode()
    )
    message = "made-up/doors.md:11: the line has 10001 characters; at most 10000 are expected"
    assert problems == ([message] if length > LONGEST_LINE else [])


def test_file_name_that_is_no_topic_is_refused(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    (folder / "READ_ME.md").write_text("# Read me\n")
    assert (
        "made-up/READ_ME.md:1: the file name 'READ_ME.md' is no topic; "
        "a topic's code is expected: lower-case letters, digits and hyphens"
    ) in _problems(folder)


def test_folder_in_place_of_a_page_is_a_problem(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    (folder / "doors.md").unlink()
    (folder / "doors.md").mkdir()
    expected = "made-up/doors.md:1: the file cannot be read (Is a directory); a Markdown file is expected"
    assert _problems(folder) == [expected]


def test_page_that_the_pack_does_not_list_is_a_problem(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, {"doors": PAGE, "gates": PAGE.replace("doors.ways", "gates.ways")})
    expected = "made-up/gates.md:1: topic 'gates' is not listed; it is expected in pack.yaml under topics"
    assert _problems(folder) == [expected]


def test_listed_topic_without_page_is_a_problem_of_the_pack(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, pack=PACK + "  - gates\n")
    assert _problems(folder) == ["made-up/pack.yaml:14: topic 'gates' has no page; gates.md is expected"]


def test_pack_that_is_none_ends_the_build(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, pack="title: only a title\n")
    problems = _problems(folder)
    assert "made-up/pack.yaml:1: domains: Missing data for required field." in problems
    assert all(problem.startswith("made-up/pack.yaml:1: ") for problem in problems)


def test_pack_without_origins_file_accepts_any_origin(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, {"doors": spoiled(PAGE, "- **Origins:** C01", "- **Origins:** C01, X7")})
    (folder / "origins.yaml").unlink()
    assert _problems(folder) == []


EXPECTED_ORIGIN = "{id, title, lines: [first, last]}, with core: true where every bank must ask it, is expected"


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        ("", "1: the file is no list; a list of " + EXPECTED_ORIGIN),
        ("a: b\n", "1: the file is no list; a list of " + EXPECTED_ORIGIN),
        (
            ORIGINS + "- {id: C02, title: x}\n",
            "3: the entry is no origin; " + EXPECTED_ORIGIN,
        ),
        (
            ORIGINS + "- {id: C02, title: x, lines: 3}\n",
            "3: the entry is no origin; " + EXPECTED_ORIGIN,
        ),
        (
            ORIGINS + "- {id: C02, title: x, lines: [3, 2]}\n",
            "3: the entry is no origin; " + EXPECTED_ORIGIN,
        ),
        (
            ORIGINS + "- {id: C02, title: x, lines: [one, 2]}\n",
            "3: the entry is no origin; " + EXPECTED_ORIGIN,
        ),
        (ORIGINS + "- {id: C02, title: x, lines: [1, 2], core: 1}\n", "3: the entry is no origin; " + EXPECTED_ORIGIN),
        (ORIGINS + "- {id: C01, title: x, lines: [1, 2]}\n", "3: origin 'C01' stands twice; one entry is expected"),
    ],
)
def test_origins_that_do_not_fit_are_named_by_line(origins: str, expected: str, tmp_path: Path) -> None:
    _, problems = read_material(pack_folder(tmp_path, origins=origins))
    assert [str(problem) for problem in problems] == [f"made-up/origins.yaml:{expected}"]


def test_origins_that_are_no_yaml_are_named_by_line(tmp_path: Path) -> None:
    _, problems = read_material(pack_folder(tmp_path, origins=ORIGINS + "- {id: [\n"))
    assert [str(problem).split(" (")[0] for problem in problems] == ["made-up/origins.yaml:4: the file is no YAML"]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("- ABC\n", "1: the file is no mapping; `ABBREVIATION: what it stands for` is expected"),
        ("ABC: a\nABC: b\n", "2: 'ABC' stands twice; one line is expected"),
        (
            "ABC: a\nabc: b\n",
            "2: 'abc' is no abbreviation with its meaning; `ABBREVIATION: what it stands for` is expected",
        ),
        (
            "ABC: [a]\n",
            "1: 'ABC' is no abbreviation with its meaning; `ABBREVIATION: what it stands for` is expected",
        ),
        (
            "ABC:\n",
            "1: 'ABC' is no abbreviation with its meaning; `ABBREVIATION: what it stands for` is expected",
        ),
    ],
)
def test_abbreviations_that_do_not_fit_are_named_by_line(listed: str, expected: str, tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    (folder / "abbreviations.yaml").write_text(listed)
    assert _problems(folder) == [f"made-up/abbreviations.yaml:{expected}"]


def test_abbreviations_that_are_no_yaml_are_named_by_line(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    (folder / "abbreviations.yaml").write_text("ABC: [\n")
    assert [problem.split(" (")[0] for problem in _problems(folder)] == [
        "made-up/abbreviations.yaml:2: the file is no YAML"
    ]


def test_all_problems_are_listed_at_once_in_order(tmp_path: Path) -> None:
    page = spoiled(spoiled(PAGE, "as_of: 2026-11", "as_of: soon"), "- **Level:** 3", "- **Level:** 9")
    folder = pack_folder(tmp_path, {"doors": page, "Gates": "", "gates": ""}, origins=ORIGINS + "- 1\n")
    places = [problem.split(": ")[0] for problem in _problems(folder)]
    assert build_bank(folder).problems == tuple(sorted(build_bank(folder).problems))
    assert {"made-up/Gates.md:1", "made-up/doors.md:4", "made-up/doors.md:41", "made-up/origins.yaml:3"} <= set(places)


def test_lone_carriage_returns_end_lines_too(tmp_path: Path) -> None:
    path = tmp_path / "doors.md"
    path.write_bytes(b"one\rtwo\r\nthree\n")
    file, problems = read_notes(path)
    assert problems == []
    assert file is not None
    assert file.text == "one\ntwo\nthree\n"
