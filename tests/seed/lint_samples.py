"""Items for the case files of lint rules: a good one, and what a case changes in it."""

from typing import Any

from examprep.core.item import Item, Option, Source
from examprep.core.pack import BlueprintSettings, Domain, Pack, Task

PACK = Pack(
    code="made-up",
    title="Made up",
    version="MU-1",
    language="en",
    domains=(Domain("secure", "Secure designs", 60), Domain("resilient", "Designs that last", 40)),
    tasks=(Task("1.1", "secure", "Guard"), Task("2.1", "resilient", "Last")),
    blueprints=(BlueprintSettings("mu-1", "A short form", 5, 10, 700, "linear-v1"),),
    topics=("aurora",),
)
_STEM = (
    "A retailer runs an Aurora cluster with two large and two small replicas. "
    "Reports must stay away from the large ones.\n\n"
    "Which endpoint should the reporting tool use?"
)
_KEYS = ["A custom endpoint over the two small replicas — It spreads the reports over just these instances."]
_DISTRACTORS = [
    "The reader endpoint of the whole cluster — It spreads connections over every replica.",
    "The cluster endpoint that takes writes — It leads to the writer, which serves orders.",
    "An instance endpoint of one small replica — It names a single instance that may fail.",
]


def item_of(case: dict[str, Any], item_id: str = "aurora.endpoints.reports") -> Item:
    """The good item with the changes of a case: whole fields, or `keys` and `distractors` as `option — rationale`.

    The keys stand before the distractors unless `key_at` says behind how many of these.
    """
    keys, distractors = case.get("keys", _KEYS), case.get("distractors", _DISTRACTORS)
    texts = [(text, True) for text in keys]
    texts[:0] = [(text, False) for text in distractors[: case.get("key_at", 0)]]
    texts += [(text, False) for text in distractors[case.get("key_at", 0) :]]
    options = [_option(text, f"{at} of {item_id}", is_key=is_key) for at, (text, is_key) in enumerate(texts)]
    return Item(
        id=item_id,
        pack=PACK.code,
        kind=case.get("kind", "choose"),
        stem=case.get("stem", _STEM),
        choose=case.get("choose", len(keys)),
        options=tuple(options),
        explanation=case.get("explanation", "Reports need some of the replicas, and failover among these."),
        domain=case.get("domain", "secure"),
        task=case.get("task", "1.1"),
        topic=case.get("topic", "aurora"),
        block=case.get("block", item_id.rpartition(".")[0]),
        services=("Amazon Aurora",),
        intended_difficulty=2,
        mock=case.get("mock", True),
        tags=(),
        enemies=tuple(case.get("enemies", ())),
        language="en",
        as_of="2026-11",
        origins=(),
        source=Source("made-up/aurora.md", "reports", 10, 20),
    )


def items_of(cases: list[dict[str, Any]]) -> tuple[Item, ...]:
    """An item for each case, or so many as its `times` says; each in a block of its own unless the case names one."""
    return tuple(
        item_of(case, f"aurora.block-{number}-{copy}.need")
        for number, case in enumerate(cases)
        for copy in range(case.get("times", 1))
    )


def _option(text: str, place: str, *, is_key: bool) -> Option:
    option, _, rationale = text.partition(" — ")
    if not rationale and not text.endswith(" —"):
        rationale = f"Reason number {place}."
    return Option(f"option {place}", option.removesuffix(" —"), is_key, rationale)
