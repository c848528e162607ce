"""What raw notes set side by side is found, with its names and lines."""

import pytest

from seed.draft.records import Kind
from tests.seed.draft.samples import RAW, comparisons_in, lines_of


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Unlike butter, ghee contains no water.", ("ghee", "butter")),
        ("Ghee, unlike butter, contains no water.", ("Ghee", "butter")),
        ("Butter browns quickly, whereas ghee stays clear.", ("Butter", "ghee")),
        ("Butter contains water, while ghee is pure fat.", ("Butter", "ghee")),
        ("Although margarine looks like it, butter is made of cream.", ("butter", "margarine")),
        ("For a crust use lard instead of margarine.", ("lard", "margarine")),
        ("Lard is softer than suet.", ("Lard", "suet")),
        ("A contract differs from a promise in that it can be enforced.", ("contract", "promise")),
        ("Mitosis is not to be confused with meiosis.", ("Mitosis", "meiosis")),
        ("The difference between a lease and a licence is possession.", ("lease", "licence")),
        ("Use salted butter for toast, unsalted butter for cakes.", ("salted butter", "unsalted butter")),
        ("Either a whisk or a fork will do.", ("whisk", "fork")),
        ("Arteries carry blood out, veins carry it back.", ("Arteries", "veins")),
        ("Strong flour has protein. Plain flour makes cakes.", ("Strong flour", "Plain flour")),
        ("Baking soda needs acid, baking powder has it.", ("Baking soda", "baking powder")),
        ("Stock and broth are often mixed up.", ("Stock", "broth")),
        ("Battery and assault are torts. Battery is a touch. Assault is a fear.", ("Battery", "Assault")),
        ("Keep the public key on the wall and the private key in a safe.", ("public key", "private key")),
        ("Salted butter keeps, unsalted butter spoils.", ("Salted butter", "unsalted butter")),
        ("If the dough is not rested, it tears.", ("dough", "dough is not rested")),
        ("RAID 5는 RAID 6보다 싸다.", ("RAID 5", "RAID 6")),
        ("버터는 물을 담고 있고, 기름은 물이 없다.", ("버터", "기름")),
        (
            "When you roast the beans, they pop. When you steam the beans, they swell.",
            ("roast the beans", "steam the beans"),
        ),
    ],
)
def test_contrast_in_a_sentence_is_a_comparison(sentence: str, names: tuple[str, ...]) -> None:
    found = comparisons_in(f"# Notes\n\n{sentence}\n")
    assert {tuple(sorted(map(str.lower, one))) for one in found} >= {tuple(sorted(map(str.lower, names)))}


@pytest.mark.parametrize(
    "sentence",
    [
        "While it cools, cover the pot.",
        "More than three people came.",
        "He was born in 1900 rather late.",
        "Stir the pot for ten minutes.",
        "Some like it hot.",
    ],
)
def test_sentence_without_two_sides_is_none(sentence: str) -> None:
    assert comparisons_in(f"# Notes\n\n{sentence}\n") == set()


@pytest.mark.parametrize(
    ("text", "names", "lines"),
    [
        ("# Fats\n- Butter: from milk, browns\n- Lard: from pigs, flaky\n", ("Butter", "Lard"), (2, 3)),
        ("# Fats\n- **Butter**\n    - from milk\n- **Lard**\n    - from pigs\n", ("Butter", "Lard"), (2, 5)),
        ("# Fats\nButter = made from milk\nLard = made from pigs\n", ("Butter", "Lard"), (2, 3)),
        ("# Eggs\n- soft boiled 6 min\n- hard boiled 10 min\n", ("soft boiled", "hard boiled"), (2, 3)),
        ("# Saute vs. fry\nDepends on the fat.\n", ("Saute", "fry"), (2, 2)),
        ("# Fats\nButter\n: from milk\n\nLard\n: from pigs\n", ("Butter", "Lard"), (2, 6)),
        ("# Three kinds of fat\n- butter\n- lard\n- suet\n", ("butter", "lard", "suet"), (2, 4)),
        ("# Roads\n- when it rains (slow lane)\n- when it shines (fast lane)\n", ("slow lane", "fast lane"), (2, 3)),
        ("# Butter vs lard\n- Butter browns.\n- Lard flakes.\n", ("Butter", "lard"), (2, 3)),
        ("# Differences between butter and lard\n- Butter browns.\n", ("butter", "lard"), (2, 2)),
        ("# Butter / lard\nButter browns, lard does not.\n", ("Butter", "lard"), (2, 2)),
        ("# Fats\nFresh yeast vs dried: half the weight\nis enough.\n", ("Fresh yeast", "dried"), (2, 3)),
        ("# Butter vs lard\n- Butter browns.\n- Lard flakes.\n- Wash hands.\n", ("Butter", "lard"), (2, 3)),
        ("# Butter vs lard\n## Butter\n- browns\n## Lard\n- flakes\n", ("Butter", "lard"), (3, 5)),
        ("# Fats\n| Fat | Smoke point |\n|---|---|\n| Butter | low |\n| Ghee | high |\n", ("Butter", "Ghee"), (2, 5)),
        ("# F\n| Point | Oil | Fat |\n|---|---|---|\n| wet | a | b |\n| hot | b | a |\n", ("Oil", "Fat"), (2, 5)),
    ],
)  # fmt: skip
def test_set_of_siblings_is_a_comparison(text: str, names: tuple[str, ...], lines: tuple[int, int]) -> None:
    assert names in comparisons_in(text)
    assert lines in lines_of(text, Kind.COMPARISON)


@pytest.mark.parametrize(
    "text",
    [
        "# Butter\n- Advantages: tasty and common\n- Disadvantages: burns and spoils\n",
        "# Shopping\n- butter\n- lard\n- soap\n",
        "# Butter v Lard\nA case that was decided.\n",
        "# Butter\n- Cost: low in spring\n\n# Lard\ntext\n",
    ],
)
def test_labels_bare_lists_and_single_names_are_none(text: str) -> None:
    assert comparisons_in(text) == set()


def test_aspects_that_return_under_each_sibling_are_no_members() -> None:
    butter = "- Butter:\n    - Heat: burns at once\n    - Taste: of milk\n"
    lard = "- Lard:\n    - Heat: stays calm\n    - Taste: of little\n"
    text = f"# Fats\n{butter}{lard}"
    assert comparisons_in(text) == {("Butter", "Lard")}


def test_remark_that_denies_something_else_is_a_comparison_with_the_section() -> None:
    assert comparisons_in("# Lard\n- from pigs\n\n※ Goose Fat is not for pastry.\n") == {("Lard", "Goose Fat")}
    assert comparisons_in("# Lard\n- from pigs\n\n※ Goose Fat is good.\n") == set()


def test_sample_comes_to_its_comparisons() -> None:
    assert {tuple(sorted(map(str.lower, names))) for names in comparisons_in(RAW)} >= {
        ("moka pot", "pour-over", "press"),
        ("blade grinder", "burr grinder"),
        ("freezer", "sealed tin"),
        ("green beans", "roasted beans"),
        ("mugs", "tall glasses"),
    }
