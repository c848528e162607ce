"""Pages to items: one for every question of a block, every member to identify and every step that is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from examprep.core.item import Item, Source
from examprep.core.pack import Pack
from seed.compose.identify import IDENTIFY, identify_question
from seed.compose.lead_ins import CONTRAST, lead_in
from seed.compose.options import offered_distractors, options_of
from seed.compose.steps import step_question
from seed.records import Block, Comparison, Page, Procedure, Question
from seed.sentences import sentences

FEWEST_SITUATION_SENTENCES = 2
LEGACY = "legacy"
_DRILL_KINDS = (CONTRAST, IDENTIFY)
_MOCK_KINDS = ("scenario", "select")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a question stands."""

    pack: Pack
    page: Page
    block: Block

    @property
    def block_id(self) -> str:
        return f"{self.page.topic}.{self.block.slug}"


def compose_items(pack: Pack, pages: Sequence[Page]) -> tuple[Item, ...]:
    """The items of all pages, sorted by id, enemies paired."""
    places = (_Place(pack, page, block) for page in pages for block in page.blocks)
    return _with_enemies(sorted((item for place in places for item in _block_items(place)), key=lambda item: item.id))


def _block_items(place: _Place) -> Iterator[Item]:
    has_one = not isinstance(place.block, Comparison | Procedure)
    for question in _questions(place):
        yield _item(place, question, place.block_id if has_one else f"{place.block_id}.{question.slug}")


def _questions(place: _Place) -> Iterator[Question]:
    """The questions that the notes hold, and those that are made of members and steps."""
    block = place.block
    yield from block.questions
    if isinstance(block, Comparison):
        proper = _proper_words(place.page)
        yield from (identify_question(block, member, proper) for member in block.identify)
    if isinstance(block, Procedure):
        yield from (step_question(block, ask) for ask in block.asks)


def _item(place: _Place, question: Question, item_id: str) -> Item:
    rejected = question.rejected if len(question.fits) > 1 else offered_distractors(item_id, question.rejected)
    closing = lead_in(item_id, question, place.pack.lead_ins)
    return Item(
        id=item_id,
        pack=place.pack.code,
        kind=question.kind,
        stem=f"{question.situation}\n\n{closing}" if question.situation else closing,
        choose=len(question.fits),
        options=options_of(item_id, question.fits, rejected),
        explanation=f"{question.because} {question.unless}".strip(),
        domain=place.pack.domain_of(question.settings.task),
        task=question.settings.task,
        topic=place.page.topic,
        block=place.block_id,
        services=place.page.services,
        intended_difficulty=question.settings.level,
        mock=_is_fit_for_mocks(question),
        tags=question.settings.tags,
        enemies=question.settings.enemies,
        language=place.pack.language,
        as_of=place.page.as_of,
        origins=question.settings.origins,
        source=Source(
            f"{place.pack.code}/{place.page.topic}.md", question.title, question.first_line, question.last_line
        ),
    )


def _is_fit_for_mocks(question: Question) -> bool:
    """What the notes say, else what the kind of item and the situation suggest; never what is legacy or for drills."""
    if LEGACY in question.settings.tags or question.kind in _DRILL_KINDS:
        return False
    if question.settings.mock is not None:
        return question.settings.mock
    if question.kind == "choose":
        return len(sentences(question.situation)) >= FEWEST_SITUATION_SENTENCES
    return question.kind in _MOCK_KINDS


def _proper_words(page: Page) -> frozenset[str]:
    """The words of the page's services, save those that the page also writes small."""
    names = {word for service in page.services for word in service.split()}
    return frozenset(name for name in names if name.lower() not in page.lower_words)


def _with_enemies(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with the ids of their enemies, in both directions, in place of the blocks that notes name."""
    ids_of_block: dict[str, list[str]] = {}
    for item in items:
        ids_of_block.setdefault(item.block, []).append(item.id)
    enemies: dict[str, set[str]] = {item.id: set() for item in items}
    for item in items:
        for other in (other for block in item.enemies for other in ids_of_block.get(block, ())):
            if other != item.id:
                enemies[item.id].add(other)
                enemies[other].add(item.id)
    return tuple(replace(item, enemies=tuple(sorted(enemies[item.id]))) for item in items)
