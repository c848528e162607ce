"""Items that ask for a step of a procedure: the first one, or the one right before or after another."""

from collections.abc import Sequence

from seed.compose.phrases import goes_on
from seed.records import Candidate, Procedure, Question, StepAsk


def step_question(block: Procedure, ask: StepAsk) -> Question:
    """The question whose key is a step, and whose distractors are the others, the key's neighbors first."""
    beside = () if ask.beside is None else (ask.beside,)
    others = [at for at in range(len(block.steps)) if at not in (ask.key, *beside)]
    others.sort(key=lambda at: (abs(at - ask.key), at))
    return Question(
        kind="value",
        slug=ask.name,
        title=block.title,
        first_line=block.line,
        last_line=block.last_line,
        situation=block.situation,
        ask=_lead_in(block, ask),
        fits=(_candidate(block.steps, ask.key, "is"),),
        rejected=tuple(_candidate(block.steps, at, _relation(at, ask)) for at in others),
        also_fits=(),
        because=f"{block.because} {_order(block.steps)}",
        unless="",
        settings=block.settings,
    )


def _lead_in(block: Procedure, ask: StepAsk) -> str:
    if ask.beside is None:
        return "What must be done first?"
    relation = "after" if ask.beside < ask.key else "before"
    return f'What must be done right {relation} the step "{block.steps[ask.beside].text}"?'


def _relation(at: int, ask: StepAsk) -> str:
    return "comes later, as" if at > ask.key else "comes earlier, as"


def _candidate(steps: Sequence[Candidate], at: int, relation: str) -> Candidate:
    step = steps[at]
    return Candidate(step.text, f"It {relation} step {at + 1} of {len(steps)}. {step.reason}", step.line)


def _order(steps: Sequence[Candidate]) -> str:
    return f"The whole order: {'; '.join(goes_on(step.text) for step in steps)}."
