"""Whatever a file holds, recording it comes to ratings or to reasons, never to a traceback."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seed.review.filled import FilledSheet, read_filled
from tests.seed.review.desk import open_desk

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8) | st.just("A")
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Any]:
    """A well filled sheet and the items on it."""
    desk = open_desk(tmp_path_factory.mktemp("desk"))
    return desk.filled(), tuple(desk.items().values())


def _read(data: bytes, items: Any) -> FilledSheet:
    read = read_filled(data, "made-up", items)
    for problem in read.problems:
        problem.encode()
    assert len(read.entries) <= len(items)
    return read


@given(data=st.binary())
def test_any_bytes(data: bytes, filled: tuple[dict[str, Any], Any]) -> None:
    assert _read(data, filled[1]).problems


@given(value=VALUES)
def test_any_json(value: Any, filled: tuple[dict[str, Any], Any]) -> None:
    assert _read(json.dumps(value).encode(), filled[1]).problems


@given(data=st.data())
@settings(max_examples=300)
def test_sheet_with_any_value_in_place_of_one(data: st.DataObject, filled: tuple[dict[str, Any], Any]) -> None:
    sheet = json.loads(json.dumps(filled[0]))
    place: Any = data.draw(st.sampled_from([sheet, *sheet["entries"], *sheet["entries"][0]["options"]]))
    name = data.draw(st.sampled_from(sorted(place)))
    before, place[name] = place[name], data.draw(VALUES)
    read = _read(json.dumps(sheet).encode(), filled[1])
    if read.problems or read.unknown:
        assert place[name] != before or type(place[name]) is not type(before)
    else:
        assert len(read.entries) == (len(sheet["entries"]) if place is not sheet or name != "entries" else 0)


def test_json_of_any_depth(filled: tuple[dict[str, Any], Any]) -> None:
    for depth in (10, 900, 100_000):
        nested = "[" * depth + "]" * depth
        text = json.dumps({**filled[0], "entries": "HERE"}).replace('"HERE"', f"[{nested}]")
        assert _read(text.encode(), filled[1]).problems


def test_well_filled_sheet_has_no_problem(filled: tuple[dict[str, Any], Any]) -> None:
    read = _read(json.dumps(filled[0]).encode("utf-8-sig"), filled[1])
    assert (len(read.entries), read.unknown, read.problems) == (5, (), ())
