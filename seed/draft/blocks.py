"""A find as a block of draft notes: what the notes hold as names and quotations, what is missing as gaps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from seed.draft.finds import Find
from seed.draft.records import Found, Kind, Quote
from seed.draft.spelling import Speller
from seed.draft.titles import title_from
from seed.parse.gaps import GAP

_WHY_OWN_WORDS = "sentences of others are not ours to publish"


@dataclass(frozen=True, slots=True)
class Source:
    """Where quotations come from, and what offers corrections of them."""

    path: str
    speller: Speller


def block_text(find: Find, needs: Sequence[Find], source: Source) -> str:
    """The block of a find; the needs are those of a comparison's members."""
    found = find.found
    parts = [
        f"## {found.kind.value.capitalize()}: {_title(found)}",
        f"- **Origins:** {find.id}",
        _quotations(found, source),
    ]
    return "\n\n".join([*parts, *_WRITERS[found.kind](found, needs, source)]) + "\n"


def quotation(path: str, quote: Quote) -> str:
    """A quotation as it stands in a draft."""
    return f"> {path}:{quote.line}: {quote.text}"


def _title(found: Found) -> str:
    return title_from(found.title or " ".join(found.names))


def _quotations(found: Found, source: Source) -> str:
    return "\n".join(_lines_quoted(found.quotes, source))


def _lines_quoted(quotes: Iterable[Quote], source: Source) -> Iterator[str]:
    for quote in quotes:
        yield quotation(source.path, quote)
        for wrong, right in source.speller.offers(quote.text):
            yield f"> {source.path}:{quote.line}: perhaps “{right}” for “{wrong}”"


def _comparison(found: Found, needs: Sequence[Find], source: Source) -> Iterator[str]:
    does, apart = f"{GAP} what it does", f"{GAP} how to tell it apart"
    rows = [
        f"| {GAP} what all of these are | What it does | How to tell it apart |",
        "|---|---|---|",
        *(f"| {_cell(name)} | {does} | {apart} |" for name in found.names),
    ]
    yield "\n".join(rows)
    for need in needs:
        head = f"### Need: {_title(need.found)}\n\n- **Origins:** {need.id}\n\n{_quotations(need.found, source)}"
        yield "\n\n".join(
            [head, *_question(f"the member's name and the fact that makes it fit ({_names(need.found)})")]
        )
    if not needs:
        head = f"### Need: {GAP} its name"
        yield "\n\n".join([head, *_question("the member that alone meets the need, and the fact that makes it fit")])


def _scenario(found: Found, needs: Sequence[Find], source: Source) -> Iterator[str]:
    about = f" ({_names(found)})" if found.names else ""
    yield from _question(f"the option that alone meets the need, and the fact that makes it fit{about}")


def _question(fits: str) -> Iterator[str]:
    yield f"{GAP} the situation in your own words, with two to four constraints, because {_WHY_OWN_WORDS}"
    yield "\n".join(
        [
            f"- **Ask:** {GAP} the closing question, or leave it out",
            f"- **Fits:** {GAP} {fits}",
            f"- **Not:** {GAP} three or more that fail here, each with the fact that rules it out, because it teaches",
            f"- **Because:** {GAP} which constraints decide, because learners read it after every question",
        ]
    )


def _value(found: Found, needs: Sequence[Find], source: Source) -> Iterator[str]:
    yield "\n".join(
        [
            f"- **Ask:** {GAP} what has this value, because a number alone asks nothing",
            f"- **Fits:** {_names(found)} — {GAP} why it is so",
            f"- **Not:** {GAP} three or more values of the same unit that tempt, each with what it belongs to",
            f"- **Because:** {GAP} the fact behind the value, checked in a document, because values go out of date",
        ]
    )


def _procedure(found: Found, needs: Sequence[Find], source: Source) -> Iterator[str]:
    yield f"{GAP} what is to be done, because every question repeats it"
    step = f"{GAP} the step of {source.path}:{{}} in your own words — {GAP} why it comes at its place"
    yield "\n".join(f"{at}. {step.format(line)}" for at, line in enumerate(found.names, start=1))
    yield f"- **Asks:** {GAP} first; after a step; before a step\n- **Because:** {GAP} why the order is forced"


def _names(found: Found) -> str:
    return ", ".join(found.names)


def _cell(name: str) -> str:
    return name.replace("\\", "\\\\").replace("|", "\\|")


_WRITERS = {
    Kind.COMPARISON: _comparison,
    Kind.SCENARIO: _scenario,
    Kind.VALUE: _value,
    Kind.PROCEDURE: _procedure,
}
