"""A comparison: a table of members, the needs that only one of them meets, and facts that favor one over another."""

from collections.abc import Iterator

from examprep.core.slugs import slug
from seed.parse.chapters import asked_title, is_contrast
from seed.parse.faults import Fault, Known
from seed.parse.fields import COMPARISON_FIELDS, named, parts_of, section_faults
from seed.parse.outline import Field, Row, Section
from seed.parse.question import CHOOSE, CONTRAST, QuestionForm, question_faults
from seed.parse.settings import settings_faults
from seed.records import Member

COLUMNS = 3
FEWEST_TO_IDENTIFY = 4
_OVER = " over "


def comparison_faults(section: Section, asked: tuple[Section, ...], known: Known) -> Iterator[Fault]:
    """Yields everything that keeps a section, with the needs and contrasts below it, from being a comparison."""
    yield from section_faults(section, COMPARISON_FIELDS)
    yield from settings_faults(section, known)
    yield from _table_faults(section)
    identify = named(section, "Identify")
    if not asked and not identify:
        yield Fault(section.line, "neither needs nor 'Identify'; a heading `### Need: name` is expected")
    for field in identify:
        yield from _identify_faults(field, members_of(section))
    for below in asked:
        yield from question_faults(below, asked_form(below), known)
        yield from (_contrast_faults if is_contrast(below) else _need_faults)(below, members_of(section))


def asked_form(section: Section) -> QuestionForm:
    """The form of the question that a section below a comparison holds."""
    return CONTRAST if is_contrast(section) else CHOOSE


def category_of(section: Section) -> str:
    """The heading of the members' column, empty where there is no table."""
    return section.rows[0].cells[0] if section.rows else ""


def members_of(section: Section) -> tuple[Member, ...]:
    """The members in the rows of the right width, in order."""
    rows = [row for row in section.rows[1:] if len(row.cells) == COLUMNS]
    return tuple(Member(row.cells[0], slug(row.cells[0]), row.cells[1], row.cells[2], row.line) for row in rows)


def identified_members(section: Section) -> tuple[Member, ...]:
    """The members that `Identify` names, in its order; names of others are left out."""
    by_name = {member.name.casefold(): member for member in members_of(section)}
    names = [name.casefold() for field in named(section, "Identify") for name in parts_of(field.text, ";")]
    return tuple(by_name[name] for name in names if name in by_name)


def _table_faults(section: Section) -> Iterator[Fault]:
    if section.tables != 1:
        wrong = "no table" if section.tables == 0 else f"{section.tables} tables"
        yield Fault(section.line, f"{wrong} in a comparison; one table of three columns is expected")
        return
    heading, *rows = section.rows
    if len(heading.cells) != COLUMNS:
        yield Fault(
            heading.line, f"the table has {len(heading.cells)} columns; three are expected: member, what it does, mark"
        )
        return
    if len(rows) < 2:
        yield Fault(heading.line, f"the table has {len(rows)} members; at least two are expected")
    for row in section.rows:
        yield from _row_faults(row)
    yield from _repeated_members(rows)


def _row_faults(row: Row) -> Iterator[Fault]:
    if len(row.cells) != COLUMNS:
        yield Fault(row.line, f"the row has {len(row.cells)} cells; three are expected")
    elif not all(row.cells):
        yield Fault(row.line, "the row has an empty cell; a text is expected in each")
    elif not all(map(slug, row.cells)):
        yield Fault(row.line, "the row has a cell without letter or digit; a text is expected in each")


def _repeated_members(rows: list[Row]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for row in rows:
        name = slug(row.cells[0])
        if first.setdefault(name, row.line) != row.line:
            yield Fault(row.line, f"member {row.cells[0]!r} stands in line {first[name]} already; it is expected once")


def _identify_faults(field: Field, members: tuple[Member, ...]) -> Iterator[Fault]:
    names = {member.name.casefold(): member for member in members}
    asked = [part.casefold() for part in parts_of(field.text, ";")]
    for part, name in zip(parts_of(field.text, ";"), asked, strict=True):
        if name not in names:
            yield Fault(field.line, f"'Identify' names {part!r}; the name of a member is expected")
        elif names[name].is_plural:
            verb = names[name].does.split()[0]
            yield Fault(field.line, f"'Identify' names {part!r}, which goes on with {verb!r}; a singular is expected")
    if len(set(asked)) < len(asked):
        yield Fault(field.line, "'Identify' names a member twice; each is expected once")
    if len(members) < FEWEST_TO_IDENTIFY:
        yield Fault(field.line, f"'Identify' with {len(members)} members; at least four members are expected")


def _need_faults(need: Section, members: tuple[Member, ...]) -> Iterator[Fault]:
    for field in named(need, "Fits"):
        if members and not _names_a_member(field.text.partition("—")[0], members):
            yield Fault(
                field.line, "'Fits' holds no member's name; the name of a member is expected, as the table has it"
            )


def _contrast_faults(contrast: Section, members: tuple[Member, ...]) -> Iterator[Fault]:
    sides = asked_title(contrast).split(_OVER)
    if members and not (len(sides) == 2 and all(_names_a_member(side, members) for side in sides)):
        yield Fault(
            contrast.line, "the contrast does not name two members; `### Contrast: one member over another` is expected"
        )


def _names_a_member(text: str, members: tuple[Member, ...]) -> bool:
    return any(member.name.casefold() in text.casefold() for member in members)
