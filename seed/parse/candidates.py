"""Candidates: texts that may become options, each with its reason behind an em dash."""

from collections.abc import Iterable, Iterator

from examprep.core.slugs import slug
from seed.parse.faults import Fault
from seed.records import Candidate

_DASH = " — "


def candidate_of(text: str, line: int) -> Candidate:
    """The candidate in a text without faults."""
    option, _, reason = text.partition(_DASH)
    return Candidate(option.strip(), reason.strip(), line)


def candidate_faults(what: str, text: str, line: int, form: str) -> Iterator[Fault]:
    """Yields what keeps a text from being of the form, which names the parts on both sides of the dash."""
    expected = f"`{form}` is expected"
    if "—" not in text or _DASH not in f"{text} ":
        yield Fault(line, f"{what} has no em dash between spaces; {expected}")
    elif text.count("—") > 1:
        yield Fault(line, f"{what} has more than one em dash; {expected}")
    else:
        for name, part in zip(form.split(_DASH), f"{text} ".split(_DASH), strict=True):
            if not slug(part):
                yield Fault(line, f"{what} has no {name} with a letter or digit; {expected}")


def repeated_faults(candidates: Iterable[tuple[str, Candidate]]) -> Iterator[Fault]:
    """Yields the named candidates whose text stands before: key and distractor in one, or two options alike."""
    first: dict[str, tuple[str, int]] = {}
    for what, candidate in candidates:
        earlier, line = first.setdefault(candidate.text.casefold(), (what, candidate.line))
        if line != candidate.line:
            yield Fault(
                candidate.line,
                f"{what} says what {earlier} in line {line} says; a text of its own is expected",
            )
