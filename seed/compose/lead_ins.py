"""The closing question of a stem: the notes' own, or a general one where they leave it out."""

from seed.compose.draws import picked

SINGLE_LEAD_INS = (
    "Which solution meets these requirements?",
    "What should a solutions architect recommend?",
    "Which approach meets these requirements?",
    "What should a solutions architect do to meet these requirements?",
)
SEVERAL_LEAD_INS = (
    "Which {n} actions should a solutions architect take?",
    "Which {n} steps together meet these requirements?",
    "Which {n} measures meet these requirements?",
)
NUMBER_WORDS = {2: "TWO", 3: "THREE"}


def lead_in(item_id: str, ask: str, choose: int) -> str:
    """The closing question of an item; in one with several keys it says how many, in capitals."""
    if choose == 1:
        return ask or picked(SINGLE_LEAD_INS, item_id)
    return (ask or picked(SEVERAL_LEAD_INS, item_id)).replace("{n}", NUMBER_WORDS[choose])
