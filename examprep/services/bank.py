"""Loading a pack and its bank into the database."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, select

from examprep.core.item import Item, content_hash
from examprep.core.pack import Pack
from examprep.models.bank import DomainRow, ExamRow, ItemRevision, ItemRow, ItemUsage, PackRow, TaskRow
from examprep.services.call import Call


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How many items a load added, gave a new revision, left untouched and retired."""

    added: int
    changed: int
    unchanged: int
    retired: int


def load_bank(call: Call, pack: Pack, items: Sequence[Item]) -> LoadReport:
    """Makes the database's pack and items those given. Loading the same again changes nothing.

    An item with new content gets a new revision; one that is missing is retired and comes back when it
    does. Attempts keep the revisions they asked.
    """
    pack_id = _store_pack(call, pack)
    stored = {row.code: row for row in call.session.scalars(select(ItemRow).where(ItemRow.pack_id == pack_id))}
    hashes = _current_hashes(call, pack_id)
    added = [item for item in items if item.id not in stored]
    changed = [item for item in items if item.id in stored and hashes[item.id] != content_hash(item)]
    for item in added:
        call.session.add(ItemRow(pack_id=pack_id, code=item.id, revision=0, **_placement(item)))
    call.session.flush()
    rows = {row.code: row for row in call.session.scalars(select(ItemRow).where(ItemRow.pack_id == pack_id))}
    call.session.add_all(ItemUsage(item_id=rows[item.id].id) for item in added)
    for item in (*added, *changed):
        _add_revision(call, rows[item.id], item)
    for item in items:
        _place(rows[item.id], item)
    retired = _retire(call, rows, {item.id for item in items})
    call.session.flush()
    return LoadReport(len(added), len(changed), len(items) - len(added) - len(changed), retired)


def _store_pack(call: Call, pack: Pack) -> int:
    row = call.session.scalar(select(PackRow).where(PackRow.code == pack.code).with_for_update())
    if row is None:
        row = PackRow(code=pack.code)
        call.session.add(row)
    row.title, row.version, row.language = pack.title, pack.version, pack.language
    call.session.flush()
    call.session.execute(delete(TaskRow).where(TaskRow.pack_id == row.id))
    call.session.execute(delete(DomainRow).where(DomainRow.pack_id == row.id))
    for position, domain in enumerate(pack.domains):
        call.session.add(DomainRow(pack_id=row.id, position=position, **asdict(domain)))
    for position, task in enumerate(pack.tasks):
        call.session.add(TaskRow(pack_id=row.id, position=position, **asdict(task)))
    _store_exams(call, row.id, pack)
    return row.id


def _store_exams(call: Call, pack_id: int, pack: Pack) -> None:
    stored = {row.code: row for row in call.session.scalars(select(ExamRow).where(ExamRow.pack_id == pack_id))}
    for position, blueprint in enumerate(pack.blueprints):
        row = stored.pop(blueprint.code, None) or ExamRow(pack_id=pack_id)
        for name, value in asdict(blueprint).items():
            setattr(row, name, value)
        row.position, row.retired_at = position, None
        call.session.add(row)
    for row in stored.values():
        row.retired_at = row.retired_at or call.now


def _current_hashes(call: Call, pack_id: int) -> dict[str, str]:
    query = (
        select(ItemRow.code, ItemRevision.content_hash)
        .join(ItemRevision, (ItemRevision.item_id == ItemRow.id) & (ItemRevision.number == ItemRow.revision))
        .where(ItemRow.pack_id == pack_id)
    )
    return dict(call.session.execute(query).all())


def _placement(item: Item) -> dict[str, Any]:
    return {
        "domain": item.domain,
        "task": item.task,
        "topic": item.topic,
        "block": item.block,
        "difficulty": item.intended_difficulty,
        "mock": item.mock,
        "choose": item.choose,
        "enemies": list(item.enemies),
        "source": asdict(item.source),
        "retired_at": None,
    }


def _place(row: ItemRow, item: Item) -> None:
    for name, value in _placement(item).items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _add_revision(call: Call, row: ItemRow, item: Item) -> None:
    row.revision += 1
    content = {
        "id": item.id,
        "kind": item.kind,
        "stem": item.stem,
        "choose": item.choose,
        "options": [asdict(option) for option in item.options],
        "explanation": item.explanation,
    }
    call.session.add(
        ItemRevision(
            item_id=row.id,
            number=row.revision,
            content_hash=content_hash(item),
            choose=item.choose,
            content=content,
            created_at=call.now,
        )
    )


def _retire(call: Call, rows: dict[str, ItemRow], kept: set[str]) -> int:
    missing = [row for code, row in rows.items() if code not in kept and row.retired_at is None]
    for row in missing:
        row.retired_at = call.now
    return len(missing)
