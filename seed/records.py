"""What the stages hand to each other: frozen records, from the files as read to the bank as built."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from examprep.core.item import Item
from examprep.core.notes import Reference
from examprep.core.pack import Pack


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A place in the notes that does not follow the convention; `line` counts from 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class NotesFile:
    """One Markdown file as read: `path` as problems name it, lines separated by a single line feed."""

    path: str
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Something that the raw notes behind a pack compare or pose, in the project's own words.

    The lines are those of the raw file, from 1, both ends included. `core` ones must be asked by every bank.
    """

    id: str
    title: str
    first_line: int
    last_line: int
    core: bool


@dataclass(frozen=True, slots=True)
class Material:
    """All that a build starts from. `origins` is `None` where the pack lists none.

    `abbreviations` are those that whoever prepares for the exam knows.
    """

    pack: Pack
    origins: tuple[Origin, ...] | None
    abbreviations: frozenset[str]
    files: tuple[NotesFile, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may become an option, with the reason why it is right or wrong here."""

    text: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Settings:
    """What a block may say for its questions. `mock` is `None` where the kind of block decides."""

    task: str
    level: int
    mock: bool | None
    origins: tuple[str, ...]
    tags: tuple[str, ...]
    enemies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a block, of the kind that its item will have.

    `situation`, `ask` and `unless` are empty where the notes give none.
    """

    kind: str
    slug: str
    title: str
    first_line: int
    last_line: int
    situation: str
    ask: str
    fits: tuple[Candidate, ...]
    rejected: tuple[Candidate, ...]
    also_fits: tuple[Candidate, ...]
    because: str
    unless: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Member:
    """A row of a comparison: `does` goes on after "It …" or "They …", `apart` is how to tell it apart."""

    name: str
    slug: str
    does: str
    apart: str
    line: int

    @property
    def is_plural(self) -> bool:
        """Whether `does` goes on after "They …": the name ends in s, the verb neither in s nor, for the past, in ed."""
        verb = self.does.split()[0].rstrip(",")
        return self.name.endswith("s") and not verb.endswith(("s", "ed"))


@dataclass(frozen=True, slots=True)
class StepAsk:
    """A place in a procedure that is asked for: the first step, or the one right before or after the step `beside`.

    `key` and `beside` count the steps from 0; `beside` is `None` where the first step is asked for.
    """

    name: str
    key: int
    beside: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page, with the questions that its sections hold."""

    slug: str
    title: str
    line: int
    settings: Settings
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Comparison(Block):
    """Members that are mixed up; `category` is what they are, `identify` those to be asked for by their description."""

    category: str
    members: tuple[Member, ...]
    identify: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Procedure(Block):
    """Steps in their order, each with the reason for its place; `because` says why the order matters."""

    last_line: int
    situation: str
    steps: tuple[Candidate, ...]
    asks: tuple[StepAsk, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a page's glossary; aliases are other names of the same thing, abbreviations among them."""

    name: str
    aliases: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Page:
    """A file of notes, understood. `lower_words` are the words it writes with a small first letter."""

    path: str
    topic: str
    title: str
    services: tuple[str, ...]
    as_of: str
    references: tuple[Reference, ...]
    lower_words: frozenset[str]
    terms: tuple[Term, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rejection:
    """An item left out of the bank because a lint rule objects."""

    code: str
    message: str
    item: Item


@dataclass(frozen=True, slots=True)
class Finding:
    """What a lint rule says about the bank as a whole; it rejects nothing."""

    code: str
    message: str


class Status(StrEnum):
    """What blind review says of an item's present content."""

    ACCEPTED = "accepted"
    PENDING = "pending"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Build:
    """What a build came to. With problems there is a report, but nothing is fit to be published.

    `statuses` has the review status of every item, by its id.
    """

    pack: str
    files: int
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    statuses: Mapping[str, Status]
    rejections: tuple[Rejection, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
