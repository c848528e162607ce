"""Study notes: the topics of an exam, and the page on each, from which its items come."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Select, delete, func, select

from examprep.core.errors import NotFound
from examprep.core.mastery import Mastery
from examprep.core.notes import NotesBlock, NotesPage, Reference, block_code
from examprep.core.pack import Pack
from examprep.models.bank import ItemRow, PackRow, TaskRow, TopicRow
from examprep.services.call import Call
from examprep.services.closing import expire_own
from examprep.services.exams import Exam, get_exam, get_exam_or_longest
from examprep.services.mastery import mastery_of
from examprep.services.pools import withheld_items


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the notes; `items` is how many items of it can be drilled."""

    code: str
    title: str
    domain: str
    task: str
    services: tuple[str, ...]
    as_of: str
    items: int


@dataclass(frozen=True, slots=True)
class TopicOfLearner(Topic):
    """A topic with what the caller's responses say of it; `mastery` is `None` for one without items."""

    mastery: Mastery | None


@dataclass(frozen=True, slots=True)
class Notes(Topic):
    """The page on a topic. `withheld` counts the blocks left out because of the caller's open mock exams."""

    references: tuple[Reference, ...]
    prose: str
    blocks: tuple[NotesBlock, ...]
    withheld: int


def load_notes(call: Call, pack: Pack, pages: Sequence[NotesPage]) -> None:
    """Makes the notes of a loaded pack those given, in this order; a topic that is missing vanishes."""
    pack_id = call.session.scalars(select(PackRow.id).where(PackRow.code == pack.code)).one()
    call.session.execute(delete(TopicRow).where(TopicRow.pack_id == pack_id))
    for position, page in enumerate(pages):
        fields = asdict(page)
        call.session.add(TopicRow(pack_id=pack_id, position=position, code=fields.pop("topic"), **fields))
    call.session.flush()


def list_topics(call: Call, exam_code: str | None) -> list[TopicOfLearner]:
    """The topics of an exam, by default the longest, in study order, with the caller's mastery; in a fixed number of
    queries.

    Raises `NotFound` for an unknown exam.
    """
    expire_own(call)
    exam = get_exam_or_longest(call, exam_code)
    query = _topics().where(TopicRow.pack_id == exam.pack_id).order_by(TopicRow.position)
    mastery = mastery_of(call, exam, [call.user_id])[call.user_id].topics if exam.topics else {}
    topics = [_topic(*row) for row in call.session.execute(query)]
    return [TopicOfLearner(**asdict(topic), mastery=mastery.get(topic.code)) for topic in topics]


def topic_titles(call: Call, exam: Exam) -> dict[str, str]:
    """The titles of the exam's topics by their codes; those without a page have none."""
    query = select(TopicRow.code, TopicRow.title).where(TopicRow.pack_id == exam.pack_id)
    return dict(call.session.execute(query).all())


def get_notes(call: Call, topic: str, exam: str | None) -> Notes:
    """The notes on a topic without the blocks that items of the caller's open mock exams come from.

    Where several packs have the topic, `exam` says which; without it the first by the pack's code is meant.
    Raises `NotFound` for an unknown topic or exam.
    """
    query = _topics().add_columns(TopicRow).where(TopicRow.code == topic).order_by(PackRow.code)
    if exam is not None:
        query = query.where(TopicRow.pack_id == get_exam(call, exam).pack_id)
    found = call.session.execute(query.limit(1)).one_or_none()
    if found is None:
        raise NotFound(f"There are no notes on {topic!r}. GET /v1/topics lists them.")
    *of_topic, row = found
    blocks = tuple(NotesBlock(**block) for block in row.blocks)
    shown = _shown(blocks, topic, _blocks_on_mocks(call, row))
    return Notes(
        **asdict(_topic(*of_topic)),
        references=tuple(Reference(**reference) for reference in row.references),
        prose=row.prose,
        blocks=shown,
        withheld=len(blocks) - len(shown),
    )


def _shown(blocks: tuple[NotesBlock, ...], topic: str, on_mocks: set[str]) -> tuple[NotesBlock, ...]:
    """The blocks that may be shown: none while a mock asks from a block that the page has no longer, since
    its content may stand in any of them now.
    """
    if on_mocks - {block_code(topic, block.anchor) for block in blocks}:
        return ()
    return tuple(block for block in blocks if block_code(topic, block.anchor) not in on_mocks)


def _blocks_on_mocks(call: Call, row: TopicRow) -> set[str]:
    """The codes of the topic's blocks that items on the caller's open mock exams come from."""
    on_mocks = ItemRow.id.in_(withheld_items(call))
    of_topic = (ItemRow.pack_id == row.pack_id, ItemRow.topic == row.code)
    return set(call.session.scalars(select(ItemRow.block).where(on_mocks, *of_topic)))


def _topics() -> Select[str, str, str, str, list[str], str, int]:
    """What `_topic` takes, of every topic."""
    items = (
        select(ItemRow.pack_id, ItemRow.topic, func.count().label("counted"))
        .where(ItemRow.retired_at.is_(None))
        .group_by(ItemRow.pack_id, ItemRow.topic)
        .subquery()
    )
    return (
        select(
            TopicRow.code,
            TopicRow.title,
            TaskRow.domain,
            TopicRow.task,
            TopicRow.services,
            TopicRow.as_of,
            func.coalesce(items.c.counted, 0),
        )
        .join(PackRow, PackRow.id == TopicRow.pack_id)
        .join(TaskRow, (TaskRow.pack_id == TopicRow.pack_id) & (TaskRow.code == TopicRow.task))
        .outerjoin(items, (items.c.pack_id == TopicRow.pack_id) & (items.c.topic == TopicRow.code))
    )


def _topic(code: str, title: str, domain: str, task: str, services: list[str], as_of: str, items: int) -> Topic:
    return Topic(code, title, domain, task, tuple(services), as_of, items)
