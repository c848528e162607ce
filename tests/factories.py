"""Made-up packs and items. Ids count up, so that tests can name what they made."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from examprep.core.item import Item, Option, Source, item_to_dict
from examprep.core.notes import NotesBlock, NotesPage, Reference
from examprep.core.pack import BlueprintSettings, Domain, Pack, Task

PACK = Pack(
    code="made-up",
    title="Made-up Exam",
    version="MU-1",
    language="en",
    domains=(
        Domain("secure", "Design Secure Things", 30),
        Domain("resilient", "Design Resilient Things", 26),
        Domain("high-performing", "Design Fast Things", 24),
        Domain("cost-optimized", "Design Cheap Things", 20),
    ),
    tasks=(
        Task("1.1", "secure", "Keep people out"),
        Task("1.2", "secure", "Keep secrets in"),
        Task("2.1", "resilient", "Survive"),
        Task("3.1", "high-performing", "Be quick"),
        Task("4.1", "cost-optimized", "Save"),
    ),
    blueprints=(BlueprintSettings("mini", "Short mock exam", 10, 10, 720, "linear-v1"),),
    topics=("safes", "nets", "engines", "purses"),
)
TOPICS = {"secure": "safes", "resilient": "nets", "high-performing": "engines", "cost-optimized": "purses"}
QUOTAS = {"secure": 3, "resilient": 3, "high-performing": 2, "cost-optimized": 2}


def make_item(domain: str, block: int, number: int = 1, choose: int = 1) -> Item:
    """A mock item of the domain; its keys are the options whose text says so, its rationales name the secret."""
    code = f"{TOPICS[domain]}.block-{block}.need-{number}"
    task = next(task.code for task in PACK.tasks if task.domain == domain)
    options = [
        Option(
            f"{position:x}{abs(hash_of(code)):05x}",
            f"{kind} {position} of {code}",
            kind == "Key",
            f"Secret: {kind} {position}.",
        )
        for position, kind in enumerate(["Key"] * choose + ["Other"] * 3)
    ]
    return Item(
        id=code,
        pack=PACK.code,
        kind="select" if choose > 1 else "choose",
        stem=f"A team looks at {code}. What should it take?",
        choose=choose,
        options=tuple(options),
        explanation=f"Secret explanation of {code}.",
        domain=domain,
        task=task,
        topic=TOPICS[domain],
        block=code.rpartition(".")[0],
        services=("Amazon S3",),
        intended_difficulty=2,
        mock=True,
        tags=(),
        enemies=(),
        language="en",
        as_of="2026-11",
        origins=(),
        source=Source(f"notes/{TOPICS[domain]}.md", f"Block {block}", 10, 20),
    )


def make_bank(blocks: int = 6) -> list[Item]:
    """In every domain so many blocks of two items, one of them with two keys."""
    return [
        make_item(domain, block, number, choose=number)
        for domain in TOPICS
        for block in range(1, blocks + 1)
        for number in (1, 2)
    ]


def with_text(item: Item, stem: str) -> Item:
    """The item with another stem."""
    return replace(item, stem=stem)


def make_notes(blocks: int = 6) -> list[NotesPage]:
    """A page for every topic of the pack, with the blocks of `make_bank`; each says its secret."""
    return [
        NotesPage(
            topic=topic,
            title=topic.capitalize(),
            services=("Amazon S3",),
            task=next(task.code for task in PACK.tasks if task.domain == domain),
            as_of="2026-11",
            references=(Reference("A user guide", "2026-11-24"),),
            prose=f"All about *{topic}*.",
            blocks=tuple(_notes_block(number) for number in range(1, blocks + 1)),
        )
        for domain, topic in TOPICS.items()
    ]


def _notes_block(number: int) -> NotesBlock:
    """A block of a made-up page, in the lines where `page_text` puts it."""
    markdown = f"## Scenario: Block {number}\n\nSecret of block {number}."
    return NotesBlock(f"block-{number}", "scenario", f"Block {number}", 8 + 4 * number, 10 + 4 * number, markdown)


def page_text(page: NotesPage) -> str:
    """The page as a file of notes."""
    settings = {"services": page.services, "task": page.task, "as_of": page.as_of}
    references = [asdict(reference) for reference in page.references]
    front_matter = [f"{name}: {json.dumps(value)}" for name, value in {**settings, "references": references}.items()]
    parts = [f"# {page.title}", page.prose, *(block.markdown for block in page.blocks)]
    return "\n".join(["---", *front_matter, "---", "", "\n\n".join(parts), ""])


def write_pack(folder: Path, pack: Pack = PACK) -> None:
    """Describes the pack in the folder, as `pack.yaml`; JSON is YAML. The folder's name must be the pack's code.
    The pages of its notes lie beside it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    described = {name: value for name, value in asdict(pack).items() if name != "code"}
    (folder / "pack.yaml").write_text(json.dumps(described), encoding="utf-8")
    write_notes(folder, make_notes())


def write_notes(folder: Path, pages: Iterable[NotesPage]) -> None:
    """Writes a file for every page."""
    for page in pages:
        (folder / f"{page.topic}.md").write_text(page_text(page), encoding="utf-8")


def write_bank(path: Path, items: Iterable[Item]) -> None:
    """Writes the items as a bank file."""
    lines = [json.dumps(item_to_dict(item), ensure_ascii=False) + "\n" for item in items]
    path.write_text("".join(lines), encoding="utf-8")


def hash_of(text: str) -> int:
    """A number below 16 ** 5 that stays the same from run to run."""
    return sum(ord(letter) * pow(31, place, 16**5) for place, letter in enumerate(text)) % 16**5
