"""Names that people choose to be seen under."""

import unicodedata
from itertools import pairwise

from examprep.core.cohort_errors import NicknameInvalid

SHORTEST, LONGEST = 2, 30
MOST_MARKS = 2
# Letters, marks and symbols that show nothing: joiners, fillers, the blank Braille pattern, variation selectors.
_BLANK = {
    *map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0)),
    *map(chr, range(0x180B, 0x1810)),
    *map(chr, range(0xFE00, 0xFE10)),
    *map(chr, range(0xE0100, 0xE01F0)),
}


def screened(text: str) -> str:
    """The nickname as it is kept: in Unicode's form NFKC, trimmed, one space between words.

    Raises `NicknameInvalid` where that has fewer than 2 or more than 30 characters, one that shows nothing or steers
    the text around it (controls, formats, line breaks, fillers), or more than two marks on a letter.
    """
    nickname = " ".join(word for word in unicodedata.normalize("NFKC", text).split(" ") if word)
    if not SHORTEST <= len(nickname) <= LONGEST:
        raise NicknameInvalid(f"A nickname has {SHORTEST} to {LONGEST} characters, not {len(nickname)}.")
    if any(map(_is_unseen, nickname)):
        raise NicknameInvalid("A nickname has no control characters, line breaks or characters that show nothing.")
    if _longest_pile(nickname) > MOST_MARKS:
        raise NicknameInvalid(f"A nickname has at most {MOST_MARKS} marks on a letter.")
    return nickname


def nickname_key(nickname: str) -> str:
    """What nicknames are compared by: those that differ in case or in the form of their characters are the same."""
    return unicodedata.normalize("NFKC", nickname.casefold())


def _is_unseen(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] == "C" or (category[0] == "Z" and character != " ") or character in _BLANK


def _longest_pile(nickname: str) -> int:
    """The most marks that follow one another."""
    bases = [place for place, character in enumerate(f" {nickname} ") if unicodedata.category(character)[0] != "M"]
    return max(later - earlier - 1 for earlier, later in pairwise(bases))
