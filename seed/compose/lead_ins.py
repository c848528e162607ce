"""The closing question of a stem: the notes' own, or a general one where they leave it out."""

from examprep.core.pack import LeadIns
from seed.compose.draws import picked
from seed.records import Question

CONTRAST = "contrast"
NUMBER_WORDS = {2: "TWO", 3: "THREE"}


def lead_in(item_id: str, question: Question, general: LeadIns) -> str:
    """The closing question of an item; in one with several keys it says how many, in capitals.

    Where the notes ask none, the id decides which of the pack's general ones stands.
    """
    choose = len(question.fits)
    ask = question.ask or _general_lead_in(item_id, question, general)
    return ask if choose == 1 else ask.replace("{n}", NUMBER_WORDS[choose])


def _general_lead_in(item_id: str, question: Question, general: LeadIns) -> str:
    if question.kind == CONTRAST:
        return f"Which fact favors {question.title}{' here' if question.situation else ''}?"
    return picked(general.single if len(question.fits) == 1 else general.several, item_id)
