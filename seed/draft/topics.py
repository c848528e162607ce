"""Which topic of a pack a section of raw notes belongs to, by the words that both use, and how sure that is."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seed.draft.language import wording
from seed.draft.names import words_of

LEAST_CONFIDENCE = 0.1
MOST_FREQUENT = 0.3


@dataclass(frozen=True, slots=True)
class Match:
    """A topic of the pack with its task. `confidence` is the cosine of both texts' words: 0 none, 1 all alike."""

    topic: str
    task: str
    confidence: float


class Topics:
    """The topics of a pack, as vectors of the words of their pages, rarer words weighing more."""

    def __init__(self, pages: Sequence[tuple[str, str, str]]) -> None:
        """Takes topic, task statement and text of each page."""
        words = [(topic, task, Counter(_words(text))) for topic, task, text in pages]
        spread = Counter(word for _, _, counts in words for word in counts)
        self._weights = {
            word: math.log(1 + len(words) / count)
            for word, count in spread.items()
            if count <= MOST_FREQUENT * len(words) + 1
        }
        self._vectors = [(topic, task, self._vector(counts)) for topic, task, counts in words]

    def find_match(self, text: str) -> Match | None:
        """The topic nearest to a text, the first of equals; `None` below a confidence of 0.1."""
        vector = self._vector(Counter(_words(text)))
        matches = [Match(topic, task, _cosine(vector, other)) for topic, task, other in self._vectors]
        best = max(matches, key=lambda match: match.confidence, default=None)
        return best if best and best.confidence >= LEAST_CONFIDENCE else None

    def _vector(self, counts: Mapping[str, int]) -> dict[str, float]:
        weighted = {word: (1 + math.log(count)) * self._weights.get(word, 0) for word, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weighted.values()))
        return {word: weight / length for word, weight in weighted.items() if weight} if length else {}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(word, 0) for word, weight in one.items())


def _words(text: str) -> list[str]:
    known = wording()
    return [word for part in text.split() for word in words_of(part) if word not in known.ends]
