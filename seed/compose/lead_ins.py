"""The closing question of a stem: the notes' own, or a general one where they leave it out."""

from seed.compose.draws import picked
from seed.records import Question

CONTRAST = "contrast"
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


def lead_in(item_id: str, question: Question) -> str:
    """The closing question of an item; in one with several keys it says how many, in capitals."""
    choose = len(question.fits)
    ask = question.ask or _general_lead_in(item_id, question)
    return ask if choose == 1 else ask.replace("{n}", NUMBER_WORDS[choose])


def _general_lead_in(item_id: str, question: Question) -> str:
    if question.kind == CONTRAST:
        return f"Which fact favors {question.title}{' here' if question.situation else ''}?"
    return picked(SINGLE_LEAD_INS if len(question.fits) == 1 else SEVERAL_LEAD_INS, item_id)
