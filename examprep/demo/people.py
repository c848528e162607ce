"""Who is made up: learners of differing ability and diligence."""

import random
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faker import Faker

EMAIL_DOMAIN = "demo.example"  # RFC 2606 keeps .example free of real addresses
_VISIBILITIES = ("off", "nickname", "name")
_SHARES = (2, 5, 3)
_EXTRA_TIME = (1.25, 1.5, 2.0)
_SHARE_WITH_EXTRA_TIME = 0.04


@dataclass(frozen=True, slots=True)
class MadeUpLearner:
    """A learner who does not exist. `ability` is in logits, by domain, at the start; `growth` is added each week.

    `diligence` runs from 0, hardly ever seen, to 1, practises most days; `pace` is in seconds a question.
    `visibility` is what the leaderboard may show; `multiplier` is that of an accommodation, 1 without one.
    """

    name: str
    email: str
    nickname: str
    visibility: str
    ability: Mapping[str, float]
    growth: float
    diligence: float
    pace: float
    multiplier: float


def make_learners(faker: Faker, rng: random.Random, domains: Sequence[str], count: int) -> list[MadeUpLearner]:
    """So many learners; the same Faker and state of `rng` give the same ones."""
    return [_learner(faker, rng, domains, number) for number in range(1, count + 1)]


def email_of(name: str, number: int) -> str:
    """An address for the name, told from others of the same name by the number."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split() or ["learner"]
    return f"{'.'.join(words)}.{number}@{EMAIL_DOMAIN}"


def _learner(faker: Faker, rng: random.Random, domains: Sequence[str], number: int) -> MadeUpLearner:
    name = faker.name()
    general = rng.gauss(0.4, 0.7)
    return MadeUpLearner(
        name=name,
        email=email_of(name, number),
        nickname=f"{faker.color_name()} {faker.random_int(1, 99)}"[:30],
        visibility=rng.choices(_VISIBILITIES, _SHARES)[0],
        ability={domain: general + rng.gauss(0, 0.4) for domain in domains},
        growth=rng.uniform(0, 0.15),
        diligence=rng.betavariate(1.6, 2.4),
        pace=rng.uniform(45, 100),
        multiplier=rng.choice(_EXTRA_TIME) if rng.random() < _SHARE_WITH_EXTRA_TIME else 1.0,
    )
