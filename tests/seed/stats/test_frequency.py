"""How often options are keys and distractors elsewhere: in other blocks than the item's own."""

import math

import pytest

from seed.stats.frequency import FREQUENCIES, frequency_rows
from tests.seed.lint_samples import item_of

KEY = "Amazon Kinesis Data Streams in two shards"
ITEM = item_of({"keys": [KEY], "distractors": ["Amazon SQS", "Amazon SNS", "Amazon MQ"]}, "made-up.one.need")
OF_ITS_BLOCK = item_of({"keys": [KEY], "distractors": ["Amazon SQS", "Mail", "Fax"]}, "made-up.one.other-need")
KEY_ELSEWHERE = item_of({"keys": [KEY], "distractors": ["Letters", "Mail", "Fax"]}, "made-up.two.need")
DISTRACTOR_ELSEWHERE = item_of({"keys": ["Mail"], "distractors": [KEY, "Letters", "Fax"]}, "made-up.three.need")
HEAD_ELSEWHERE = item_of(
    {"keys": ["A Kinesis data table"], "distractors": ["Mail", "Fax", "Pigeons"]}, "made-up.four.x"
)


def test_item_is_told_nothing_of_its_own_block() -> None:
    nothing_known = (0.0, 0.0, 0.0, 0.0, math.log(1 / 3))
    for row in frequency_rows([ITEM, OF_ITS_BLOCK])(ITEM):
        assert row == pytest.approx(nothing_known)


def test_whole_texts_count_as_keys_and_as_distractors() -> None:
    row = frequency_rows([ITEM, KEY_ELSEWHERE, KEY_ELSEWHERE, DISTRACTOR_ELSEWHERE])(ITEM)[0]
    told = dict(zip(FREQUENCIES, row, strict=True))
    assert told["its text elsewhere as key"] == pytest.approx(math.log1p(2))
    assert told["its text elsewhere as distractor"] == pytest.approx(math.log1p(1))
    assert told["its words elsewhere in keys rather than distractors"] == pytest.approx(math.log(3 / 4))


def test_head_words_count_where_the_rest_differs() -> None:
    told = dict(zip(FREQUENCIES, frequency_rows([HEAD_ELSEWHERE])(ITEM)[0], strict=True))
    assert told["its text elsewhere as key"] == 0
    assert told["its head words elsewhere in keys"] == pytest.approx(math.log1p(1))
    assert told["its head words elsewhere in distractors"] == 0
