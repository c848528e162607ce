"""Items that describe a member of a comparison and ask for its name."""

from seed.compose.draws import drawn
from seed.compose.options import DISTRACTORS
from seed.records import Block, Candidate, Member, Question, Settings

IDENTIFY_LEVEL = 1


def identify_question(block: Block, member: Member, proper_words: frozenset[str]) -> Question:
    """The question whose key is the member's name; to recall a name is of level 1 and never fit for mock exams."""
    others = [other for other in block.members if other.slug != member.slug]
    name = f"identify-{member.slug}"
    rejected = drawn(others, DISTRACTORS, [other.slug for other in others], f"{block.slug}.{name}")
    return Question(
        slug=name,
        title=block.title,
        first_line=member.line,
        last_line=member.line,
        situation="",
        ask=f"Which {_category(block.category, proper_words)} {_goes_on(member.does)}?",
        fits=(_candidate(member),),
        rejected=tuple(_candidate(other) for other in rejected),
        also_fits=(),
        because=f"What tells {member.name} apart: {_goes_on(member.apart)}.",
        unless="",
        settings=_drill_settings(block.settings),
    )


def _candidate(member: Member) -> Candidate:
    return Candidate(member.name, f"It {_goes_on(member.does)}.", member.line)


def _category(heading: str, proper_words: frozenset[str]) -> str:
    """The category as it stands inside a sentence."""
    first = heading.split()[0]
    return heading if first in proper_words else _goes_on(heading)


def _goes_on(text: str) -> str:
    """A text as it goes on inside a sentence: no full stop, a small first letter unless it opens an abbreviation."""
    text = text.rstrip(".")
    is_name = any(character.isupper() or character.isdigit() for character in text.split()[0][1:])
    return text if is_name else text[0].lower() + text[1:]


def _drill_settings(settings: Settings) -> Settings:
    return Settings(settings.task, IDENTIFY_LEVEL, False, settings.origins, settings.tags, settings.enemies)
