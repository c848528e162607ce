"""Items that describe a member of a comparison and ask for its name."""

from collections.abc import Iterable
from dataclasses import replace

from seed.compose.draws import drawn
from seed.compose.options import DISTRACTORS
from seed.compose.phrases import goes_on
from seed.records import Candidate, Comparison, Member, Question

IDENTIFY = "identify"
IDENTIFY_LEVEL = 1


def identify_question(block: Comparison, member: Member, proper_words: frozenset[str]) -> Question:
    """The question whose key is the member's name; to recall a name is of level 1.

    The stem says what the member does, the key's rationale what tells it apart. The others' rationales say what these
    do, the explanation what tells them apart, so that nothing is said twice.
    """
    others = [other for other in block.members if other.slug != member.slug]
    name = f"identify-{member.slug}"
    rejected = drawn(others, DISTRACTORS, [other.slug for other in others], f"{block.slug}.{name}")
    return Question(
        kind=IDENTIFY,
        slug=name,
        title=block.title,
        first_line=member.line,
        last_line=member.line,
        situation="",
        ask=f"Which {_category(block.category, proper_words)} {goes_on(member.does)}?",
        fits=(Candidate(member.name, f"What tells it apart: {goes_on(member.apart)}.", member.line),),
        rejected=tuple(Candidate(other.name, _description(other), other.line) for other in rejected),
        also_fits=(),
        because=_marks(member, rejected),
        unless="",
        settings=replace(block.settings, level=IDENTIFY_LEVEL),
    )


def _description(member: Member) -> str:
    return f"{'They' if member.is_plural else 'It'} {goes_on(member.does)}."


def _marks(member: Member, others: Iterable[Member]) -> str:
    """The marks of the others, each as a sentence, since they may hold semicolons."""
    marks = " ".join(f"{other.name}: {goes_on(other.apart)}." for other in others)
    return f"How the others differ from {member.name}. {marks}"


def _category(heading: str, proper_words: frozenset[str]) -> str:
    """The category as it stands inside a sentence."""
    return heading if heading.split()[0] in proper_words else goes_on(heading)
