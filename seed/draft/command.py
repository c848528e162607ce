"""The command `python -m seed draft`."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from examprep.core.notes import split_front_matter
from seed.draft.blocks import Source
from seed.draft.finds import Find, Passage, passages_of
from seed.draft.language import wording
from seed.draft.pages import block_texts, page_head, topic_of
from seed.draft.report import report_lines
from seed.draft.rerun import among, changes, ids_in, origins_text, places_in, places_of, requoted
from seed.draft.spelling import Speller, speller_of
from seed.draft.topics import Match, Topics
from seed.parse.faults import Known
from seed.parse.front_matter import parse_front_matter
from seed.places import stop_at, writing
from seed.read import read_material, read_text, shown_path
from seed.records import Problem
from seed.whole_file import write_whole

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class KnownPack:
    """What a draft knows of a pack: the texts of its pages and its topics; without a pack both are empty."""

    texts: tuple[str, ...]
    topics: Topics


@click.command()
@click.argument("raw", nargs=-1, required=True, type=_FILE)
@click.option(
    "--pack", "pack_folder", type=_FOLDER, help="Folder of a pack whose topics the sections are matched with."
)
@click.option("--out", type=_FOLDER, help="Folder for the drafts; by default drafts/<name of the first file>.")
def draft(raw: tuple[Path, ...], pack_folder: Path | None, out: Path | None) -> None:
    """Put what raw notes hold into the convention, with gaps for the author; drafts that are there are completed."""
    folder = out or Path("drafts") / raw[0].stem
    if (folder / "pack.yaml").exists():
        raise click.UsageError(f"{folder} is the folder of a pack; another folder for the drafts is expected")
    files, problems = _read(raw)
    pack, pack_problems = _read_pack(pack_folder)
    pages, page_problems = _read_pages(folder)
    stop_at(sorted([*problems, *pack_problems, *page_problems]))
    passages = passages_of(files)
    speller = speller_of([text for _, text in files], pack.texts, wording())
    matches = {(one.path, one.section.line): pack.topics.find_match(_text(one)) for one in passages if one.finds}
    before, now = places_in(pages.pop("origins.yaml", "")), places_of(passages)
    written = ids_in([*pages.values(), *pack.texts])
    found = changes(before, written, now)
    for line in report_lines(passages, matches, found):
        click.echo(line)
    texts = {name: requoted(text, passages) for name, text in pages.items()}
    _complete(texts, among(passages, found.new), matches, speller)
    with writing(folder):
        for name, text in texts.items():
            if text != pages.get(name):
                write_whole(folder / name, text)
        write_whole(folder / "origins.yaml", origins_text({**before, **now}))


def _complete(
    texts: dict[str, str],
    passages: Sequence[tuple[Passage, list[Find]]],
    matches: dict[tuple[str, int], Match | None],
    speller: Speller,
) -> None:
    """Puts the finds that no page has at the end of their pages, new pages included."""
    added: dict[str, list[str]] = defaultdict(list)
    for passage, finds in passages:
        if not finds:
            continue
        name = f"{topic_of(passage)}.md"
        if name not in texts:
            texts[name] = page_head(passage, matches.get((passage.path, passage.section.line)))
        added[name] += block_texts(finds, Source(passage.path, speller))
    for name, blocks in added.items():
        texts[name] = "\n".join([texts[name].rstrip("\n") + "\n", *blocks])


def _text(passage: Passage) -> str:
    section = passage.section
    return " ".join([section.title, *(node.text for node in section.all_nodes)])


def _read(raw: Sequence[Path]) -> tuple[list[tuple[str, str]], list[Problem]]:
    read = [(shown_path(path), *read_text(path)) for path in raw]
    return [(path, text) for path, text, _ in read], [problem for _, _, found in read for problem in found]


def _read_pages(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """The texts of the drafts that are there, by file name, and of their list of origins."""
    paths = sorted([*folder.glob("*.md"), *folder.glob("origins.yaml")])
    read = [(path.name, *read_text(path)) for path in paths]
    return {name: text for name, text, _ in read}, [problem for _, _, found in read for problem in found]


def _read_pack(folder: Path | None) -> tuple[KnownPack, list[Problem]]:
    if folder is None:
        return KnownPack((), Topics([])), []
    material, problems = read_material(folder)
    if material is None:
        return KnownPack((), Topics([])), problems
    known = Known(frozenset(task.code for task in material.pack.tasks), None, frozenset())
    fronts = [(file, parse_front_matter(split_front_matter(file.text)[0], known)[0]) for file in material.files]
    topics = Topics([(file.topic, front.task, file.text) for file, front in fronts])
    return KnownPack(tuple(file.text for file in material.files), topics), problems
