"""Pages to items: one for every question of a block, and one for every member to identify."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from examprep.core.item import Item, Source
from examprep.core.pack import Pack
from seed.compose.identify import identify_question
from seed.compose.lead_ins import lead_in
from seed.compose.options import offered_distractors, options_of
from seed.records import Block, Page, Question
from seed.sentences import sentences

FEWEST_SITUATION_SENTENCES = 2
LEGACY = "legacy"
_KINDS = {"comparison": "choose", "scenario": "scenario", "choose": "select", "value": "value"}


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
    block = place.block
    kind = _KINDS[block.kind]
    for question in block.questions:
        item_id = f"{place.block_id}.{question.slug}" if kind == "choose" else place.block_id
        yield _item(place, question, item_id, kind)
    proper = _proper_words(place.page)
    for member in block.identify:
        question = identify_question(block, member, proper)
        yield _item(place, question, f"{place.block_id}.{question.slug}", "identify")


def _item(place: _Place, question: Question, item_id: str, kind: str) -> Item:
    choose = len(question.fits)
    rejected = question.rejected if kind == "select" else offered_distractors(item_id, question.rejected)
    closing = lead_in(item_id, question.ask, choose)
    return Item(
        id=item_id,
        pack=place.pack.code,
        kind=kind,
        stem=f"{question.situation}\n\n{closing}" if question.situation else closing,
        choose=choose,
        options=options_of(item_id, question.fits, rejected),
        explanation=f"{question.because} {question.unless}".strip(),
        domain=place.pack.domain_of(question.settings.task),
        task=question.settings.task,
        topic=place.page.topic,
        block=place.block_id,
        services=place.page.services,
        intended_difficulty=question.settings.level,
        mock=_is_fit_for_mocks(question, kind),
        tags=question.settings.tags,
        enemies=question.settings.enemies,
        language=place.pack.language,
        as_of=place.page.as_of,
        origins=question.settings.origins,
        source=Source(
            f"{place.pack.code}/{place.page.topic}.md", question.title, question.first_line, question.last_line
        ),
    )


def _is_fit_for_mocks(question: Question, kind: str) -> bool:
    """What the notes say, else what the kind of block and the situation suggest; never what is legacy."""
    if LEGACY in question.settings.tags:
        return False
    if question.settings.mock is not None:
        return question.settings.mock
    if kind == "choose":
        return len(sentences(question.situation)) >= FEWEST_SITUATION_SENTENCES
    return kind in ("scenario", "select")


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
