"""The command `python -m seed new`."""

import re
from pathlib import Path

import click

from seed.new.plan import Plan, pack_files, plan_faults
from seed.places import Places, stop_at, writing
from seed.whole_file import write_whole

_CODE = re.compile(r"[a-z0-9][a-z0-9.-]{0,59}")
_DOMAIN = re.compile(r"(.*\S)\s*=\s*([0-9]{1,3})\s*%?")
_DOMAIN_EXPECTED = 'a title with a weight from 1 to 100, as in "Dough = 60", is expected'
Domains = tuple[tuple[str, int], ...]


def _pack_code(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not _CODE.fullmatch(value):
        raise click.BadParameter("lower-case letters, digits, dots and hyphens are expected, as in bread-baking")
    return value


def _line(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not value.strip() or not value.isprintable():
        raise click.BadParameter("a line of text is expected")
    return value.strip()


def _domains(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> Domains:
    return tuple(_domain(text) for text in value) or _asked_domains()


@click.command()
@click.argument("pack", callback=_pack_code)
@click.option("--title", prompt="Name of the exam", callback=_line, help="Name of the exam.")
@click.option(
    "--domain",
    "domains",
    multiple=True,
    callback=_domains,
    help='A domain with its weight in percent, as in "Dough=60"; once for each domain.',
)
@click.option(
    "--questions", prompt="Questions in a mock exam", type=click.IntRange(1, 500), help="Questions in a mock exam."
)
@click.option("--minutes", prompt="Minutes for them", type=click.IntRange(1, 1440), help="Minutes for them.")
@click.option("--passing", prompt="Percent right to pass", type=click.IntRange(1, 100), help="Percent right to pass.")
@click.option("--version", default="1", callback=_line, show_default=True, help="Edition of the exam.")
@click.option("--language", default="en", callback=_line, show_default=True, help="IETF tag of its language.")
@click.option(
    "--in", "parent", type=click.Path(file_okay=False, path_type=Path), help="Where packs lie; by default seed/notes."
)
@click.pass_obj
def new(
    places: Places,
    pack: str,
    title: str,
    domains: Domains,
    questions: int,
    minutes: int,
    passing: int,
    version: str,
    language: str,
    parent: Path | None,
) -> None:
    """Make a pack of one's own: pack.yaml and an example page. What no option says is asked for."""
    folder = (parent or places.packs) / pack
    plan = Plan(pack, title, version, language, domains, questions, minutes, passing)
    stop_at(plan_faults(plan))
    if folder.exists():
        raise click.ClickException(f"{folder}: is there already; another name is expected")
    for name, text in pack_files(plan).items():
        with writing(folder / name):
            write_whole(folder / name, text)
    click.echo(f"{folder}: pack.yaml and example.md; write pages, then: python -m seed build --notes {folder}")


def _asked_domains() -> Domains:
    """Domains entered one by one, until their weights add up to 100."""
    found: list[tuple[str, int]] = []
    click.echo('Domains with their weights in percent, as in "Dough = 60".')
    while (rest := 100 - sum(weight for _, weight in found)) > 0:
        found.append(click.prompt(f"Domain {len(found) + 1} ({rest} % left)", value_proc=_domain))
    return tuple(found)


def _domain(text: str) -> tuple[str, int]:
    match = _DOMAIN.fullmatch(text.strip())
    if match is None or not 1 <= int(match[2]) <= 100 or not match[1].isprintable():
        raise click.BadParameter(f"{text!r} is no domain; {_DOMAIN_EXPECTED}")
    return match[1], int(match[2])
