"""Task, Level, Mock, Origins, Tags and Enemies: what a block says for its questions, and a question for itself."""

from collections.abc import Iterator

from examprep.core.slugs import slug
from seed.parse.faults import Fault, Known, listing
from seed.parse.fields import named, parts_of, text_of
from seed.parse.outline import Section
from seed.records import Settings

DEFAULT_LEVEL = 2
_LEVELS = ("1", "2", "3")
_MOCK = {"yes": True, "no": False}


def settings_faults(section: Section, known: Known) -> Iterator[Fault]:
    """Yields what is wrong with the texts of the settings of a section."""
    yield from _unknown(section, "Task", known.tasks, f"one of {listing(known.tasks)}")
    yield from _unknown(section, "Level", frozenset(_LEVELS), "1, 2 or 3")
    yield from _unknown(section, "Mock", frozenset(_MOCK), "yes or no")
    if known.origins is not None:
        yield from _unknown(section, "Origins", known.origins, "an id from origins.yaml", separator=",")
    yield from _unknown(
        section, "Enemies", known.blocks, "the id of a block, `topic.title-of-the-block`,", separator=","
    )
    for field in named(section, "Tags"):
        for tag in parts_of(field.text, ","):
            if slug(tag) != tag or not tag:
                yield Fault(field.line, f"unusable tag {tag!r}; lower-case letters, digits and hyphens are expected")


def _unknown(
    section: Section, name: str, names: frozenset[str], expected: str, separator: str = "\n"
) -> Iterator[Fault]:
    for field in named(section, name):
        for part in parts_of(field.text, separator):
            if part not in names:
                yield Fault(field.line, f"unknown {name} {part!r}; {expected} is expected")


def settings_of(section: Section, inherited: Settings) -> Settings:
    """The settings of a section without faults; what it does not say is inherited."""
    return Settings(
        task=text_of(section, "Task") or inherited.task,
        level=int(text_of(section, "Level") or inherited.level),
        mock=_MOCK.get(text_of(section, "Mock"), inherited.mock),
        origins=parts_of(text_of(section, "Origins"), ",") or inherited.origins,
        tags=parts_of(text_of(section, "Tags"), ",") or inherited.tags,
        enemies=parts_of(text_of(section, "Enemies"), ",") or inherited.enemies,
    )
