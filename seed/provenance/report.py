"""What the judgements come to, as lines of text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from seed.provenance.judgement import FITS, Judgement, Pair, present_judgements


def report_lines(pairs: Sequence[Pair], judgements: Sequence[Judgement]) -> Iterator[str]:
    """Yields the lines: pairs and how they were judged, then every pair that does not fully fit, with the comment."""
    present = present_judgements(pairs, judgements)
    counts = Counter(judgement.fits for judgement in present.values())
    yield f"pairs of origin and item: {len(pairs)}, judged as they stand: {len(present)}"
    yield ", ".join(f"{fits} {counts[fits]}" for fits in FITS)
    for judgement in present.values():
        if judgement.fits != FITS[0]:
            comment = " ".join(judgement.comment.split()) or "no comment"
            yield f"  {judgement.origin} {judgement.item} ({judgement.rater}): {judgement.fits}: {comment}"
